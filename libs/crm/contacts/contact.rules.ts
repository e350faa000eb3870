import { type FieldError, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Contact } from './contact.entity.js';

/** An address stands once in a contact: a second one would be mailed twice. */
export function checkEmails({ emails }: InputOf<Contact>): FieldError[] {
  const seen = new Set<string>();
  return (emails ?? []).flatMap(({ address }, index) => {
    if (!seen.has(address)) {
      seen.add(address);
      return [];
    }
    return [
      {
        field: `emails.${index}.address`,
        code: 'duplicate',
        message: text('Cette adresse figure déjà plus haut.', 'This address is already above.'),
      },
    ];
  });
}
