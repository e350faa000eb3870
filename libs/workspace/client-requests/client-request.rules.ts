import { type FieldError, text } from '#kernel';
import { fieldsOf, type InputOf, type RecordType } from '#runtime';
import type { ClientRequest } from './client-request.entity.js';

/** The names by which a request may call the fields of a kind of record: `email`, `addresses.city`. */
export function requestableFields({ fields }: Pick<RecordType, 'fields'>): string[] {
  return fields
    .filter(({ readOnly, byCommand }) => !readOnly && !byCommand)
    .flatMap(({ name, part }) => (part ? fieldsOf(part).map((each) => `${name}.${each.name}`) : [name]));
}

/** Who asked, for what, with responsibility accepted (policy art. 3 and 5); `today` as `YYYY-MM-DD`. */
export function checkClientRequest(
  input: InputOf<ClientRequest>,
  before: ClientRequest | undefined,
  facts: { today: string; requestable: readonly string[] | undefined },
): FieldError[] {
  const after = { ...before, ...input };
  const errors: FieldError[] = [];
  const refuse = (field: string, code: string, fr: string, en: string) =>
    errors.push({ field, code, message: text(fr, en) });
  if (after.responsibilityAccepted !== true)
    refuse(
      'responsibilityAccepted',
      'required',
      'Le client doit avoir accepté d’être responsable de cette collecte.',
      'The client must have accepted to be responsible for this collection.',
    );
  if (after.signedOn && after.signedOn > facts.today)
    refuse('signedOn', 'future', 'La date de signature est à venir.', 'The date of signature is to come.');
  const { requestable } = facts;
  if (!requestable)
    refuse('resource', 'unknown', 'Ce type de fiche n’existe pas.', 'There is no such kind of record.');
  const names = (after.fields ?? []).map(({ name }) => name);
  if (names.length === 0)
    refuse('fields', 'required', 'Indiquez au moins un champ.', 'Name one field at least.');
  names.forEach((name, index) => {
    if (requestable && !requestable.includes(name))
      refuse(`fields.${index}.name`, 'unknown', 'Ce champ n’existe pas.', 'There is no such field.');
    else if (names.indexOf(name) < index)
      refuse(
        `fields.${index}.name`,
        'twice',
        'Ce champ est déjà dans la liste.',
        'This field is in the list already.',
      );
  });
  return errors;
}
