import type { account as fr } from '../fr/account';
import type { Texts } from '../texts';

export const account: Texts<typeof fr> = {
  profile: { title: 'Profile', firstName: 'First name', lastName: 'Last name', saved: 'Profile saved' },
  look: {
    title: 'Look',
    theme: 'Theme',
    density: 'Rows of lists',
    densities: { compact: 'Compact', comfortable: 'Comfortable' },
    shortcutsWhy: 'To be turned off if you dictate to the computer.',
    saved: 'Look saved',
  },
  notifications: {
    title: 'Notifications',
    mention: 'When a colleague mentions me',
    due: 'When I am reminded of an activity',
    assigned: 'When an activity, a lead or an opportunity is given to me',
    import: 'When an import ends',
    channels: {
      app: 'In the application',
      email: 'By email',
      both: 'In the application and by email',
      none: 'Do not tell me',
    },
    saved: 'Notifications saved',
  },
  password: {
    title: 'Password',
    current: 'Current password',
    submit: 'Change the password',
    done: 'Password changed. Your other sessions are closed.',
  },
  factor: {
    title: 'Second factor',
    required: 'Your role requires a second factor: enrol it to go on.',
    on: 'On: a code is asked for at each sign-in.',
    off: 'Off.',
    why: 'With an authenticator app, nobody gets in with your password alone.',
    enrol: 'Turn the second factor on',
    scan: 'Scan this code with your authenticator app, then type the code that it shows.',
    qr: 'QR code to scan with the authenticator app',
    secret: 'Or type this key',
    confirm: 'Check and turn on',
    remove: 'Turn the second factor off',
    renew: 'New recovery codes',
    codes: 'Recovery codes',
    codesWhy:
      'Each works once, when your phone is lost. They will not be shown again: keep them in a safe place. Older codes are void.',
    kept: 'I have kept them',
  },
  sessions: {
    title: 'Open sessions',
    current: 'This session',
    unknown: 'Program',
    end: 'Close',
    ended: 'Session closed',
    endOthers: 'Close the others',
    endOthersWhy: 'You stay signed in here only.',
  },
};
