import { Decimal } from 'decimal.js';
import type { TableColumn } from './table-column.js';
import { TableError } from './table-error.js';

/** What a cell holds, its type made plain: the writers only lay it out. */
export type CellValue =
  | { type: 'empty' }
  | { type: 'text'; text: string }
  | { type: 'number'; digits: string }
  | { type: 'date'; date: Date; withTime: boolean };

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** @throws TableError value-unwritable for what has no meaning in a cell: NaN, infinity, an invalid date */
export function cellValue(value: unknown, column: TableColumn): CellValue {
  if (value === null || value === undefined || value === '') return { type: 'empty' };
  if (typeof value === 'number' || typeof value === 'bigint' || Decimal.isDecimal(value)) {
    const number = new Decimal(value as Decimal.Value);
    if (!number.isFinite()) throw unwritable(column, String(value));
    return { type: 'number', digits: number.toFixed() };
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw unwritable(column, String(value));
    return { type: 'date', date: value, withTime: column.kind !== 'date' };
  }
  if (typeof value === 'object') return { type: 'text', text: JSON.stringify(value) };
  return typedText(String(value), column);
}

/** A string that is not what its column promises stays a text: it is then neutralised as one. */
function typedText(text: string, { kind }: TableColumn): CellValue {
  if (kind === 'number' && DECIMAL.test(text)) return { type: 'number', digits: text };
  const isDate = kind === 'date' && ISO_DATE.test(text);
  if (isDate || (kind === 'datetime' && ISO_INSTANT.test(text))) {
    const date = new Date(text);
    // Date accepts 2023-02-30 as 2 March in some forms: only what says the same again is that date.
    const real = !Number.isNaN(date.getTime()) && (!isDate || date.toISOString().startsWith(text));
    if (real) return { type: 'date', date, withTime: !isDate };
  }
  return { type: 'text', text };
}

function unwritable(column: TableColumn, value: string): TableError {
  return new TableError('value-unwritable', {
    fr: `Colonne « ${column.label} » : la valeur ${value} ne peut pas être écrite.`,
    en: `Column "${column.label}": the value ${value} cannot be written.`,
  });
}

/** ISO 8601: the date alone, or the instant in UTC. */
export function isoText(date: Date, withTime: boolean): string {
  const text = date.toISOString();
  return withTime ? text : text.slice(0, text.indexOf('T'));
}
