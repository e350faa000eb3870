import type { Language } from '#kernel';

/** What a mail says, in one language. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

type Writer<Facts> = Record<Language, (facts: Facts) => MailText>;

const write =
  <Facts>(writer: Writer<Facts>) =>
  (language: Language, facts: Facts): MailText =>
    writer[language](facts);

export const invitationMail = write<{ company: string; firstName: string; link: string }>({
  fr: ({ company, firstName, link }) => ({
    subject: `Votre accès à l’espace ${company}`,
    text: lines(
      greeting('Bonjour', firstName),
      '',
      `${company} vous invite dans son espace de travail. Pour l’ouvrir, choisissez votre mot de passe :`,
      '',
      link,
      '',
      'Ce lien sert une seule fois et reste valable 72 heures. Personne d’autre que vous ne connaîtra votre mot de passe.',
      'Si vous n’attendiez pas cette invitation, ignorez ce message.',
    ),
  }),
  en: ({ company, firstName, link }) => ({
    subject: `Your access to ${company}`,
    text: lines(
      greeting('Hello', firstName),
      '',
      `${company} invites you to its workspace. To open it, choose your password:`,
      '',
      link,
      '',
      'This link works once and is valid for 72 hours. Nobody but you will ever know your password.',
      'If you did not expect this invitation, ignore this message.',
    ),
  }),
});

export const passwordResetMail = write<{ company: string; firstName: string; link: string }>({
  fr: ({ company, firstName, link }) => ({
    subject: `Nouveau mot de passe pour ${company}`,
    text: lines(
      greeting('Bonjour', firstName),
      '',
      `Pour choisir un nouveau mot de passe pour l’espace ${company} :`,
      '',
      link,
      '',
      'Ce lien sert une seule fois et reste valable 30 minutes.',
      'Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.',
    ),
  }),
  en: ({ company, firstName, link }) => ({
    subject: `A new password for ${company}`,
    text: lines(
      greeting('Hello', firstName),
      '',
      `To choose a new password for the ${company} workspace:`,
      '',
      link,
      '',
      'This link works once and is valid for 30 minutes.',
      'If you did not ask for it, ignore this message: your password stays the same.',
    ),
  }),
});

/** What people are told of after the fact, so that what they did not do does not pass unseen. */
export const noticeKinds = [
  'password-changed',
  'second-factor-added',
  'second-factor-removed',
  'second-factor-reset',
  'hr-referent-named',
  'hr-referent-revoked',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const notices: Record<NoticeKind, Record<Language, (about: string) => string>> = {
  'password-changed': {
    fr: () => 'Votre mot de passe a été changé.',
    en: () => 'Your password was changed.',
  },
  'second-factor-added': {
    fr: () => 'Un second facteur protège maintenant votre compte.',
    en: () => 'A second factor now protects your account.',
  },
  'second-factor-removed': {
    fr: () => 'Le second facteur de votre compte a été retiré.',
    en: () => 'The second factor of your account was removed.',
  },
  'second-factor-reset': {
    fr: () => 'Un administrateur a retiré le second facteur de votre compte.',
    en: () => 'An administrator removed the second factor of your account.',
  },
  'hr-referent-named': {
    fr: (about) => `${about} est maintenant référent RH et peut consulter et extraire les données RH.`,
    en: (about) => `${about} is now an HR referent and may see and extract HR data.`,
  },
  'hr-referent-revoked': {
    fr: (about) => `${about} n’est plus référent RH.`,
    en: (about) => `${about} is no longer an HR referent.`,
  },
};

export const noticeMail = write<{ company: string; firstName: string; kind: NoticeKind; about: string }>({
  fr: ({ company, firstName, kind, about }) => ({
    subject: `Sécurité de votre espace ${company}`,
    text: lines(
      greeting('Bonjour', firstName),
      '',
      notices[kind].fr(about),
      '',
      `Si cela vous surprend, prévenez tout de suite un administrateur de ${company}.`,
    ),
  }),
  en: ({ company, firstName, kind, about }) => ({
    subject: `Security of your ${company} workspace`,
    text: lines(
      greeting('Hello', firstName),
      '',
      notices[kind].en(about),
      '',
      `If this surprises you, tell an administrator of ${company} at once.`,
    ),
  }),
});

const greeting = (word: string, firstName: string): string =>
  firstName ? `${word} ${firstName},` : `${word},`;

const lines = (...all: string[]): string => `${all.join('\n')}\n`;
