import { text } from '#kernel';
import { isDay } from '#runtime';
import { CellError, type CellValue } from '../mapping/mapping.js';
import type { MappingNode } from '../mapping/mapping-node.js';
import { ofText, type Transform, type TransformReader } from './transform.js';

const yes = ['1', 'true', 'vrai', 'oui', 'yes', 'o', 'y', 'x'];
const no = ['0', 'false', 'faux', 'non', 'no', 'n'];

const dateFormats: Record<string, string> = {
  yyyy: '(?<y>\\d{4})',
  yy: '(?<yy>\\d{2})',
  MM: '(?<m>\\d{2})',
  M: '(?<m>\\d{1,2})',
  dd: '(?<d>\\d{2})',
  d: '(?<d>\\d{1,2})',
};

/** A pattern such as `dd/MM/yyyy`; a time after the date is read over. Two-digit years pivot at 70. */
export function dateReader(format: string): ((value: string) => string | undefined) | undefined {
  const parts = format.split(/(yyyy|yy|MM|M|dd|d)/);
  const source = parts
    .map((part) => dateFormats[part] ?? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('');
  const kinds = ['y', 'm', 'd'].map((kind) => source.split(`(?<${kind}`).length - 1);
  if (kinds.some((count) => count !== 1) || /[a-z]/i.test(format.replace(/yyyy|yy|MM|M|dd|d/g, '')))
    return undefined;
  const pattern = new RegExp(`^${source}(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?Z?)?$`, 'u');
  return (value) => {
    const groups = pattern.exec(value)?.groups;
    if (!groups) return undefined;
    const short = Number(groups['yy'] ?? 0);
    const year = groups['y'] ?? String(short < 70 ? 2000 + short : 1900 + short);
    const day = `${year}-${groups['m']?.padStart(2, '0')}-${groups['d']?.padStart(2, '0')}`;
    return isDay(day) ? day : undefined;
  };
}

/** A decimal number in plain digits, or undefined: `1 234,50` with comma and blanks is `1234.50`. */
export function readNumber(value: string, decimal: string, thousands: string): string | undefined {
  const sign = /^[-\u2212(]/.test(value) ? '-' : '';
  const bare = value.replace(/^[-+\u2212]/, '').replace(/^\((.*)\)$/, '$1');
  const at = bare.lastIndexOf(decimal);
  const whole = at < 0 ? bare : bare.slice(0, at);
  const fraction = at < 0 ? '' : bare.slice(at + decimal.length);
  const blanks = thousands === ' ' ? /[ \u00A0\u202F]/g : undefined;
  const grouped = blanks ? whole.replace(blanks, ' ') : whole;
  const isGrouped = thousands !== '' && grouped.includes(thousands);
  const groups = isGrouped ? grouped.split(thousands) : [grouped];
  // 1,23 with `,` for thousands is a mistake of the mapping or of the file, never 123.
  const wellGrouped = groups.every((group, index) =>
    isGrouped ? (index === 0 ? /^\d{1,3}$/.test(group) : /^\d{3}$/.test(group)) : /^\d+$/.test(group),
  );
  if (!wellGrouped || (at >= 0 && !/^\d+$/.test(fraction))) return undefined;
  const digits = groups.join('').replace(/^0+(?=\d)/, '');
  return `${sign}${digits}${fraction ? `.${fraction}` : ''}`;
}

const otherwiseOf = (node: MappingNode | undefined): ((value: CellValue) => CellValue) => {
  if (!node) return refuseUnmapped;
  const value = node.scalar();
  if (value === 'reject') return refuseUnmapped;
  return value === 'keep' ? (cell) => cell : () => value;
};

const refuseUnmapped = (value: CellValue): never => {
  throw new CellError(
    text('valeur absente de la table de correspondance', 'value not in the map'),
    String(value),
  );
};

const words = (node: MappingNode | undefined, usual: readonly string[]): Set<string> =>
  new Set((node?.texts() ?? usual).map((word) => word.toLocaleLowerCase('fr')));

export const valueTransforms: Record<string, TransformReader> = {
  /** `default: value` in place of an empty cell. */
  default: (options) => {
    const value = options?.scalar() ?? null;
    return { takesNull: true, apply: (cell) => cell ?? value } satisfies Transform;
  },

  /** `nullIf: [values]`: these count as empty. */
  nullIf: (options) => {
    const values = new Set(options?.texts() ?? []);
    return ofText((value) => (values.has(value) ? null : value));
  },

  /** `map: {values: {from: to}, otherwise: reject|keep|<value>}`, or the values alone: others are then refused. */
  map: (options) => {
    const isLong = options?.kind === 'map' && options.members().has('values');
    const members = isLong ? options?.members(['values', 'otherwise']) : undefined;
    const table = new Map<string, CellValue>();
    for (const [from, to] of (isLong ? members?.get('values') : options)?.members() ?? [])
      table.set(from, to.scalar());
    const otherwise = otherwiseOf(members?.get('otherwise'));
    return {
      apply: (value) =>
        table.has(String(value)) ? (table.get(String(value)) as CellValue) : otherwise(value),
    };
  },

  /** `date: dd/MM/yyyy`, or a list of patterns tried in order; gives YYYY-MM-DD. */
  date: (options) => {
    const readers = (options?.oneOrMany() ?? []).flatMap((node) => {
      const reader = dateReader(node.text());
      if (!reader)
        node.complain(
          'un modèle de date fait de yyyy, MM et dd est attendu.',
          'a date pattern made of yyyy, MM and dd is expected.',
        );
      return reader ? [reader] : [];
    });
    return ofText((value) => {
      for (const read of readers) {
        const day = read(value);
        if (day) return day;
      }
      throw new CellError(text('date illisible', 'unreadable date'), value);
    });
  },

  /** `number: {decimal: ',', thousands: ' '}`; gives a number, exact where the field is an integer. */
  number: (options) => {
    const members = options?.kind === 'map' ? options.members(['decimal', 'thousands']) : undefined;
    const decimal = members?.get('decimal')?.text() || '.';
    const thousands = members?.get('thousands')?.text() ?? '';
    if (decimal === thousands)
      options?.complain('deux signes différents sont attendus.', 'two different signs are expected.');
    return ofText((value) => {
      const digits = readNumber(value, decimal, thousands);
      if (digits === undefined) throw new CellError(text('nombre illisible', 'unreadable number'), value);
      return Number(digits);
    });
  },

  /** `boolean`, or `boolean: {true: [words], false: [words]}`. */
  boolean: (options) => {
    const members = options?.kind === 'map' ? options.members(['true', 'false']) : undefined;
    const truths = words(members?.get('true'), yes);
    const falsehoods = words(members?.get('false'), no);
    return ofText((value) => {
      const word = value.toLocaleLowerCase('fr');
      if (truths.has(word)) return true;
      if (falsehoods.has(word)) return false;
      throw new CellError(text('ni oui ni non', 'neither true nor false'), value);
    });
  },
};
