import type { Language } from '#kernel';

interface Facts {
  readonly company: string;
  /** What the person agreed to, as the form said it. */
  readonly consent: string;
  readonly link: string;
}

const texts = {
  fr: ({ company, consent, link }: Facts) => ({
    subject: `${company} : confirmez votre accord`,
    text: `Bonjour,

Vous avez coché sur un formulaire de ${company} :
« ${consent} »

Pour confirmer, ouvrez cette page et appuyez sur le bouton :
${link}

Si ce n’était pas vous, ne faites rien : sans confirmation, vous ne recevrez aucun envoi.

${company}
`,
  }),
  en: ({ company, consent, link }: Facts) => ({
    subject: `${company}: confirm that you agree`,
    text: `Hello,

You ticked on a form of ${company}:
"${consent}"

To confirm, open this page and press the button:
${link}

If it was not you, do nothing: without confirmation you will not get any mailing.

${company}
`,
  }),
} as const;

/** Asks to confirm, and promises nothing else: no advertising in it. */
export const confirmationMail = (language: Language, facts: Facts): { subject: string; text: string } =>
  texts[language](facts);
