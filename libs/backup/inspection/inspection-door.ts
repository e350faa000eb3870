import { type pg, quoteIdentifier } from '#runtime';
import { type InstanceRow, rolesOf } from '#tenancy';

/**
 * Tables that nobody looks into, not even by a statement that somebody smuggled in: secrets, and what is of the moment.
 * The rest may be read exactly by the role that may read it in the live data.
 */
const shut =
  /^(identity_(credential|session|token|throttle)|idempotency_key|hr_idempotency_key|outbox_message|crm_suppression_key|crm_calendar_feed|workspace_mail_settings|integrations_.*)$/;

/** Lets the instance's roles read a schema beside the live one, and nothing else. As the owner. */
export async function letIn(client: pg.ClientBase, row: InstanceRow, schema: string): Promise<void> {
  const [place, roles] = [quoteIdentifier(schema), rolesOf(row)];
  const { rows } = await client.query<{ name: string; role: string }>(
    `SELECT c.relname AS name, r.rolname AS role FROM pg_class c, pg_roles r
     WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'v') AND r.rolname = ANY($2)
       AND has_table_privilege(r.oid, c.oid, 'SELECT') ORDER BY 1, 2`,
    [place, [row.role, row.vaultRole]],
  );
  await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${place} FROM ${roles}`);
  await client.query(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${place} FROM ${roles}`);
  for (const { name, role } of rows)
    if (!shut.test(name))
      await client.query(`GRANT SELECT ON ${place}.${quoteIdentifier(name)} TO ${quoteIdentifier(role)}`);
  await client.query(`GRANT USAGE ON SCHEMA ${place} TO ${roles}`);
}

/** Shuts a schema beside the live one again. */
export async function shutOut(client: pg.ClientBase, row: InstanceRow, schema: string): Promise<void> {
  await client.query(`REVOKE USAGE ON SCHEMA ${quoteIdentifier(schema)} FROM ${rolesOf(row)}`);
}
