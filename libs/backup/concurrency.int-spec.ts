import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, Problem } from '#kernel';
import { FileStore, pg } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { fill, openCopied, type Sql } from './backup-test-kit.js';
import { BackupService } from './index.js';

const actor = 'test';

describe('a copy while others work', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let backups: BackupService;
  let sql: Sql;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    backups = platform.app.get(BackupService);
    sql = (text, values) => platform.sql(text, values);
    instance = await platform.instance();
    await instance.admin();
    await fill(instance, sql, platform.app.get(FileStore), 'canaryofa');
  });
  afterAll(() => platform.stop());

  const folderOf = (runId: string) => join(platform.config.backupDir, instance.row.id, runId);
  const run = () => backups.run(instance.slug, { kind: 'full', actor });
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'no error',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );

  it('shows one instant, whatever writers do meanwhile', async () => {
    const [a, b] = [newId(), newId()];
    const set = (id: string, by: number) =>
      `UPDATE ${instance.schema}.crm_company SET version = version + ${by} WHERE id = '${id}'`;
    await sql(
      `INSERT INTO ${instance.schema}.crm_company (id, name, version) VALUES ($1, 'from', 500000), ($2, 'to', 500000)`,
      [a, b],
    );
    let writing = true;
    const writer = async () => {
      const client = new pg.Client({ connectionString: platform.adminUrl });
      await client.connect();
      let writes = 0;
      for (; writing; writes += 1)
        await client.query(`BEGIN; ${set(a, -1)}; SELECT pg_sleep(0.001); ${set(b, 1)}; COMMIT`);
      await client.end();
      return writes;
    };
    const writers = [writer(), writer()];
    const runs: string[] = [];
    for (let round = 0; round < 5; round += 1) runs.push((await run()).runId);
    writing = false;
    expect(Math.min(...(await Promise.all(writers)))).toBeGreaterThan(5);
    const sums = await Promise.all(
      runs.map(async (runId) => {
        const path = join(folderOf(runId), 'data', 'crm_company.csv.gz.age');
        const text = (await openCopied(platform, instance.row.id, path)).toString();
        const versions = [a, b].map((id) => Number(new RegExp(`^"${id}","(\\d+)"`, 'm').exec(text)?.[1]));
        return versions[0]! + versions[1]!;
      }),
    );
    expect(sums).toEqual(runs.map(() => 1_000_000));
  });

  it('is not corrupted by TRUNCATE, ALTER and new tables in the middle', async () => {
    const place = `${instance.schema}.ledger`;
    const [{ owner } = { owner: '' }] = await sql<{ owner: string }>(
      'SELECT nspowner::regrole::text AS owner FROM pg_namespace WHERE nspname = $1',
      [instance.schema],
    );
    await sql(`CREATE TABLE ${place} (id integer PRIMARY KEY); ALTER TABLE ${place} OWNER TO ${owner}`);
    let changing = true;
    const changer = (async () => {
      let changes = 0;
      for (; changing; changes += 1) {
        await sql(`BEGIN; TRUNCATE ${place};
          INSERT INTO ${place} SELECT generate_series(1, 100); COMMIT`);
        await sql(`ALTER TABLE ${place} ADD COLUMN odd text DEFAULT 'x'`);
        await sql(`ALTER TABLE ${place} DROP COLUMN odd`);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return changes;
    })();
    const results: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { runId } = await run();
      const manifest = JSON.parse(await readFile(join(folderOf(runId), 'manifest.json'), 'utf8'));
      results.push(manifest.tables.find(({ name }: { name: string }) => name === 'ledger').rows);
    }
    changing = false;
    expect(await changer).toBeGreaterThan(2);
    // Before the first change the table was empty; ever after it has 100 rows at each instant.
    for (const rows of results) expect([0, 100]).toContain(rows);
    expect(results.at(-1)).toBe(100);
    await sql(`DROP TABLE ${place}`);
  });

  it('is taken by one of two that begin at once; the other is told', async () => {
    const outcomes = await Promise.all([codeOf(run()), codeOf(run())]);
    expect(outcomes.sort()).toEqual(['BACKUP_BUSY', 'no error']);
  });

  it('is not published once its row was given up', async () => {
    const fence = sql(
      `DO $$ BEGIN FOR i IN 1..2000 LOOP
         UPDATE platform.backup_run SET state = 'failed', error = 'given up' WHERE state IN ('running', 'written');
         IF FOUND THEN RETURN; END IF; COMMIT; PERFORM pg_sleep(0.005); END LOOP; END $$`,
    );
    expect(await codeOf(run())).toBe('BACKUP_FENCED');
    await fence;
    const [row] = await backups.list(instance.slug);
    expect(row).toMatchObject({ state: 'failed', error: 'given up' });
    expect(await readdir(join(platform.config.backupDir, instance.row.id))).not.toContain(row?.runId);
  });
});
