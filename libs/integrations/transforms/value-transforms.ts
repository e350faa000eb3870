import { text } from '#kernel';
import { CellError, type CellValue } from '../mapping/mapping.js';
import type { MappingNode } from '../mapping/mapping-node.js';
import { dateReader, momentReader } from './date-text.js';
import { bareNumber, readNumber, rounded } from './number-text.js';
import { ofText, type Transform, type TransformReader } from './transform.js';

const yes = ['1', 'true', 'vrai', 'oui', 'yes', 'o', 'y', 'x'];
const no = ['0', 'false', 'faux', 'non', 'no', 'n'];

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

  /** `moment: dd/MM/yyyy`, like `date`: a time behind it is kept, and the offset of its zone. */
  moment: (options) => {
    const readers = (options?.oneOrMany() ?? []).flatMap((node) => {
      const reader = momentReader(node.text());
      if (!reader) node.complain('un modèle de date est attendu.', 'a date pattern is expected.');
      return reader ? [reader] : [];
    });
    return ofText((value) => {
      for (const read of readers) {
        const found = read(value);
        if (found) return `${found.day}T${found.time ?? '09:00:00'}${found.offset ?? ''}`;
      }
      throw new CellError(text('date illisible', 'unreadable date'), value);
    });
  },

  /** `percent: {decimal, thousands, fraction}`: whole percents; `fraction: true` reads 0.25 as 25. */
  percent: (options) => {
    const members =
      options?.kind === 'map' ? options.members(['decimal', 'thousands', 'fraction']) : undefined;
    const decimal = members?.get('decimal')?.text() || '.';
    const thousands = members?.get('thousands')?.text() ?? '';
    const fraction = members?.get('fraction')?.flag() ?? false;
    return ofText((value) => {
      const digits = readNumber(bareNumber(value), decimal, thousands);
      if (digits === undefined)
        throw new CellError(text('pourcentage illisible', 'unreadable percentage'), value);
      return Math.round(Number(digits) * (fraction ? 100 : 1));
    });
  },

  /** `number: {decimal: ',', thousands: ' ', round: 2}`; gives a number, exact where the field is an integer. */
  number: (options) => {
    const members = options?.kind === 'map' ? options.members(['decimal', 'thousands', 'round']) : undefined;
    const decimal = members?.get('decimal')?.text() || '.';
    const thousands = members?.get('thousands')?.text() ?? '';
    const places = members?.get('round')?.integer();
    if (decimal === thousands)
      options?.complain('deux signes différents sont attendus.', 'two different signs are expected.');
    return {
      apply: (value, row) => {
        const digits = readNumber(bareNumber(String(value)), decimal, thousands);
        if (digits === undefined)
          throw new CellError(text('nombre illisible', 'unreadable number'), String(value));
        if (places === undefined) return Number(digits);
        const round = rounded(digits, places);
        if (!round.exact)
          row.remark?.(
            text(`${value} arrondi à ${round.digits}`, `${value} rounded to ${round.digits}`),
            null,
          );
        return round.digits;
      },
    };
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
