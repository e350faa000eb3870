import type { identity as fr } from '../fr/identity';
import type { Texts } from '../texts';

export const identity: Texts<typeof fr> = {
  title: 'Access',
  email: 'E-mail address',
  password: 'Password',
  signIn: {
    title: 'Sign in',
    lead: 'Your work address and your password.',
    submit: 'Sign in',
    forgotten: 'Forgotten your password?',
  },
  factor: {
    title: 'Second factor',
    lead: 'The 6-digit code of your application, or a recovery code.',
    code: 'Code',
    back: 'Back to signing in',
  },
  forgotten: {
    title: 'Forgotten password',
    lead: 'We send you a link to choose another one.',
    submit: 'Send the link',
    sentTitle: 'Look at your e-mail',
    sent: 'If this address has an account here, a link has just been sent to it. It is valid for 30 minutes.',
    back: 'Back to signing in',
  },
  newPassword: {
    label: 'New password',
    help: '15 characters at least, 12 with a second factor. A few unrelated words make a good password.',
    noToken: 'This link is incomplete. Open it from the e-mail that you received.',
  },
  invitation: {
    title: 'Welcome',
    lead: 'Say what you are called and choose your password: only you will know it.',
    firstName: 'First name',
    lastName: 'Last name',
    submit: 'Activate my account',
    doneTitle: 'Account activated',
    done: 'You can sign in now.',
  },
  reset: {
    title: 'New password',
    lead: 'All your open sessions will be closed.',
    submit: 'Change the password',
    doneTitle: 'Password changed',
    done: 'Sign in with your new password.',
  },
};
