import type { TableDefect } from './table-error.js';

/** How a delimited text file is written; everything left out is detected or takes the usual value. */
export interface TableFormat {
  /** 'auto' (default) or a name that iconv-lite knows: utf-8, utf-16le, windows-1252, iso-8859-15… */
  encoding?: 'auto' | string;
  /** 'auto' (default: one of `;` `,` TAB `|`) or the separator itself, which may have several characters. */
  separator?: 'auto' | string;
  /** Default: any newline. A final `\n` stands for LF, CRLF or CR, so that `&|\n` reads both kinds of files. */
  recordEnd?: string;
  /** Default `"` (RFC 4180); null where a quote is an ordinary character. */
  quote?: string | null;
  /** true (default): the first line names the columns; array: the names; false: column1, column2… */
  header?: boolean | string[];
  /**
   * For unquoted files whose fields hold the record end (SQL Server bcp): a record goes on until all columns are
   * there, newlines inside become LF. A short record then swallows the next one, hence never by default.
   */
  endsByColumnCount?: boolean;
  /** Blank fields behind the last column are no defect: spreadsheets leave them. */
  blanksBehind?: boolean;
}

/** One record; `line` is the physical line where it begins, 1-based, the header line included. */
export interface TableRow {
  line: number;
  values: Record<string, string>;
}

/** An opened table. `rows` opens the file at each iteration, and closes it at its end or on `break`. */
export interface Table {
  columns: string[];
  encoding: string;
  separator: string;
  rows: AsyncIterable<TableRow | TableDefect>;
}

/** Tells a refused record from a row. */
export function isTableDefect(item: TableRow | TableDefect): item is TableDefect {
  return 'code' in item;
}
