import { cellFault, type Line, type LineColumn, readCell } from './line-column';

/**
 * Rows and cells of a text copied from a spreadsheet: tabs between cells, quotes around a cell that holds a tab, a
 * line break or (doubled) quotes.
 */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  while (cell.lastIndex < text.length || row.length > 0) {
    const found = cell.exec(text);
    if (!found) break;
    row.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] !== '\t') {
      rows.push(row);
      row = [];
      if (found[3] === '') break;
    }
  }
  return rows;
}

export interface Paste {
  lines: Line[];
  /** Lines that were written. */
  pasted: number;
  /** Values that their columns do not understand; they are shown as they came. */
  refused: number;
}

/** Writes a block of cells into lines from one cell on; lines that are not there yet are added. */
export function pasteInto(
  lines: readonly Line[],
  at: { row: number; column: number },
  block: readonly (readonly string[])[],
  options: { columns: readonly LineColumn[]; empty: Line; language: 'fr' | 'en' },
): Paste {
  const { columns, empty, language } = options;
  const next = lines.map((line) => line);
  let refused = 0;
  for (const [offset, cells] of block.entries()) {
    const line: Line = { ...(next[at.row + offset] ?? empty) };
    for (const [index, text] of cells.entries()) {
      const column = columns[at.column + index];
      // An empty cell leaves a menu as it is: what it stands on is not in the spreadsheet.
      const isKept = column?.kind === 'choice' && text.trim() === '';
      if (!column || column.kind === 'computed' || isKept) continue;
      line[column.name] = readCell(column, text, language);
      if (text.trim() !== '' && cellFault(column, line[column.name])) refused += 1;
    }
    next[at.row + offset] = line;
  }
  return { lines: next, pasted: block.length, refused };
}
