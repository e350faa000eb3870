import { newId, Problem } from '#kernel';
import type { pg } from '#runtime';
import { type InstanceRow, TenancyProblems } from '../registry/instance-registry.js';

/** Writes the row of a new instance. @throws Problem INSTANCE_EXISTS when its slug or its id is taken. */
export async function insertInstance(client: pg.ClientBase, row: InstanceRow): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO platform.instance (id, slug, name, schema_name, role_name, vault_role_name, kind, state, modules,
       siren, time_zone, schema_version, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $9, $10, $11, $12)
     ON CONFLICT DO NOTHING`,
    [
      row.id,
      row.slug,
      row.name,
      row.schema,
      row.role,
      row.vaultRole,
      row.kind,
      row.modules,
      row.siren,
      row.timeZone,
      row.schemaVersion,
      row.createdAt,
    ],
  );
  if (rowCount !== 1) throw new Problem(TenancyProblems.INSTANCE_EXISTS);
}

/** Notes what the platform did to an instance, or to itself when there is none, and who asked. */
export async function logOperation(
  client: pg.ClientBase,
  instanceId: string | null,
  operation: string,
  actor: string,
  details: object,
): Promise<void> {
  await client.query(
    'INSERT INTO platform.operation_log (id, instance_id, operation, actor, details) VALUES ($1, $2, $3, $4, $5)',
    [newId(), instanceId, operation, actor, details],
  );
}
