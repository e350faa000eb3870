import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Databases, type pg, quoteIdentifier } from '#runtime';
import {
  InstanceRegistry,
  type InstanceRow,
  InstanceSchemas,
  instanceColumns,
  Migrator,
  rolesOf,
} from '#tenancy';
import { BackupProblems } from '../backup.problems.js';

type Row = Readonly<Record<string, unknown>>;

/** What nothing else could rebuild: which instances there are, who was erased, and what was done to them. */
export interface PlatformContents {
  readonly format: 'b2o-platform';
  readonly formatVersion: '1.0';
  readonly instances: readonly Row[];
  readonly erasures: readonly Row[];
  readonly operations: readonly Row[];
}

/** Tables that are copied, by their place in the copy; the catalogue of copies follows from their signed manifests. */
const tables = {
  instances: { name: 'instance', where: "kind = 'company'", order: 'id' },
  erasures: { name: 'erasure', where: 'true', order: 'instance_id, table_name, digest' },
  operations: { name: 'operation_log', where: 'true', order: 'at, id' },
} as const;

/** Reads the control plane, and writes it into an empty one. */
@Injectable()
export class PlatformContentsStore {
  constructor(
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
    private readonly schemas: InstanceSchemas,
    private readonly migrator: Migrator,
  ) {}

  /** At one instant; equal contents are equal texts. */
  async read(): Promise<string> {
    return this.databases.asOwner('platform copy', async (client) => {
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const contents: Record<string, unknown> = { format: 'b2o-platform', formatVersion: '1.0' };
      for (const [place, { name, where, order }] of Object.entries(tables)) {
        const { rows } = await client.query<{ row: Row }>(
          `SELECT to_jsonb(t) AS row FROM platform.${quoteIdentifier(name)} t WHERE ${where} ORDER BY ${order}`,
        );
        contents[place] = rows.map(({ row }) => row);
      }
      return JSON.stringify(contents);
    });
  }

  /**
   * Makes the instances exist again, each with an empty schema that its copies then replace. Those that were suspended
   * are so again; what was under way when the server went is not. May be repeated after an interruption.
   * @returns the slugs of the instances that are there now.
   * @throws Problem BACKUP_PLATFORM_IN_USE where there is an instance that the copy does not know.
   */
  async write({ instances, erasures, operations }: PlatformContents): Promise<string[]> {
    const known = new Set(instances.map(({ id }) => id));
    await this.databases.asOwner('platform restore', async (client) => {
      const { rows } = await client.query<{ id: string }>(
        "SELECT id FROM platform.instance WHERE kind = 'company'",
      );
      if (rows.some(({ id }) => !known.has(id))) throw new Problem(BackupProblems.BACKUP_PLATFORM_IN_USE);
      await insert(client, 'erasure', erasures);
      await insert(client, 'operation_log', operations);
    });
    const slugs: string[] = [];
    // One at a time: a schema of many tables takes many locks.
    for (const instance of instances) {
      const slug = await this.databases.asOwner('platform restore', (client) => this.add(client, instance));
      if (slug === undefined) continue;
      this.registry.forget();
      slugs.push(slug);
    }
    return slugs.sort();
  }

  /** @returns undefined for an instance that was erased. */
  private async add(client: pg.Client, instance: Row): Promise<string | undefined> {
    const { id, state } = instance;
    const isNew = (await insert(client, 'instance', [instance])) === 1;
    if (state === 'erased' || state === 'erasing') return undefined;
    const { rows } = await client.query<InstanceRow>(
      `UPDATE platform.instance SET state = CASE state WHEN 'suspended' THEN state ELSE 'active' END,
         schema_version = CASE WHEN $2 THEN $3 ELSE schema_version END WHERE id = $1 RETURNING ${instanceColumns}`,
      [id, isNew, this.migrator.latest],
    );
    const [row] = rows as [InstanceRow];
    if (!isNew) return row.slug;
    await this.schemas.create(client, row);
    await client.query(`SET LOCAL ROLE ${quoteIdentifier(this.databases.roles.owner)}`);
    if (row.state === 'suspended')
      await client.query(`REVOKE USAGE ON SCHEMA ${quoteIdentifier(row.schema)} FROM ${rolesOf(row)}`);
    return row.slug;
  }
}

/** Columns that came later have their defaults; those that are no more are left out. */
async function insert(client: pg.Client, name: string, rows: readonly Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { rows: known } = await client.query<{ column: string }>(
    `SELECT quote_ident(attname) AS column FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname = ANY ($2)`,
    [`platform.${name}`, Object.keys(rows[0] as Row)],
  );
  const columns = known.map(({ column }) => column).join(', ');
  const { rowCount } = await client.query(
    `INSERT INTO platform.${quoteIdentifier(name)} (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::platform.${quoteIdentifier(name)}, $1)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
  return rowCount ?? 0;
}
