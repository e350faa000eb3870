import { Injectable } from '@nestjs/common';
import { type pg, quoteIdentifier } from '#runtime';
import { type InstanceRow, InstanceSchemas, type MigrationFile, Migrator, readMigrations } from '#tenancy';
import { Checkpoints } from '../checkpoints.js';
import type { OpenCopy } from '../copy/copy-reader.js';
import { placeOf, textSettings } from '../copy/copy-table.js';
import type { Manifest } from '../copy/manifest.js';
import { TwoHands } from '../copy/two-hands.js';
import { loosen, readStructure, tighten } from '../structure/structure.js';
import { receiversOf, structureProblem, TableLoader } from './table-loader.js';

export interface Loaded {
  readonly tables: number;
  readonly rows: number;
}

/** Makes a schema out of a copy, within the caller's transaction: a crash leaves nothing of it. */
@Injectable()
export class SchemaLoader {
  private readonly migrations = readMigrations('tenant');

  constructor(
    private readonly schemas: InstanceSchemas,
    private readonly migrator: Migrator,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * Creates the tables as they were when the copy was taken, loads it, exports it again, compares the digests, and
   * only then brings the schema to today's version.
   * @param copies a full copy, and the incremental one that goes on from it if there is one; both were read through.
   * @throws Problem RESTORE_STRUCTURE, RESTORE_UNEQUAL
   */
  async load(
    client: pg.Client,
    row: InstanceRow,
    schema: string,
    copies: readonly OpenCopy[],
  ): Promise<Loaded> {
    const newest = copies[copies.length - 1] as OpenCopy;
    for (const { manifest } of copies) this.requireKnownMigrations(manifest);
    await client.query(textSettings);
    await this.schemas.create(client, row, schema, newest.manifest.schemaVersion);
    const structure = await readStructure(new TwoHands(client), schema);
    const steps = copies.flatMap((copy) =>
      receiversOf(copy, structure).map((receiver) => ({ copy, receiver })),
    );
    const taken = await loosen(client, schema);
    const loader = new TableLoader(client, schema);
    for (const { copy, receiver } of steps) await loader.load(copy, receiver);
    await this.setSequences(client, schema, newest.manifest);
    await tighten(client, schema, taken);
    if ((await readStructure(new TwoHands(client), schema)).fingerprint !== structure.fingerprint) {
      throw new Error('the structure after the load is not the one before it');
    }
    await this.migrateForward(client, row, schema);
    const names = [...new Set(steps.map(({ receiver }) => receiver.table.name))];
    await client.query(`ANALYZE ${names.map((name) => placeOf(schema, name)).join(', ')}`);
    await this.checkpoints.reach('restore: loaded');
    return { tables: names.length, rows: rowsOf(copies) };
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
}

/** How many rows a restored instance has: of each table what the newest of its copies tells. */
function rowsOf(copies: readonly OpenCopy[]): number {
  const rows = new Map<string, number>();
  for (const { manifest } of copies)
    for (const { name, rows: copied, changes } of manifest.tables) rows.set(name, changes?.total ?? copied);
  return [...rows.values()].reduce((sum, each) => sum + each, 0);
}
