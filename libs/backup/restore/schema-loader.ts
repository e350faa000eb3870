import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { type pg, quoteIdentifier } from '#runtime';
import { type InstanceRow, type MigrationFile, Migrator, Provisioner, readMigrations } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { Checkpoints } from '../checkpoints.js';
import { openCopyFile } from '../copy/copy-folder.js';
import { copyIn, copyOut, textSettings } from '../copy/copy-table.js';
import type { Manifest, ManifestTable } from '../copy/manifest.js';
import { loosen, readStructure, type Structure, type TableShape, tighten } from '../structure/structure.js';

export interface Loaded {
  readonly tables: number;
  readonly rows: number;
}

/** Makes a schema out of a copy, within the caller's transaction: a crash leaves nothing of it. */
@Injectable()
export class SchemaLoader {
  private readonly migrations = readMigrations('tenant');

  constructor(
    private readonly provisioner: Provisioner,
    private readonly migrator: Migrator,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * Creates the tables as they were when the copy was taken, loads it, exports it again, compares the digests, and
   * only then brings the schema to today's version.
   * @param folder of the copy, whose files were verified.
   * @throws Problem RESTORE_STRUCTURE, RESTORE_UNEQUAL
   */
  async load(
    client: pg.Client,
    row: InstanceRow,
    schema: string,
    folder: string,
    manifest: Manifest,
  ): Promise<Loaded> {
    this.requireKnownMigrations(manifest);
    await client.query(textSettings);
    await this.provisioner.createSchema(client, row, schema, manifest.schemaVersion);
    const structure = await readStructure(client, schema);
    const shapes = shapesOf(manifest, structure);
    const taken = await loosen(client, schema);
    // Migrations may put rows into new schemas, such as a first pipeline: only those of the copy count.
    await client.query(`TRUNCATE ${shapes.map(([{ name }]) => placeOf(schema, name)).join(', ')}`);
    for (const [table, shape] of shapes) {
      const { bytes, gunzip } = openCopyFile(join(folder, table.file));
      await copyIn(client, schema, shape, bytes, gunzip);
    }
    await this.setSequences(client, schema, manifest);
    await tighten(client, schema, taken);
    await this.requireEqual(client, schema, shapes);
    if ((await readStructure(client, schema)).fingerprint !== structure.fingerprint) {
      throw new Error('the structure after the load is not the one before it');
    }
    await this.migrateForward(client, row, schema);
    await client.query(`ANALYZE ${shapes.map(([{ name }]) => placeOf(schema, name)).join(', ')}`);
    await this.checkpoints.reach('restore: loaded');
    return { tables: shapes.length, rows: shapes.reduce((sum, [{ rows }]) => sum + rows, 0) };
  }

  /** Applies the migrations that a schema does not have yet. */
  async migrateForward(client: pg.Client, row: InstanceRow, schema: string): Promise<void> {
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM ${quoteIdentifier(schema)}.schema_migration`,
    );
    const applied = new Set(rows.map(({ name }) => name));
    const missing = this.migrations.filter(
      ({ name, kinds }) => !applied.has(name) && kinds.includes(row.kind),
    );
    if (missing.length > 0) {
      await client.query(
        "SELECT set_config('b2o.schema', $1, true), set_config('b2o.role', $2, true), set_config('b2o.vault_role', $3, true)",
        [schema, row.role, row.vaultRole ?? ''],
      );
      await client.query(`SET LOCAL search_path TO ${quoteIdentifier(schema)}`);
      for (const file of missing) await this.apply(client, file);
    }
    await client.query("SET LOCAL search_path TO ''");
  }

  private async apply(client: pg.Client, { name, sql, checksum }: MigrationFile): Promise<void> {
    await client.query(sql);
    await client.query('INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)', [name, checksum]);
  }

  private requireKnownMigrations({ migrations, schemaVersion }: Manifest): void {
    const known = new Map(this.migrations.map(({ name, checksum }) => [name, checksum]));
    const strange = migrations.filter(({ name, checksum }) => known.get(name) !== checksum);
    if (strange.length === 0 && schemaVersion <= this.migrator.latest) return;
    throw structureProblem(strange.map(({ name }) => name).join(', ') || `version ${schemaVersion}`);
  }

  private async setSequences(client: pg.Client, schema: string, { sequences }: Manifest): Promise<void> {
    for (const { name, last, called } of sequences) {
      await client.query('SELECT setval($1::regclass, $2, $3)', [placeOf(schema, name), last, called]);
    }
  }

  private async requireEqual(client: pg.Client, schema: string, shapes: Shapes): Promise<void> {
    for (const [table, shape] of shapes) {
      const found = await copyOut(client, schema, shape);
      if (found.rows !== table.rows || found.sha256 !== table.plainSha256) {
        throw new Problem(BackupProblems.RESTORE_UNEQUAL, {
          detail: text(`Table ${table.name}.`, `Table ${table.name}.`),
        });
      }
    }
  }
}

type Shapes = readonly (readonly [ManifestTable, TableShape])[];

const placeOf = (schema: string, name: string) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

/** The tables of a copy with those that will receive them. @throws Problem RESTORE_STRUCTURE */
function shapesOf(manifest: Manifest, { tables }: Structure): Shapes {
  const shapes = new Map(tables.map((table) => [table.name, table]));
  return manifest.tables.map((table) => {
    const shape = shapes.get(table.name);
    if (
      JSON.stringify(shape?.columns) !==
      JSON.stringify(table.columns.map(({ name, type }) => ({ name, type })))
    ) {
      throw structureProblem(table.name);
    }
    return [table, shape as TableShape] as const;
  });
}

const structureProblem = (what: string) =>
  new Problem(BackupProblems.RESTORE_STRUCTURE, {
    detail: text(
      `Différent : ${what}. Les fichiers ddl.sql.gz et keys.sql.gz de la sauvegarde la recréent avec psql.`,
      `Different: ${what}. The files ddl.sql.gz and keys.sql.gz of the copy recreate it with psql.`,
    ),
  });
