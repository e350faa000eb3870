import { Databases } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { excludedTables } from '../../libs/backup/copy/excluded-tables.js';
import { besideEntities, withoutId, withoutJournal } from './lists/table-exceptions.js';

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  computed: boolean;
}

const typeNames: Record<string, string> = {
  timestamptz: 'timestamp with time zone',
  varchar: 'text',
  int: 'integer',
};

describe('the tables of an instance', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let columns: Column[];

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    columns = await platform.sql<Column>(
      `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
         NOT a.attnotnull AS nullable, a.attgenerated <> '' AS computed
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum`,
      [instance.schema],
    );
  });
  afterAll(() => platform.stop());

  const tables = () => [...new Set(columns.map(({ table }) => table))];

  it('are what the entities say', () => {
    const { metadata } = platform.app.get(Databases);
    expect(metadata.length).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const entity of metadata) {
      const stored = new Map(
        columns.filter(({ table }) => table === entity.tableName).map((each) => [each.column, each]),
      );
      if (stored.size === 0) wrong.push(`${entity.name}: no table ${entity.tableName}`);
      for (const { databaseName, type, isNullable, isArray, isPrimary, precision, scale } of entity.columns) {
        const found = stored.get(databaseName);
        stored.delete(databaseName);
        const name = `${entity.tableName}.${databaseName}`;
        const told = `${typeNames[String(type)] ?? String(type)}${isArray ? '[]' : ''}${
          type === 'numeric' ? `(${precision},${scale})` : ''
        }`;
        if (!found) wrong.push(`${name}: not in the table`);
        else if (found.type !== told)
          wrong.push(`${name}: ${found.type} in the table, ${told} in the entity`);
        // What PostgreSQL computes has no constraint of its own.
        else if (found.nullable !== isNullable && !isPrimary && !found.computed)
          wrong.push(`${name}: nullable ${found.nullable} in the table, ${isNullable} in the entity`);
      }
      for (const column of stored.keys()) {
        if (!(column in besideEntities)) wrong.push(`${entity.tableName}.${column}: not in the entity`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('have a uuid named id as their key, or a reason not to', async () => {
    const keys = await platform.sql<{ table: string; key: string }>(
      `SELECT c.relname AS table, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ') AS key
       FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
       WHERE c.relnamespace = $1::regnamespace GROUP BY c.relname`,
      [instance.schema],
    );
    const byTable = new Map(keys.map(({ table, key }) => [table, key]));
    // A table without any key at all could not be copied, compared or undone.
    expect(tables().filter((table) => !byTable.has(table))).toEqual([]);
    const odd = tables().filter((table) => byTable.get(table) !== 'id uuid');
    expect(odd.sort()).toEqual(Object.keys(withoutId).sort());
  });

  it('tell the journal of every change, or have a reason not to', async () => {
    const triggers = await platform.sql<{ table: string; events: string }>(
      `SELECT c.relname AS table, string_agg(t.tgname || ' ' || t.tgenabled::text, ', ' ORDER BY t.tgname) AS events
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
       WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal AND p.proname = 'journal_changes'
       GROUP BY c.relname`,
      [instance.schema],
    );
    const byTable = new Map(triggers.map(({ table, events }) => [table, events]));
    const always = 'journal_delete A, journal_insert A, journal_truncate A, journal_update A';
    const silent = tables().filter((table) => byTable.get(table) !== always);
    expect(silent.sort()).toEqual(Object.keys(withoutJournal).sort());
  });

  it('tell incremental copies of every change, unless they are no part of copies', async () => {
    const triggers = await platform.sql<{ table: string; names: string }>(
      `SELECT c.relname AS table, string_agg(t.tgname, ', ' ORDER BY t.tgname) AS names
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
       WHERE c.relnamespace = $1::regnamespace AND t.tgenabled = 'A' AND p.proname IN ('journal_changes', 'note_keys')
       GROUP BY c.relname`,
      [instance.schema],
    );
    const followed = new Map(triggers.map(({ table, names }) => [table, names]));
    const silent = tables().filter((table) => {
      const names = followed.get(table);
      const prefix = names?.startsWith('journal') ? 'journal' : 'copy';
      const all = ['delete', 'insert', 'truncate', 'update'].map((event) => `${prefix}_${event}`).join(', ');
      // The journals tell of their insertions themselves, by the transaction beside each entry.
      const wanted = table.endsWith('change_journal') ? all.replace('copy_insert, ', '') : all;
      return names !== wanted;
    });
    expect(silent.sort()).toEqual([...excludedTables.keys()].sort());
  });

  it('are named after their module', () => {
    const shared = [
      'schema_migration',
      'change_journal',
      'copy_journal',
      'outbox_message',
      'idempotency_key',
      'stored_file',
    ];
    const named = /^(identity|integrations|crm|hr|backup|privacy|workspace)_[a-z_]+$/;
    expect(tables().filter((table) => !named.test(table) && !shared.includes(table))).toEqual([]);
  });
});
