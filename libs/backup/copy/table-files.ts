import { type pg, quoteIdentifier } from '#runtime';
import type { TableShape } from '../structure/structure.js';
import { changedTables } from './changed-rows.js';
import type { CopyDraft } from './copy-folder.js';
import type { CopyPace } from './copy-pace.js';
import { copyOut, copyQuery, placeOf } from './copy-table.js';
import type { ManifestRows, ManifestTable } from './manifest.js';
import type { Snapshot } from './snapshot.js';

/** Called after each table: how many are done, of how many, which one, and the bytes written so far. */
export type Progress = (done: number, total: number, table: string, bytes: number) => void;

/** Writes the rows of a snapshot into the files of a copy. */
export class TableFiles {
  private bytes = 0;

  /** @param pace of a copy that is taken beside people's work. */
  constructor(
    private readonly snapshot: Snapshot,
    private readonly schema: string,
    private readonly draft: CopyDraft,
    private readonly onProgress: Progress | undefined,
    private readonly pace: CopyPace | undefined,
  ) {}

  /** Every row of every table. */
  async writeAll(tables: readonly TableShape[]): Promise<ManifestTable[]> {
    return this.each(
      tables,
      (table) => table,
      (client, table) => this.writeWhole(client, table),
    );
  }

  /** What changed since a base. @param since the condition on a journal's rows that it does not hold. */
  async writeChanges(tables: readonly TableShape[], since: string): Promise<ManifestTable[]> {
    const changed = await changedTables(this.snapshot.client, this.schema, tables, since);
    return this.each(
      changed,
      ({ table }) => table,
      (client, { table, keys }) =>
        keys === undefined ? this.writeWhole(client, table) : this.writeChanged(client, table, keys),
    );
  }

  private each<T>(
    items: readonly T[],
    tableOf: (item: T) => TableShape,
    write: (client: pg.Client, item: T) => Promise<ManifestTable>,
  ): Promise<ManifestTable[]> {
    let done = 0;
    return this.snapshot.each(
      items,
      async (client, item) => {
        const written = await write(client, item);
        done += 1;
        this.onProgress?.(done, items.length, tableOf(item).name, this.bytes);
        return written;
      },
      // Where people wait for answers, one core of the database is enough.
      this.pace?.leavesRoom,
    );
  }

  private async writeWhole(client: pg.Client, table: TableShape): Promise<ManifestTable> {
    const rows = await this.rows(`data/${table.name}.csv`, (...sinks) =>
      copyOut(client, this.schema, table, undefined, ...sinks),
    );
    return { ...rows, name: table.name, columns: table.columns };
  }

  private async writeChanged(client: pg.Client, table: TableShape, keys: string): Promise<ManifestTable> {
    const place = placeOf(this.schema, table.name);
    const { name: key = '' } = table.key ?? {};
    const column = quoteIdentifier(key);
    const upserts = await this.rows(`data/${table.name}.upsert.csv`, (...sinks) =>
      copyOut(client, this.schema, table, `t.${column} IN (${keys})`, ...sinks),
    );
    const { rows } = await client.query<{ changed: number; total: number }>(
      `SELECT (SELECT count(*) FROM (${keys}) k) AS changed, (SELECT count(*) FROM ${place}) AS total`,
    );
    const { changed = 0, total = 0 } = rows[0] ?? {};
    // To look for each key once more takes as long as to read the rows: only where not every key was met.
    const gone =
      changed === upserts.rows ? 'false' : `NOT EXISTS (SELECT FROM ${place} t WHERE t.${column} = k.key)`;
    const deleted = await this.rows(`data/${table.name}.delete.csv`, (...sinks) =>
      copyQuery(client, `SELECT k.key AS ${column} FROM (${keys}) k WHERE ${gone} ORDER BY 1`, ...sinks),
    );
    const changes = { key, deleted, total };
    return { ...upserts, name: table.name, columns: table.columns, changes };
  }

  private async rows(
    name: string,
    copy: (...sinks: (NodeJS.ReadWriteStream | NodeJS.WritableStream)[]) => ReturnType<typeof copyQuery>,
  ): Promise<ManifestRows> {
    const { sinks, done } = this.draft.file(name);
    const { rows, bytes: plainBytes, sha256: plainSha256 } = await copy(...sinks);
    const file = { ...done(), plainBytes, plainSha256, rows };
    this.bytes += file.bytes;
    return file;
  }
}
