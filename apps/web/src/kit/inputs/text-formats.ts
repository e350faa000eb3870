import type { FieldFormat } from '@/api/record-meta';

const blanks = /[\s.\u00a0\u202f-]/g;

/** Removes what people type inside identifiers, as the server does. */
export const compact = (text: string): string => text.replace(blanks, '').toUpperCase();

/**
 * A number of the French plan (Arcep: ten digits that begin with 0, or +33 and nine) in E.164; undefined for a text
 * that is not obviously one: the server decides.
 */
export function frenchPhone(text: string): string | undefined {
  const digits = text.replace(/[\s.()/\u00a0\u202f-]/g, '');
  const national = /^(?:(?:\+33|0033)0?|0)([1-9]\d{8})$/.exec(digits)?.[1];
  return national && `+33${national}`;
}

/** A stored phone number as people of its country write it; the others stay as they are. */
export function formatPhone(value: string): string {
  const national = /^\+33([1-9]\d{8})$/.exec(value)?.[1];
  return national ? `0${national}`.replace(/(\d{2})(?=\d)/g, '$1 ') : value;
}

/** Cuts a text into groups of these lengths; what is left over stands alone. */
function grouped(text: string, lengths: readonly number[]): string {
  const groups: string[] = [];
  let at = 0;
  for (const length of lengths) {
    if (at >= text.length) break;
    groups.push(text.slice(at, at + length));
    at += length;
  }
  if (at < text.length) groups.push(text.slice(at));
  return groups.join(' ');
}

const groups: Partial<Record<FieldFormat, readonly number[]>> = {
  siren: [3, 3, 3],
  siret: [3, 3, 3, 5],
  vat: [2, 2, 3, 3, 3],
  nir: [1, 2, 2, 2, 3, 3, 2],
  iban: [4, 4, 4, 4, 4, 4, 4, 4, 4],
};

/** An identifier with the blanks that make it readable. */
export function formatIdentifier(format: FieldFormat, value: string): string {
  if (format === 'naf') return value.replace(/^(\d{2})(\d{2}[A-Z]?)$/, '$1.$2');
  const lengths = groups[format];
  if (!lengths || (format === 'vat' && !value.startsWith('FR'))) return value;
  return grouped(value, lengths);
}

export interface TextFormat {
  /** What people read. */
  show: (value: string) => string;
  /** What is stored of what they typed. */
  read: (text: string) => string;
}

const asTyped: TextFormat = { show: (value) => value, read: (text) => text };

/** How a text of this format is shown and read. */
export function textFormat(format: FieldFormat | undefined): TextFormat {
  switch (format) {
    case 'phone':
      return { show: formatPhone, read: (text) => frenchPhone(text) ?? text };
    case 'siren':
    case 'siret':
    case 'vat':
    case 'nir':
    case 'iban':
    case 'naf':
      return { show: (value) => formatIdentifier(format, value), read: compact };
    case 'email':
      return { show: (value) => value, read: (text) => text.trim() };
    default:
      return asTyped;
  }
}
