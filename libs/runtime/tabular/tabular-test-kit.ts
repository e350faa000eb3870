import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTableDefect, readTable, type TableDefect, type TableFormat, type TableRow } from './index.js';

/** Files made by a test, in a folder that `clean` removes. */
export class FileKit {
  private readonly folder = mkdtempSync(join(tmpdir(), 'b2o-tabular-'));
  private count = 0;

  file(content: Buffer | string): string {
    this.count += 1;
    const path = join(this.folder, `table-${this.count}.csv`);
    writeFileSync(path, content);
    return path;
  }

  clean(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A whole table, for small files. */
export interface ReadTable {
  columns: string[];
  encoding: string;
  separator: string;
  rows: TableRow[];
  defects: TableDefect[];
  /** Values in column order, row by row. */
  cells: (string | undefined)[][];
}

/** Reads everything at once. */
export async function readAll(path: string, format?: TableFormat): Promise<ReadTable> {
  const table = await readTable(path, format);
  const rows: TableRow[] = [];
  const defects: TableDefect[] = [];
  for await (const item of table.rows) {
    if (isTableDefect(item)) defects.push(item);
    else rows.push(item);
  }
  const cells = rows.map((row) => table.columns.map((name) => row.values[name]));
  return { ...table, rows, defects, cells };
}
