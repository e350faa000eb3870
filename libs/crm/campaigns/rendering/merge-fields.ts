import { type FieldError, type Text, text } from '#kernel';

/** What a mail may say of whom it goes to; the words that a screen offers are beside the names. */
export const mergeFields = {
  'contact.civility': text('Civilité', 'Title'),
  'contact.firstName': text('Prénom', 'First name'),
  'contact.lastName': text('Nom', 'Last name'),
  'contact.jobTitle': text('Fonction', 'Job title'),
  'contact.city': text('Ville du contact', 'City of the contact'),
  'company.name': text('Société du contact', 'Company of the contact'),
  'company.city': text('Ville de la société', 'City of the company'),
  'owner.firstName': text('Prénom du responsable', 'First name of the owner'),
  'owner.lastName': text('Nom du responsable', 'Last name of the owner'),
  'us.name': text('Nom de notre entreprise', 'Name of our company'),
  'us.phone': text('Téléphone de notre entreprise', 'Phone of our company'),
} as const satisfies Record<string, Text>;

export type MergeField = keyof typeof mergeFields;
export type MergeValues = Readonly<Partial<Record<MergeField, string | null>>>;

/** What a letter to one person may say beside: of what it is about, and of who writes. */
export const letterFields = {
  ...mergeFields,
  'opportunity.name': text('Nom de l’affaire', 'Name of the opportunity'),
  'opportunity.city': text('Ville du chantier', 'City of the site'),
  'me.firstName': text('Mon prénom', 'My first name'),
  'me.lastName': text('Mon nom', 'My last name'),
} as const satisfies Record<string, Text>;

export type LetterField = keyof typeof letterFields;

/** Fields that every record has: they need no text to stand in for them. */
const alwaysThere = new Set<string>(['contact.lastName', 'us.name', 'me.firstName', 'me.lastName']);

export interface FieldUse<Name extends string = MergeField> {
  readonly name: Name;
  /** Said where the record does not know. */
  readonly fallback: string;
}

/** A text with places to fill in: plain pieces and fields by turns. */
export type MergeText<Name extends string = MergeField> = readonly (string | FieldUse<Name>)[];

const pattern = /\{\{([^{}]*)\}\}/g;

/**
 * Reads `{{contact.firstName|Madame, Monsieur}}`. Only known fields are taken, and one that may be empty brings the
 * words that stand in for it, so that no mail begins with « Bonjour , ».
 */
export const parseMergeText = (source: string, field: string) => parseFields(source, field, mergeFields);

/** The same with fields of one's own. */
export function parseFields<Name extends string>(
  source: string,
  field: string,
  known: Readonly<Record<Name, Text>>,
): { parts: MergeText<Name>; errors: readonly FieldError[] } {
  const parts: (string | FieldUse<Name>)[] = [];
  const errors: FieldError[] = [];
  const refuse = (code: string, fr: string, en: string) =>
    errors.push({ field, code, message: text(fr, en) });
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    parts.push(source.slice(end, match.index));
    end = match.index + match[0].length;
    const inside = match[1] ?? '';
    const bar = inside.indexOf('|');
    const name = (bar < 0 ? inside : inside.slice(0, bar)).trim();
    const fallback = bar < 0 ? '' : inside.slice(bar + 1).trim();
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).join(', ');
      refuse(
        'unknown-field',
        `Champ inconnu : « ${name} ». Champs possibles : ${names}.`,
        `Unknown field: "${name}". Possible fields: ${names}.`,
      );
    } else if (!fallback && !alwaysThere.has(name)) {
      refuse(
        'fallback-missing',
        `Donnez un texte de remplacement à « ${name} » : {{${name}|texte si vide}}.`,
        `Give "${name}" a text for when it is empty: {{${name}|text if empty}}.`,
      );
    } else parts.push({ name: name as Name, fallback });
  }
  parts.push(source.slice(end));
  const rest = parts.filter((part) => typeof part === 'string').join('');
  if (/\{\{|\}\}/.test(rest))
    refuse(
      'unclosed-field',
      'Un champ de fusion commence par {{ et finit par }}.',
      'A merge field begins with {{ and ends with }}.',
    );
  return { parts, errors };
}

export const wordOf = ({ name, fallback }: FieldUse, values: MergeValues): string =>
  values[name]?.trim() || fallback;

/** One line of text with its fields filled in. */
export const fillText = (parts: MergeText, values: MergeValues): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : wordOf(part, values)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
