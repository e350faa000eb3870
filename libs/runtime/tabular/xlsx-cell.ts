import { cellValue, isoText } from './cell-value.js';
import type { TableColumn } from './table-column.js';

/** Characters that an Excel cell holds at most (UTF-16 units). */
export const MAX_CELL_CHARACTERS = 32_767;
/** Ends a text that was cut at that limit. */
export const CUT_MARK = ' […texte tronqué / text cut]';
/** Digits that a cell's number keeps (IEEE 754 double); a longer number is written as text rather than rounded. */
const EXACT_DIGITS = 15;
/** Before it Excel's calendar has a day that never was (29 February 1900), or none at all. */
const FIRST_EXACT_DAY = Date.UTC(1900, 2, 1);

// XML 1.0, production [2] Char: tab, LF, CR and all code points but other controls, surrogates and U+FFFE/FFFF.
const NOT_XML = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A cell and the number format it needs. */
export interface XlsxCell {
  value: string | number | Date | null;
  format?: string;
}

/** The typed cell of a value; a text is always a string cell, never a formula. */
export function xlsxCell(value: unknown, column: TableColumn): XlsxCell {
  const cell = cellValue(value, column);
  if (cell.type === 'empty') return { value: null };
  if (cell.type === 'text') return { value: xlsxText(cell.text) };
  if (cell.type === 'date') {
    const { date, withTime } = cell;
    if (date.getTime() < FIRST_EXACT_DAY) return { value: isoText(date, withTime) };
    return { value: date, format: withTime ? 'dd/mm/yyyy hh:mm:ss' : 'dd/mm/yyyy' };
  }
  const significant = cell.digits.replace(/^-?0*\.?0*|\./g, '').length;
  return { value: significant <= EXACT_DIGITS ? Number(cell.digits) : cell.digits };
}

/** A text as a cell can hold it: without what XML forbids, LF for newlines, cut visibly at Excel's limit. */
export function xlsxText(text: string): string {
  const legal = text.toWellFormed().replace(/\r\n?/g, '\n').replace(NOT_XML, '');
  if (legal.length <= MAX_CELL_CHARACTERS) return legal;
  // Half a character at the cut would be illegal again.
  const kept = legal.slice(0, MAX_CELL_CHARACTERS - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/, '');
  return kept + CUT_MARK;
}
