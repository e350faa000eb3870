import type { TestPlatform } from '#testing';

/** Without these the instance could not be used for the test: what the product compares or reads by its form. */
const untouchable = new Set([
  'identity_role.key',
  'identity_credential.password_hash',
  'identity_credential.totp_secret',
  'identity_audit_event.entry',
  'schema_migration.name',
]);

/**
 * Writes a canary into every text column of an instance that takes one.
 * @returns the columns that hold it now.
 */
export async function plantCanaries(
  platform: TestPlatform,
  schema: string,
  canary: string,
): Promise<string[]> {
  const columns = await platform.sql<{ table: string; column: string }>(
    `SELECT c.relname AS "table", a.attname AS "column"
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND a.attgenerated = '' AND a.atttypid = 'text'::regtype`,
    [`"${schema}"`],
  );
  const planted: string[] = [];
  for (const { table, column } of columns) {
    const name = `${table}.${column}`;
    if (untouchable.has(name)) continue;
    const rows = await platform
      .sql(
        `UPDATE "${schema}"."${table}" t SET "${column}" = $1 || '-' || substr(md5(t::text), 1, 8) RETURNING 1`,
        [canary],
      )
      // A column of choices takes no canary.
      .catch(() => []);
    if (rows.length > 0) planted.push(name);
  }
  await platform.sql(
    `UPDATE "${schema}".identity_audit_event
     SET entry = (entry::jsonb || jsonb_build_object('details', jsonb_build_object('reason', $1::text)))::text`,
    [canary],
  );
  return planted;
}
