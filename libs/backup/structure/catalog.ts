import { inSchema, type pg, quoteIdentifier } from '#runtime';

export interface CatalogTable {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly notNull: boolean;
    readonly identity: '' | 'a' | 'd';
    readonly generated: '' | 's' | 'v';
    readonly expression: string | null;
    readonly collation: string | null;
  }[];
  readonly key: readonly { readonly name: string; readonly collated: boolean }[];
}

export interface CatalogSequence {
  readonly name: string;
  /** Belongs to a column that makes it; absent for one that stands alone. */
  readonly ofColumn: boolean;
}

const here = '$1::regnamespace';
const [relations, functions, types] = [
  inSchema('pg_class', here),
  inSchema('pg_proc', here),
  inSchema('pg_type', here),
];

const tablesSql = `
  SELECT c.relname AS name,
    (SELECT coalesce(json_agg(json_build_object(
         'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
         'identity', a.attidentity, 'generated', a.attgenerated, 'expression', pg_get_expr(d.adbin, d.adrelid),
         'collation', CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END
       ) ORDER BY a.attnum), '[]')
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT coalesce(json_agg(json_build_object('name', a.attname, 'collated', a.attcollation <> 0) ORDER BY k.place), '[]')
     FROM pg_constraint con, unnest(con.conkey) WITH ORDINALITY AS k(number, place)
     JOIN pg_attribute a ON a.attnum = k.number
     WHERE con.conrelid = c.oid AND con.contype = 'p' AND a.attrelid = c.oid) AS key
  FROM pg_class c WHERE c.oid = ANY (${relations}) AND c.relkind = 'r' ORDER BY c.relname`;

/** The tables of a schema with their sizes in pages of 8 kB, as PostgreSQL last counted them. */
export async function tableSizesOf(client: pg.ClientBase, schema: string): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; pages: number }>(
    `SELECT c.relname AS name, c.relpages AS pages FROM pg_class c
     WHERE c.oid = ANY (${relations}) AND c.relkind = 'r' ORDER BY c.relname`,
    [schema],
  );
  return new Map(rows.map(({ name, pages }) => [name, pages]));
}

/** The tables of a schema. @throws Error where it holds what a copy cannot bring back. */
export async function tablesOf(client: pg.ClientBase, schema: string): Promise<CatalogTable[]> {
  const { rows: strange } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.oid = ANY (${relations}) AND (c.relkind NOT IN ('r', 'v', 'S') OR c.relpersistence <> 'p')
     UNION ALL SELECT p.proname FROM pg_proc p WHERE p.oid = ANY (${functions})
     UNION ALL SELECT t.typname FROM pg_type t
       WHERE t.oid = ANY (${types}) AND t.typtype IN ('d', 'e', 'r', 'm')`,
    [schema],
  );
  if (strange.length > 0) {
    throw new Error(`a copy cannot bring back ${strange.map(({ name }) => name).join(', ')}`);
  }
  return (await client.query<CatalogTable>(tablesSql, [schema])).rows;
}

export async function sequencesOf(client: pg.ClientBase, schema: string): Promise<CatalogSequence[]> {
  const { rows } = await client.query<CatalogSequence>(
    `SELECT c.relname AS name, EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
         AND d.objid = c.oid AND d.deptype = 'i') AS "ofColumn"
     FROM pg_class c WHERE c.oid = ANY (${relations}) AND c.relkind = 'S' ORDER BY c.relname`,
    [schema],
  );
  return rows;
}

/** CREATE TABLE without keys: what `\\copy` fills fastest. */
export function tableStatements(
  tables: readonly CatalogTable[],
  sequences: readonly CatalogSequence[],
): string[] {
  return [
    ...sequences
      .filter(({ ofColumn }) => !ofColumn)
      .map(({ name }) => `CREATE SEQUENCE ${quoteIdentifier(name)};`),
    ...tables.map(
      ({ name, columns }) =>
        `CREATE TABLE ${quoteIdentifier(name)} (\n  ${columns.map(columnStatement).join(',\n  ')}\n);`,
    ),
  ];
}

function columnStatement(column: CatalogTable['columns'][number]): string {
  const parts = [quoteIdentifier(column.name), column.type];
  if (column.collation) parts.push(`COLLATE ${column.collation}`);
  if (column.identity)
    parts.push(`GENERATED ${column.identity === 'a' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`);
  else if (column.generated) {
    parts.push(
      `GENERATED ALWAYS AS (${column.expression}) ${column.generated === 's' ? 'STORED' : 'VIRTUAL'}`,
    );
  } else if (column.expression !== null) parts.push(`DEFAULT ${column.expression}`);
  if (column.notNull) parts.push('NOT NULL');
  return parts.join(' ');
}

/** A statement that makes one thing, and the one that takes it away. */
export interface KeyStatement {
  readonly make: string;
  readonly drop: string;
  /** Slows a load down, or refuses rows in the wrong order: dropped before, made again after. */
  readonly loose: boolean;
}

/** Keys, constraints, indexes, views and triggers, foreign keys after the keys that they need. */
export async function keyStatements(client: pg.ClientBase, schema: string): Promise<KeyStatement[]> {
  const statements: KeyStatement[] = [];
  for (const sql of [constraintsSql, indexesSql, viewsSql, triggersSql]) {
    statements.push(...(await client.query<KeyStatement>(sql, [schema])).rows);
  }
  return statements.map(({ make, ...rest }) => ({ ...rest, make: make.replace(/;\s*$/, '') }));
}

// NOT NULL is told with the column; PostgreSQL 18 lists it as a constraint too.
const constraintsSql = `
  SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, con.conname, pg_get_constraintdef(con.oid, true)) AS make,
    format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, con.conname) AS drop, con.contype = 'f' AS loose
  FROM pg_constraint con JOIN pg_class c ON c.oid = con.conrelid
  WHERE con.conrelid = ANY (${relations}) AND con.contype IN ('p', 'u', 'x', 'c', 'f')
  ORDER BY con.contype = 'f', con.contype = 'c', c.relname, con.conname`;

const indexesSql = `
  SELECT pg_get_indexdef(i.indexrelid, 0, true) AS make, format('DROP INDEX %I', c.relname) AS drop, true AS loose
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = ANY (${relations})
    AND NOT EXISTS (SELECT FROM pg_constraint con 
      WHERE con.conrelid = i.indrelid AND con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
  ORDER BY c.relname`;

const viewsSql = `
  SELECT format('CREATE VIEW %I%s AS %s', c.relname,
      coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid, true)) AS make,
    format('DROP VIEW %I', c.relname) AS drop, false AS loose
  FROM pg_class c WHERE c.oid = ANY (${relations}) AND c.relkind = 'v' ORDER BY c.oid`;

const triggersSql = `
  SELECT pg_get_triggerdef(t.oid, true) || CASE t.tgenabled
      WHEN 'A' THEN format('; ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', c.relname, t.tgname)
      WHEN 'R' THEN format('; ALTER TABLE %I ENABLE REPLICA TRIGGER %I', c.relname, t.tgname)
      WHEN 'D' THEN format('; ALTER TABLE %I DISABLE TRIGGER %I', c.relname, t.tgname)
      ELSE '' END AS make,
    format('DROP TRIGGER %I ON %I', t.tgname, c.relname) AS drop, true AS loose
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE t.tgrelid = ANY (${relations}) AND NOT t.tgisinternal ORDER BY c.relname, t.tgname`;
