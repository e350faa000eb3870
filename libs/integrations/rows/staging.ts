import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { isTableDefect, type TableDefect } from '#runtime';
import type { Join, MappedFile, RowShape } from '../mapping/mapping.js';
import { type OpenedFiles, readable } from './opened-files.js';
import type { JoinedRows, RawRow } from './source-row.js';

const cachedKeys = 2000;
const rowsBetweenPauses = 2000;

interface Staged {
  readonly columns: readonly string[];
  readonly select: StatementSync;
  /** Small files (countries, kinds) are asked for the same few keys again and again. */
  readonly cache: Map<string, RawRow[]>;
}

/**
 * The joined files of an import, put on disk under their keys so that memory stays bounded whatever their size. It is
 * SQLite's private temporary database: its file has no name once it is open, and nothing of it outlives the process.
 */
export class Staging implements JoinedRows {
  readonly db = new DatabaseSync('');
  private readonly tables = new Map<string, Staged>();

  constructor() {
    this.db.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE',
    );
    // Nothing here is ever to be kept: one transaction to the end spares a write for every row.
    this.db.exec('BEGIN');
  }

  /** Loads every file that a step joins and that is not there yet. `onDefect` hears of the records that were not read. */
  async load(
    shape: RowShape,
    files: OpenedFiles,
    onDefect: (file: MappedFile, defect: TableDefect) => void,
    onPause: () => Promise<void>,
  ): Promise<void> {
    for (const join of shape.joins.values()) {
      const name = nameOf(join);
      if (!this.tables.has(name))
        this.tables.set(name, await readable(join.file, () => this.fill(join, files, onDefect, onPause)));
      await this.load(join, files, onDefect, onPause);
    }
  }

  find(join: Join, key: readonly string[]): RawRow[] {
    const staged = this.tables.get(nameOf(join));
    if (!staged) throw new Error(`${join.file.name} was not loaded`);
    const packed = JSON.stringify(key);
    let rows = staged.cache.get(packed);
    if (!rows) {
      rows = (staged.select.all(packed) as { line: number; cells: string }[]).map(({ line, cells }) => {
        const read = JSON.parse(cells) as string[];
        return {
          line,
          values: Object.fromEntries(staged.columns.map((column, at) => [column, read[at] ?? ''])),
        };
      });
      if (staged.cache.size >= cachedKeys) staged.cache.clear();
      staged.cache.set(packed, rows);
    }
    return rows;
  }

  close(): void {
    this.db.close();
  }

  private async fill(
    join: Join,
    files: OpenedFiles,
    onDefect: (file: MappedFile, defect: TableDefect) => void,
    onPause: () => Promise<void>,
  ): Promise<Staged> {
    const table = `joined_${this.tables.size}`;
    const columns = [...join.file.used.keys()];
    this.db.exec(`CREATE TABLE ${table} (key TEXT NOT NULL, line INTEGER NOT NULL, cells TEXT NOT NULL)`);
    const insert = this.db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`);
    let count = 0;
    for await (const row of files.table(join.file).rows) {
      count += 1;
      if (count % rowsBetweenPauses === 0) await onPause();
      if (isTableDefect(row)) {
        onDefect(join.file, row);
        continue;
      }
      const key = join.columns.map((column) => row.values[column]?.trim() ?? '');
      if (key.includes('')) continue;
      insert.run(JSON.stringify(key), row.line, JSON.stringify(columns.map((column) => row.values[column])));
    }
    this.db.exec(`CREATE INDEX ${table}_by_key ON ${table} (key, line)`);
    const select = this.db.prepare(`SELECT line, cells FROM ${table} WHERE key = ? ORDER BY line`);
    return { columns, select, cache: new Map() };
  }
}

/** Two joins to one file by the same columns share its rows. */
const nameOf = (join: Join): string => JSON.stringify([join.file.name, join.columns]);
