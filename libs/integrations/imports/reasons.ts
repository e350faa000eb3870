import { CommonProblems, type FieldError, Problem, type Text, text } from '#kernel';
import { type FieldInfo, pg, type RecordType } from '#runtime';
import { CellError } from '../mapping/mapping.js';

const shownCharacters = 80;

/** A kind of record, and the fields that only imports have. */
export interface Described {
  readonly type: RecordType;
  readonly importFields?: readonly FieldInfo[];
}

/** A reason with the refused value; values of the HR vault are never shown. */
export function withValue(reason: Text, value: unknown, vault: boolean): Text {
  if (vault || value === null || value === undefined || typeof value === 'object' || value === '')
    return reason;
  const shown = String(value).replace(/\s+/g, ' ').slice(0, shownCharacters);
  return text(`${reason.fr} « ${shown} »`, `${reason.en} "${shown}"`);
}

export const ofField = (
  { type, importFields = type.fields }: Described,
  name: string,
  reason: Text,
): Text => {
  const label = importFields.find((field) => field.name === name)?.label ?? text(name, name);
  return text(`${label.fr} : ${reason.fr}`, `${label.en}: ${reason.en}`);
};

export const reasonOfCell = (error: CellError, record: Described, field: string): Text =>
  ofField(record, field, withValue(error.reason, error.value, record.type.vault));

/** What a validation refused, with the value found at its path. */
export function reasonOfField(error: FieldError, record: Described, values: object): Text {
  let value: unknown = values;
  for (const key of error.field.split('.'))
    value = (value as Record<string, unknown> | null | undefined)?.[key];
  return ofField(record, rootOf(error.field), withValue(error.message, value, record.type.vault));
}

/** `phones` of `phones.0.number`. */
export const rootOf = (path: string): string => path.split('.', 1)[0] ?? path;

/**
 * Why a write was refused, when that is the row's own fault; undefined for what stops the whole import.
 * Class 22 is data, class 23 integrity: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function refusalOf(
  error: unknown,
  record: Described,
): { reason: Text; field: string | undefined } | undefined {
  const { type } = record;
  if (error instanceof Problem) {
    if (!['conflict', 'invalid', 'malformed', 'not-found', 'forbidden'].includes(error.kind.category))
      return undefined;
    const [first] = error.errors;
    if (first) return { reason: ofField(record, rootOf(first.field), first.message), field: first.field };
    return { reason: error.detail ?? error.kind.title, field: undefined };
  }
  if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? '')) return undefined;
  const { code = '', column, constraint = '' } = error;
  const field = type.fields.find((each) => each.column === column) ?? type.fieldOfConstraint(constraint);
  const reason = reasons[code] ?? text('la base refuse cette valeur', 'the database refuses this value');
  if (field) return { reason: ofField(record, field.name, reason), field: field.name };
  const rule = constraint ? ` (${constraint})` : '';
  return { reason: text(`${reason.fr}${rule}`, `${reason.en}${rule}`), field: undefined };
}

const reasons: Record<string, Text> = {
  '23505': text('valeur déjà utilisée par une autre fiche', 'value already used by another record'),
  '23503': text('la fiche désignée n’existe pas', 'the record referred to does not exist'),
  '23502': text('valeur obligatoire absente', 'required value missing'),
  '23514': text('valeurs que les règles de la fiche refusent', 'values that the rules of the record refuse'),
  '22001': CommonProblems.INVALID_INPUT.title,
};

export const notYours = text('vous ne pouvez pas modifier cette fiche', 'you may not change this record');
export const refusedAbove = text('refusée plus haut avec la même clé', 'refused above with the same key');
export const noneTaken = text(
  'plusieurs fiches ont cette clé : aucune n’est prise',
  'several records have this key: none is taken',
);

/** Why an undo leaves what it leaves. */
export const changedSince = text('la fiche a changé depuis l’import', 'the record changed since the import');
export const dependents = text('d’autres fiches dépendent de celle-ci', 'other records depend on this one');
export const unknownTable = text(
  'une suite de l’import, tenue ailleurs',
  'a consequence of the import, kept elsewhere',
);
