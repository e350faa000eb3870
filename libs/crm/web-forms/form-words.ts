import { type Language, text } from '#kernel';

/** What a form and its pages say of themselves; the client writes the rest. */
const words = {
  submit: text('Envoyer', 'Send'),
  choose: text('Choisir', 'Choose'),
  optional: text('facultatif', 'optional'),
  thanks: text('Merci, votre demande est bien arrivée.', 'Thank you, your request has arrived.'),
  confirm: text(
    'Un e-mail vous est envoyé pour confirmer votre accord aux envois.',
    'An e-mail is on its way to confirm that you agree to the mailings.',
  ),
  failed: text(
    'L’envoi n’a pas abouti. Rien n’est perdu : réessayez dans un instant.',
    'Sending failed. Nothing is lost: try again in a moment.',
  ),
  correct: text('À corriger avant l’envoi :', 'To correct before sending:'),
  review: text('Vérifiez, puis envoyez', 'Check, then send'),
  gone: text('Ce formulaire n’est pas disponible', 'This form is not available'),
  goneMore: text(
    'Il a été fermé, ou son adresse est incomplète.',
    'It has been closed, or its address is incomplete.',
  ),
  refused: text('Votre demande n’a pas pu être envoyée', 'Your request could not be sent'),
  back: text('Retour au site', 'Back to the site'),
  trap: text('Laissez ce champ vide', 'Leave this field empty'),
} as const;

export type FormWords = { readonly [Word in keyof typeof words]: string };

export const formWords = (language: Language): FormWords =>
  Object.fromEntries(Object.entries(words).map(([word, each]) => [word, each[language]])) as FormWords;
