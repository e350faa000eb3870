import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#kernel';
import { FileStore } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { fill } from './backup-test-kit.js';
import { ChangePredicate } from './copy/change-predicate.js';
import { Snapshots } from './copy/snapshot.js';
import { allowsPrepared, changeAcrossTheBase } from './exactness/across-the-base.js';
import { copyOverRewriting } from './exactness/rewriting.js';
import { Rounds } from './exactness/rounds.js';
import { type Counts, write } from './exactness/writers.js';
import { BackupService, RestoreService } from './index.js';
import { CopyRunner } from './runs/copy-runner.js';

/** `npm run test:exactness` writes for a minute. */
const seconds = Number(process.env['B2O_EXACTNESS_SECONDS'] ?? 6);

describe('an incremental copy', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let rounds: Rounds;
  let backups: BackupService;
  const inSchema = (text: string, values: unknown[] = []) =>
    platform.sql(text.replaceAll('{s}', instance.schema), values);

  // One instance for all but the history, whose thousands of rows would make every other copy slow.
  beforeAll(async () => {
    platform = await TestPlatform.start();
    backups = platform.app.get(BackupService);
    // As for large instances.
    platform.app.get(Snapshots).pagesForTwo = 0;
    instance = await platform.instance();
    await instance.admin();
    await fillWith(instance);
    rounds = new Rounds(platform, instance);
  });
  const fillWith = (each: TestInstance) =>
    fill(each, (text, values) => platform.sql(text, values), platform.app.get(FileStore), 'canary');
  afterAll(() => platform.stop());

  const incremental = () => backups.run(instance.slug, { kind: 'incremental', actor: 'test' });
  const full = () => backups.run(instance.slug, { kind: 'full', actor: 'test' });

  describe('becomes a full one and says why', () => {
    const cases: Record<string, { reason: string; spoil: () => Promise<unknown> }> = {
      'without a full one': { reason: 'no-full-copy', spoil: async () => undefined },
      'in a database put back to before the full one was proved': {
        reason: 'no-full-copy',
        spoil: async () => {
          await full();
          await platform.sql('DELETE FROM platform.backup_run WHERE instance_id = $1', [instance.row.id]);
        },
      },
      'after the structure changed': {
        reason: 'other-structure',
        spoil: async () => {
          await full();
          await inSchema('ALTER TABLE {s}.crm_company ALTER COLUMN notes SET STATISTICS 10');
          await inSchema('CREATE INDEX extra ON {s}.crm_company (notes)');
        },
      },
      'after a restore over the instance': {
        reason: 'other-schema',
        spoil: async () => {
          await full();
          await platform.app
            .get(RestoreService)
            .restore(instance.slug, { into: 'same', confirm: instance.slug, actor: 'test' });
          // As if the full copy that follows a restore had failed.
          await platform.sql(
            `UPDATE platform.backup_run SET state = 'failed', manifest_sha256 = NULL
             WHERE instance_id = $1 AND reason = 'after-restore'`,
            [instance.row.id],
          );
        },
      },
      'in another cluster': {
        reason: 'other-cluster',
        spoil: async () => {
          const { runId } = await full();
          await platform.sql("UPDATE platform.backup_run SET system_identifier = '1' WHERE id = $1", [runId]);
        },
      },
      'when the newest full one is no longer valid, though an older one is': {
        reason: 'no-full-copy',
        spoil: async () => {
          await full();
          const { runId } = await full();
          await platform.sql("UPDATE platform.backup_run SET state = 'expired' WHERE id = $1", [runId]);
        },
      },
      'when files of the full one are gone': {
        reason: 'base-unreadable',
        spoil: async () => {
          const { runId } = await full();
          const file = join(
            platform.config.backupDir,
            instance.row.id,
            runId,
            'data',
            'crm_company.csv.gz.age',
          );
          await writeFile(file, 'short');
        },
      },
    };

    it.each(Object.entries(cases))('%s', async (_, { reason, spoil }) => {
      await spoil();
      const result = await incremental();
      expect(result).toMatchObject({ kind: 'full', replacedReason: reason, verified: true });
      await inSchema('DROP INDEX IF EXISTS {s}.extra');
    });
  });

  it('holds what changed since the full one, rows that are gone included, and comes back with it', async () => {
    const base = await full();
    await inSchema("UPDATE {s}.crm_company SET notes = 'at noon' WHERE name = 'canary 2'");
    await inSchema("DELETE FROM {s}.crm_contact WHERE last_name = 'Person 7'");
    await inSchema("INSERT INTO {s}.crm_company (id, name) VALUES ($1, 'new at noon')", [newId()]);
    const noon = await rounds.copy('incremental');
    expect(noon.run).toMatchObject({ kind: 'incremental', replacedReason: null, verified: true });
    expect(noon.run.rows).toBeLessThan(base.rows / 4);
    expect(noon.run.bytes).toBeLessThan(base.bytes / 2);
    const folder = join(platform.config.backupDir, instance.row.id, noon.run.runId);
    expect((await readdir(join(folder, 'data'))).sort()).toEqual(
      expect.arrayContaining(['crm_contact.delete.csv.gz.age', 'crm_contact.upsert.csv.gz.age']),
    );
    expect(await rounds.differing(noon)).toEqual([]);
    const [listed] = await backups.list(instance.slug);
    expect(listed).toMatchObject({ kind: 'incremental', baseRunId: base.runId });
    const restored = await platform.app
      .get(RestoreService)
      .restore(instance.slug, { into: 'same', confirm: instance.slug, actor: 'test' });
    expect(restored).toMatchObject({ restoredRunIds: [base.runId, noon.run.runId], digestsEqual: true });
    expect(await inSchema("SELECT FROM {s}.crm_company WHERE name = 'new at noon'")).toHaveLength(1);
  });

  describe('would be wrong with another predicate', () => {
    const wrong: Record<string, (base: string) => string> = {
      'transactions newer than the newest of the base': (base) =>
        `transaction_id >= '${base.split(':')[1]}'::xid8`,
      'entries after the last one of the base': () =>
        `n > (SELECT max(n) - 1 FROM ${instance.schema}.change_journal WHERE table_name = 'crm_company')`,
      'changes after the time of the base': () =>
        `transaction_id IN (SELECT transaction_id FROM ${instance.schema}.change_journal
           WHERE at > (SELECT max(started_at) FROM platform.backup_run WHERE state = 'verified'))`,
    };

    it('but is right with ours', async () => {
      expect(await changeAcrossTheBase(platform, instance, rounds)).toEqual([]);
    });

    it.each(Object.keys(wrong))('such as: %s', async (name) => {
      const predicate = platform.app.get(ChangePredicate);
      const right = predicate.since;
      predicate.since = wrong[name] as (base: string) => string;
      try {
        expect(await changeAcrossTheBase(platform, instance, rounds)).not.toEqual([]);
      } finally {
        predicate.since = right;
      }
    });
  });

  it.each([
    ['is right while a table is rewritten between its snapshot and its reading', true],
    ['would be wrong there without the locks of the copy', false],
  ])('of a full one %s', async (_, locks) => {
    const copy = await copyOverRewriting(platform, instance, 'crm_affiliation', locks);
    expect(await rounds.differing(copy)).toEqual(locks ? [] : ['crm_affiliation']);
  });

  it('goes on from the full copy of before, once a restore is undone', async () => {
    const runner = platform.app.get(CopyRunner);
    const { run } = runner;
    // The full copy that follows a restore, and its undoing, may fail: what was live before still has its own.
    runner.run = (row, order) =>
      order.reason === 'after-restore'
        ? Promise.reject(new Error('disk full'))
        : run.call(runner, row, order);
    try {
      const restores = platform.app.get(RestoreService);
      await full();
      await restores.restore(instance.slug, { into: 'same', confirm: instance.slug, actor: 'test' });
      await restores.undo(instance.slug, { confirm: instance.slug, actor: 'test' });
    } finally {
      runner.run = run;
    }
    const noon = await rounds.copy('incremental');
    expect(noon.run.kind).toBe('incremental');
    expect(await rounds.differing(noon)).toEqual([]);
  });

  it(
    'is exact whatever sixteen writers do meanwhile',
    async () => {
      const seed = Date.now() % 1_000_000;
      const company = await platform.instance();
      await fillWith(company);
      const history = { url: platform.adminUrl, schema: company.schema };
      const inTwoSteps = (await allowsPrepared(platform)) ? 4 : 0;
      const copies = new Rounds(platform, company);
      const end = Date.now() + seconds * 1_000;
      const writers = Array.from({ length: 16 }, (_, each) =>
        write({ ...history, prepares: each < inTwoSteps }, seed + each, () => Date.now() < end),
      );
      const results: { kind: string; differing: string[] }[] = [];
      while (Date.now() < end) {
        await copies.copy('full');
        for (let each = 0; each < 2; each += 1) {
          const noon = await copies.copy('incremental');
          results.push({ kind: noon.run.kind, differing: await copies.differing(noon) });
        }
      }
      const counts = (await Promise.all(writers)).reduce<Counts>((sum, each) => {
        for (const [name, times] of Object.entries(each)) sum[name] = (sum[name] ?? 0) + times;
        return sum;
      }, {});
      expect({ seed, results }).toEqual({
        seed,
        results: results.map(() => ({ kind: 'incremental', differing: [] })),
      });
      expect(results.length).toBeGreaterThan(1);
      // A few each, which is what a pooler of four connections lets sixteen of them do.
      expect(counts['committed']).toBeGreaterThan(writers.length * 3);
      expect(counts['rolled back']).toBeGreaterThan(5);
      if (inTwoSteps > 0) expect(counts['prepared and committed']).toBeGreaterThan(0);
    },
    300_000 + seconds * 2_000,
  );
});
