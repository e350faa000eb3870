import { type EventEmitter, once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Worksheet } from 'exceljs';
import type { TableColumn, TableRecords } from './table-column.js';
import { TableError } from './table-error.js';
import { xlsxCell, xlsxText } from './xlsx-cell.js';

export interface XlsxOptions {
  /** Default « Données ». */
  sheetName?: string;
}

/** Rows of an Excel sheet, the header included. */
const MAX_ROWS = 1_048_576;
const ROWS_FOR_WIDTHS = 100;
const ROWS_BETWEEN_PAUSES = 200;
const [NARROWEST, WIDEST] = [8, 60];

/**
 * An XLSX workbook of one sheet, as a stream of bytes: bold frozen header, autofilter, typed cells. Rows are taken as
 * fast as the stream is read. ExcelJS is loaded at the first use: it takes about 30 MB that most processes never need.
 */
export function writeXlsx(columns: TableColumn[], rows: TableRecords, options: XlsxOptions = {}): Readable {
  const output = new PassThrough();
  writeBook(output, columns, rows, options).catch((error: unknown) => {
    output.destroy(error as Error);
  });
  return output;
}

async function writeBook(
  output: PassThrough,
  columns: TableColumn[],
  rows: TableRecords,
  { sheetName = 'Données' }: XlsxOptions,
): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    stream: output,
    useStyles: true,
    useSharedStrings: false,
  });
  const sheet = book.addWorksheet(sheetName.replace(/[*?:\\/[\]]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const pace = new Pace(output, sheet);

  // Widths come before the first row in the file: they are measured on the first rows, held back for that.
  let held: Record<string, unknown>[] | undefined = [];
  let written = 1;
  const start = () => {
    writeHeader(sheet, columns, held ?? []);
    for (const row of held ?? []) writeRow(sheet, columns, row);
    held = undefined;
  };
  for await (const row of rows) {
    written += 1;
    if (written > MAX_ROWS) throw tooManyRows();
    if (held) {
      held.push(row);
      if (held.length === ROWS_FOR_WIDTHS) start();
    } else {
      writeRow(sheet, columns, row);
    }
    if (written % ROWS_BETWEEN_PAUSES === 0) await pace.wait();
    if (output.destroyed) return;
  }
  if (held) start();
  if (columns.length > 0) {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: written, column: columns.length } };
  }
  sheet.commit();
  await book.commit();
}

function writeHeader(sheet: Worksheet, columns: TableColumn[], sample: Record<string, unknown>[]): void {
  sheet.columns = columns.map((column) => ({ width: width(column, sample) }));
  const header = sheet.addRow(columns.map(({ label }) => xlsxText(label)));
  header.font = { bold: true };
  header.commit();
}

function writeRow(sheet: Worksheet, columns: TableColumn[], values: Record<string, unknown>): void {
  const cells = columns.map((column) => xlsxCell(values[column.key], column));
  const row = sheet.addRow(cells.map(({ value }) => value));
  for (const [at, { format }] of cells.entries()) {
    if (format) row.getCell(at + 1).numFmt = format;
  }
  row.commit();
}

/** Characters of the longest of the first values, the label in bold with its filter button included. */
function width(column: TableColumn, sample: Record<string, unknown>[]): number {
  const lengths = sample.map((row) => {
    const { value, format } = xlsxCell(row[column.key], column);
    return (format ?? String(value ?? '')).length + 1;
  });
  return Math.min(WIDEST, Math.max(NARROWEST, column.label.length + 4, ...lengths));
}

function tooManyRows(): TableError {
  return new TableError('too-many-rows', {
    fr: `Une feuille Excel a au plus ${MAX_ROWS} lignes : filtrez les données ou exportez en CSV.`,
    en: `An Excel sheet has at most ${MAX_ROWS} rows: filter the data or export as CSV.`,
  });
}

/** ExcelJS's zip runs on readable-stream 2, which has no public `writableNeedDrain`. */
type ZipEntry = EventEmitter & { _writableState: { needDrain: boolean } };

/**
 * ExcelJS writes into its zip without looking whether it is full; waiting here until the zip's entry has drained is
 * what keeps memory bounded, whether the compression or the reader of the output is the slower one.
 */
class Pace {
  private readonly entries: () => ZipEntry[];
  private readonly closed = new AbortController();

  constructor(output: PassThrough, sheet: Worksheet) {
    const { stream: buffer } = sheet as unknown as { stream: { pipes: ZipEntry[] } };
    this.entries = () => buffer.pipes;
    output.once('close', () => this.closed.abort());
  }

  async wait(): Promise<void> {
    while (this.entries().length === 0 && !this.closed.signal.aborted) await setImmediate();
    for (const entry of this.entries()) {
      if (!entry._writableState.needDrain || this.closed.signal.aborted) continue;
      // Aborted when the output is closed: the caller sees that and stops.
      await once(entry, 'drain', { signal: this.closed.signal }).catch(() => undefined);
    }
  }
}
