import {
  type FieldUse,
  type LetterField,
  letterFields,
  type MergeText,
  parseFields,
} from '../campaigns/rendering/merge-fields.js';

export type LetterValues = Readonly<Partial<Record<LetterField, string | null>>>;

interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** A template filled in: what is not known is replaced by the words that stand in for it. */
export function fillLetter(
  { subject, body }: Letter,
  values: LetterValues,
): { subject: string; text: string } {
  const fill = (source: string, field: string) =>
    filled(parseFields(source, field, letterFields).parts, values);
  return { subject: fill(subject, 'subject').replace(/\s+/g, ' ').trim(), text: fill(body, 'body') };
}

const filled = (parts: MergeText<LetterField>, values: LetterValues): string =>
  parts.map((part) => (typeof part === 'string' ? part : wordOf(part, values))).join('');

const wordOf = ({ name, fallback }: FieldUse<LetterField>, values: LetterValues): string =>
  values[name]?.trim() || fallback;
