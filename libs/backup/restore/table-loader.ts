import { join } from 'node:path';
import { Problem, text } from '#kernel';
import { type pg, quoteIdentifier } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { openCopyFile } from '../copy/copy-folder.js';
import type { OpenCopy } from '../copy/copy-reader.js';
import { columnsOf, copyIn, copyOut, copyQuery, placeOf, type TableDigest } from '../copy/copy-table.js';
import type { ManifestFile, ManifestRows, ManifestTable } from '../copy/manifest.js';
import type { Structure, TableShape } from '../structure/structure.js';

/** A table of a copy with the one that receives it. */
export interface Receiver {
  readonly table: ManifestTable;
  readonly shape: TableShape;
}

/** The tables of a copy with those that will receive them. @throws Problem RESTORE_STRUCTURE */
export function receiversOf({ manifest }: OpenCopy, { tables }: Structure): Receiver[] {
  const shapes = new Map(tables.map((table) => [table.name, table]));
  return manifest.tables.map((table) => {
    const shape = shapes.get(table.name);
    const copied = table.columns.map(({ name, type }) => ({ name, type }));
    if (!shape || JSON.stringify(shape.columns) !== JSON.stringify(copied))
      throw structureProblem(table.name);
    return { table, shape };
  });
}

export const structureProblem = (what: string): Problem =>
  new Problem(BackupProblems.RESTORE_STRUCTURE, {
    detail: text(
      `Différent : ${what}. Les fichiers ddl.sql.gz.age et keys.sql.gz.age de la sauvegarde la recréent avec psql.`,
      `Different: ${what}. The files ddl.sql.gz.age and keys.sql.gz.age of the copy recreate it with psql.`,
    ),
  });

/**
 * Puts the rows of a copy into tables without foreign keys, indexes and triggers, and proves that they are there: what
 * the tables give back has the digest of what was copied.
 */
export class TableLoader {
  constructor(
    private readonly client: pg.Client,
    private readonly schema: string,
  ) {}

  /** @throws Problem RESTORE_UNEQUAL */
  async load(copy: OpenCopy, { table, shape }: Receiver): Promise<void> {
    if (table.changes) return this.apply(copy, table, shape);
    const place = placeOf(this.schema, table.name);
    await this.client.query(`TRUNCATE ${place}`);
    await this.read(copy, table, place, namesOf(shape));
    requireSame(table.name, table, await copyOut(this.client, this.schema, shape));
  }

  /** Replaces the rows that changed and takes those away that are no more; doing it twice changes nothing. */
  private async apply(copy: OpenCopy, table: ManifestTable, shape: TableShape): Promise<void> {
    const { key, deleted, total } = table.changes as NonNullable<ManifestTable['changes']>;
    const { client, schema } = this;
    const place = placeOf(schema, table.name);
    const [column, columns] = [quoteIdentifier(key), columnsOf(shape)];
    // In the schema itself, which nobody sees yet: the owner may make no temporary tables.
    const [changed, gone] = [placeOf(schema, 'copied_rows'), placeOf(schema, 'copied_deletions')];
    await client.query(
      `CREATE TABLE ${changed} AS SELECT ${columns} FROM ${place} WITH NO DATA;
       CREATE TABLE ${gone} AS SELECT ${column} FROM ${place} WITH NO DATA`,
    );
    await this.read(copy, table, changed, namesOf(shape));
    await this.read(copy, deleted, gone, [key]);
    await client.query(`ANALYZE ${changed}, ${gone}`);
    await client.query(
      `DELETE FROM ${place} t USING ${gone} d WHERE t.${column} = d.${column};
       DELETE FROM ${place} t USING ${changed} r WHERE t.${column} = r.${column};
       INSERT INTO ${place} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${changed}`,
    );
    const isChanged = `t.${column} IN (SELECT ${column} FROM ${changed})`;
    requireSame(table.name, table, await copyOut(client, schema, shape, isChanged));
    requireSame(table.name, deleted, await copyQuery(client, `SELECT ${column} FROM ${gone} ORDER BY 1`));
    const { rows } = await client.query<{ total: number }>(`SELECT count(*) AS total FROM ${place}`);
    if (rows[0]?.total !== total) throw unequal(table.name);
    await client.query(`DROP TABLE ${changed}, ${gone}`);
  }

  private async read(
    copy: OpenCopy,
    { file }: ManifestFile,
    place: string,
    columns: string[],
  ): Promise<void> {
    const { bytes, toText } = openCopyFile(join(copy.path, file), copy.cipher);
    await copyIn(this.client, place, columns, bytes, ...toText);
  }
}

const namesOf = (shape: TableShape) => shape.columns.map(({ name }) => name);

function requireSame(table: string, copied: ManifestRows, found: TableDigest): void {
  if (found.rows !== copied.rows || found.sha256 !== copied.plainSha256) throw unequal(table);
}

const unequal = (table: string) =>
  new Problem(BackupProblems.RESTORE_UNEQUAL, { detail: text(`Table ${table}.`, `Table ${table}.`) });
