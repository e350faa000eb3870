import { type pg, quoteIdentifier } from '#runtime';
import type { TableShape } from '../structure/structure.js';
import { type ChangedTable, changedTables } from './changed-rows.js';
import type { CopyDraft } from './copy-folder.js';
import { copyOut, copyQuery, placeOf } from './copy-table.js';
import type { ManifestRows, ManifestTable } from './manifest.js';
import type { Snapshot } from './snapshot.js';

/** Called after each table: how many are done, of how many, which one, and the bytes written so far. */
export type Progress = (done: number, total: number, table: string, bytes: number) => void;

/** A table of whose changes something tells. */
type FollowedTable = ChangedTable & { readonly keys: string };

/** How many keys of a table changed, and how many rows it has. */
interface Counts {
  readonly changed: number;
  readonly total: number;
}

const isFollowed = (each: ChangedTable): each is FollowedTable => each.keys !== undefined;
const keyOf = ({ key }: TableShape): string => quoteIdentifier(key?.name ?? '');

/** Writes the rows of a snapshot into the files of a copy. */
export class TableFiles {
  private tables = 0;
  private bytes = 0;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly schema: string,
    private readonly draft: CopyDraft,
    private readonly onProgress: Progress | undefined,
  ) {}

  /** Every row of every table. */
  async writeAll(tables: readonly TableShape[]): Promise<ManifestTable[]> {
    return this.snapshot.hands.each(tables, (client, table) =>
      this.writeTable(client, { table, keys: undefined }, tables.length),
    );
  }

  /** What changed since a base. @param since the condition on a journal's rows that it does not hold. */
  async writeChanges(tables: readonly TableShape[], since: string): Promise<ManifestTable[]> {
    const changed = await changedTables(this.snapshot.client, this.schema, tables, since);
    const written = new Map<string, ManifestTable>();
    const counts = new Map<string, Counts>();
    const rows = changed.map((each) => async (client: pg.Client) => {
      written.set(each.table.name, await this.writeTable(client, each, changed.length));
    });
    // Apart from them: to count a large table takes as long as to copy what changed in it.
    const countings = changed.map((each) => async (client: pg.Client) => {
      if (isFollowed(each)) counts.set(each.table.name, await this.count(client, each));
    });
    await this.snapshot.hands.each([...rows, ...countings], (client, part) => part(client));
    const files: ManifestTable[] = [];
    for (const each of changed) {
      const file = written.get(each.table.name) as ManifestTable;
      const counted = counts.get(each.table.name);
      files.push(
        counted && isFollowed(each)
          ? { ...file, changes: await this.writeDeleted(each, file.rows, counted) }
          : file,
      );
    }
    return files;
  }

  /** The rows of a table, or those with some keys. @param tables how many are to be written. */
  private async writeTable(
    client: pg.Client,
    { table, keys }: ChangedTable,
    tables: number,
  ): Promise<ManifestTable> {
    const [name, where] =
      keys === undefined
        ? [`data/${table.name}.csv`]
        : [`data/${table.name}.upsert.csv`, `t.${keyOf(table)} IN (${keys})`];
    const rows = await this.rows(name, (...sinks) => copyOut(client, this.schema, table, where, ...sinks));
    this.tables += 1;
    this.onProgress?.(this.tables, tables, table.name, this.bytes);
    return { ...rows, name: table.name, columns: table.columns };
  }

  private async count(client: pg.Client, { table, keys }: FollowedTable): Promise<Counts> {
    const { rows } = await client.query<Counts>(
      `SELECT (SELECT count(*) FROM (${keys}) k) AS changed,
         (SELECT count(*) FROM ${placeOf(this.schema, table.name)}) AS total`,
    );
    return rows[0] as Counts;
  }

  /** The keys of rows that are no more. @param met of how many that changed there still is a row. */
  private async writeDeleted(
    { table, keys }: FollowedTable,
    met: number,
    { changed, total }: Counts,
  ): Promise<ManifestTable['changes']> {
    const column = keyOf(table);
    const place = placeOf(this.schema, table.name);
    // To look for each key once more takes as long as to read the rows: only where not every key was met.
    const gone = changed === met ? 'false' : `NOT EXISTS (SELECT FROM ${place} t WHERE t.${column} = k.key)`;
    const deleted = await this.rows(`data/${table.name}.delete.csv`, (...sinks) =>
      copyQuery(
        this.snapshot.client,
        `SELECT k.key AS ${column} FROM (${keys}) k WHERE ${gone} ORDER BY 1`,
        ...sinks,
      ),
    );
    return { key: table.key?.name ?? '', deleted, total };
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
