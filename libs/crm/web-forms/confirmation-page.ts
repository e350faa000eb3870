import { type Language, type Text, text } from '#kernel';
import type { Confirmation } from './confirmations.service.js';
import { html, publicPage } from './form-html.js';

const words = {
  ask: text('Confirmez votre accord', 'Confirm that you agree'),
  who: text('Adresse', 'Address'),
  button: text('Je confirme', 'I confirm'),
  otherwise: text(
    'Si ce n’était pas vous, fermez cette page : sans confirmation, aucun envoi ne vous sera fait.',
    'If it was not you, close this page: without confirmation no mailing will reach you.',
  ),
  done: text('Merci, votre accord est confirmé', 'Thank you, your agreement is confirmed'),
  later: text(
    'Vous pouvez le retirer à tout moment : chaque envoi contient un lien pour se désinscrire.',
    'You may withdraw it at any time: each mailing has a link to unsubscribe.',
  ),
  expired: text('Ce lien n’est plus valable', 'This link is no longer valid'),
  again: text(
    'Il a dépassé trente jours. Remplissez de nouveau le formulaire si vous le souhaitez.',
    'It is more than thirty days old. Fill the form in again if you like.',
  ),
  unknown: text('Ce lien ne mène à rien', 'This link leads nowhere'),
  whole: text(
    'Vérifiez que l’adresse est complète : certains logiciels de messagerie la coupent.',
    'Check that the address is whole: some mail programs cut it.',
  ),
} as const satisfies Record<string, Text>;

const paragraph = (value: string): string => `<p>${html(value)}</p>`;

/** What whoever follows the link of a mail sees. Opening it does nothing: scanners of mails open links too. */
export function confirmationPage(
  found: Confirmation | undefined,
  { company, language: ofInstance }: { company: string; language: Language },
): string {
  const language = found?.form.language ?? ofInstance;
  const page = (title: Text, content: string) =>
    publicPage({ language, company, title: title[language], content });
  if (!found) return page(words.unknown, paragraph(words.whole[language]));
  if (found.state === 'expired') return page(words.expired, paragraph(words.again[language]));
  if (found.state === 'done') return page(words.done, paragraph(words.later[language]));
  return page(
    words.ask,
    `${paragraph(`« ${found.form.consentText ?? ''} »`)}
${paragraph(`${words.who[language]} : ${found.masked}`)}
<form method="post"><p><button type="submit">${html(words.button[language])}</button></p></form>
${paragraph(words.otherwise[language])}`,
  );
}
