import { newId } from '#kernel';
import { Databases } from '#runtime';
import { Migrator } from '#tenancy';
import { type TestInstance, TestPlatform } from '#testing';

/** Everything that the catalog says of a schema, the names of the instance taken out. */
const fingerprint = `
  SELECT 'column' AS kind, c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
    || a.attnotnull || ' ' || a.attgenerated::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS what
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'v')
  UNION ALL SELECT 'constraint', conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = $1::regnamespace
  UNION ALL SELECT 'index', pg_get_indexdef(i.indexrelid) FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = $1::regnamespace
  UNION ALL SELECT 'trigger', pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal
  UNION ALL SELECT 'view', relname || ' ' || pg_get_viewdef(oid) || ' ' || coalesce(reloptions::text, '')
  FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'v'
  UNION ALL SELECT 'rights', relname || ' ' || relkind::text || ' ' || coalesce(relacl::text, '')
  FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'v', 'S')
  UNION ALL SELECT 'function', p.oid::regprocedure || ' ' || pg_get_functiondef(p.oid)
  FROM pg_proc p WHERE p.pronamespace = $1::regnamespace
  ORDER BY 1, 2`;

describe('migrations', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
  });
  afterAll(() => platform.stop());

  const describeSchema = async (schema: string, role: string, vault: string): Promise<string[]> => {
    const rows = await platform.sql<{ kind: string; what: string }>(fingerprint, [schema]);
    return rows.map(({ kind, what }) =>
      `${kind} ${what}`
        .replaceAll(schema, '<schema>')
        .replaceAll(vault, '<vault>')
        .replaceAll(role, '<role>'),
    );
  };

  it('lead to the same schema all at once and one release after the other', async () => {
    const id = newId();
    const name = `t_${id.replaceAll('-', '')}`;
    const vault = `${name}_hr`;
    const databases = platform.app.get(Databases);
    const migrator = platform.app.get(Migrator);
    const target = { id, kind: 'company' as const, schema: name, role: name, vaultRole: vault };
    await databases.asOwner('test', async (client) => {
      const { app, owner } = databases.roles;
      await client.query(
        `CREATE ROLE "${name}"; CREATE ROLE "${vault}"; GRANT "${name}", "${vault}" TO "${app}", "${owner}";
         CREATE SCHEMA "${name}"; GRANT USAGE ON SCHEMA "${name}" TO "${name}", "${vault}"`,
      );
      await migrator.applyAll(client, target, 1);
      await client.query(
        `INSERT INTO platform.instance (id, slug, name, schema_name, role_name, vault_role_name, kind, state, modules,
           time_zone, schema_version) VALUES ($1, $4, 'old', $2, $2, $3, 'company', 'active', '{}', 'Europe/Paris', 1)`,
        [id, name, vault, name.replaceAll('_', '-')],
      );
    });
    try {
      const done = await migrator.up();
      expect(done).toMatchObject([{ version: migrator.latest, state: 'active', error: null }]);
      const { row } = instance;
      expect(await describeSchema(name, name, vault)).toEqual(
        await describeSchema(row.schema, row.role, row.vaultRole ?? ''),
      );
      const ledger = await platform.sql(
        `SELECT name, checksum FROM "${name}".schema_migration ORDER BY name`,
      );
      expect(ledger).toHaveLength(migrator.latest);
      expect(ledger).toEqual(
        await platform.sql(`SELECT name, checksum FROM "${row.schema}".schema_migration ORDER BY name`),
      );
      // Once more changes nothing.
      expect(await migrator.up()).toEqual([]);
    } finally {
      await platform.sql(
        `DELETE FROM platform.instance WHERE schema_name = '${name}'; DROP SCHEMA "${name}" CASCADE;
         DROP ROLE "${vault}"; DROP ROLE "${name}"`,
      );
    }
  });
});
