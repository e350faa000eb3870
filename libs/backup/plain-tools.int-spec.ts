import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { newId } from '#kernel';
import { FileStore, pg } from '#runtime';
import { TestPlatform } from '#testing';
import { digestsOf, fill, openCopied, type Sql, uncopied, without } from './backup-test-kit.js';
import { BackupService } from './index.js';

const psqlExists = spawnSync('psql', ['--version']).status === 0;

/** What a person without our software does: SQL, or a file to load into columns of a table. */
type Step = { readonly sql: string } | { readonly into: string; readonly file: string };

function withPsql(url: string, steps: readonly Step[]): void {
  const input = steps
    .map((step) =>
      'sql' in step ? step.sql : `\\copy ${step.into} FROM '${step.file}' (FORMAT csv, HEADER)`,
    )
    .join('\n');
  const { status, stderr } = spawnSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}

async function withDriver(url: string, steps: readonly Step[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const step of steps) {
    if ('sql' in step) await client.query(step.sql);
    else {
      const load = client.query(copyFrom(`COPY ${step.into} FROM STDIN (FORMAT csv, HEADER)`));
      await pipeline(createReadStream(step.file), load);
    }
  }
  await client.end();
}

describe('a copy without our software', () => {
  it('comes back with the SQL files and CSV files alone: same rows, same structure', async () => {
    const platform = await TestPlatform.start();
    const plain = await mkdtemp(join(tmpdir(), 'b2o-plain-'));
    const schema = `plain_${newId().replaceAll('-', '')}`;
    const sql: Sql = (text, values) => platform.sql(text, values);
    try {
      const instance = await platform.instance();
      await instance.admin();
      await fill(instance, sql, platform.app.get(FileStore), 'canaryofa');
      const { runId } = await platform.app
        .get(BackupService)
        .run(instance.slug, { kind: 'full', actor: 'test' });
      const folder = join(platform.config.backupDir, instance.row.id, runId);
      const text = async (name: string) =>
        (await openCopied(platform, instance.row.id, join(folder, name))).toString('utf8');
      const steps: Step[] = [
        { sql: `CREATE SCHEMA ${schema};` },
        { sql: `SET search_path TO ${schema};` },
        { sql: await text('ddl.sql.gz.age') },
      ];
      for (const name of (await readdir(join(folder, 'data'))).sort()) {
        const table = name.replace('.csv.gz.age', '');
        const content = await text(`data/${name}`);
        const file = join(plain, table);
        await writeFile(file, content);
        steps.push({ into: `${table} (${content.split('\n', 1)[0]})`, file });
      }
      steps.push({ sql: await text('keys.sql.gz.age') });
      if (psqlExists) withPsql(platform.adminUrl, steps);
      else await withDriver(platform.adminUrl, steps);
      expect(without(await digestsOf(sql, schema), ...uncopied)).toEqual(
        without(await digestsOf(sql, instance.schema), ...uncopied),
      );
      expect(await structureOf(sql, schema)).toEqual(await structureOf(sql, instance.schema));
      const next = async (place: string) =>
        (await sql<{ n: number }>(`SELECT nextval('${place}.change_journal_n_seq') AS n`))[0]?.n;
      expect(await next(schema)).toBe(await next(instance.schema));
    } finally {
      await rm(plain, { recursive: true });
      await sql(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await platform.stop();
    }
  });
});

/** What information_schema and the catalog tell of a schema, asked apart from the product's own reader. */
async function structureOf(sql: Sql, schema: string): Promise<unknown> {
  const columns = await sql(
    // In their order; a column that went once leaves a gap in the numbers of the live table alone.
    `SELECT table_name, column_name, data_type, is_nullable, column_default, is_identity, is_generated,
       generation_expression FROM information_schema.columns WHERE table_schema = $1 ORDER BY table_name, ordinal_position`,
    [schema],
  );
  const constraints = await sql(
    `SELECT table_name, constraint_name, constraint_type FROM information_schema.table_constraints
     WHERE table_schema = $1 AND constraint_name NOT LIKE '%\\_not\\_null' ORDER BY 1, 2`,
    [schema],
  );
  const indexes = await sql<{ def: string }>(
    'SELECT indexdef AS def FROM pg_indexes WHERE schemaname = $1 ORDER BY indexname',
    [schema],
  );
  const triggers = await sql(
    `SELECT c.relname, t.tgname, t.tgenabled, t.tgtype FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal ORDER BY 1, 2`,
    [schema],
  );
  return { columns, constraints, indexes: indexes.map(({ def }) => def.replaceAll(schema, 's')), triggers };
}
