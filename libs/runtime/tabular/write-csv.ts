import { Readable } from 'node:stream';
import { cellValue, isoText } from './cell-value.js';
import { neutraliseFormula } from './neutralise.js';
import type { TableColumn, TableRecords } from './table-column.js';

export interface CsvOptions {
  /** Default `;`, which Excel set to French opens in columns. */
  separator?: ';' | ',' | '\t';
  /** Default `.`; `,` is what Excel set to French reads as a number, and is not for `,` separated files. */
  decimalMark?: '.' | ',';
}

const BATCH_CHARACTERS = 64 * 1024;
const BOM = '\uFEFF';

/**
 * CSV as a stream of bytes: UTF-8 with BOM, CRLF, quotes of RFC 4180, dates in ISO 8601. Texts that a spreadsheet
 * would run as formulas get a leading `'`; numbers do not. Rows are taken as fast as the stream is read; a failure
 * of theirs becomes the stream's.
 */
export function writeCsv(columns: TableColumn[], rows: TableRecords, options: CsvOptions = {}): Readable {
  return Readable.from(csvText(columns, rows, options), {
    objectMode: false,
    highWaterMark: BATCH_CHARACTERS,
  });
}

async function* csvText(
  columns: TableColumn[],
  rows: TableRecords,
  { separator = ';', decimalMark = '.' }: CsvOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const quoting = new RegExp(`["\\r\\n${separator}]|^\\s|\\s$`, 'u');
  const alone = columns.length === 1;
  const field = (text: string) => {
    // Alone on its line an empty field would be a blank line, which readers skip.
    if (text === '') return alone ? '""' : '';
    return quoting.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const write = (value: unknown, column: TableColumn): string => {
    const cell = cellValue(value, column);
    if (cell.type === 'empty') return field('');
    if (cell.type === 'date') return isoText(cell.date, cell.withTime);
    if (cell.type === 'number')
      return field(decimalMark === '.' ? cell.digits : cell.digits.replace('.', ','));
    return field(neutraliseFormula(cell.text));
  };

  let batch = `${BOM}${columns.map(({ label }) => field(neutraliseFormula(label))).join(separator)}\r\n`;
  for await (const row of rows) {
    batch += `${columns.map((column) => write(row[column.key], column)).join(separator)}\r\n`;
    if (batch.length >= BATCH_CHARACTERS) {
      yield Buffer.from(batch, 'utf8');
      batch = '';
    }
  }
  yield Buffer.from(batch, 'utf8');
}
