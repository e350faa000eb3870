import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestPlatform } from '#testing';
import { TestOperator } from './operator-test-kit.js';

describe('the operator command, on data', () => {
  let platform: TestPlatform;
  let folder: string;
  let operator: TestOperator;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    operator = new TestOperator(platform);
    folder = mkdtempSync(join(tmpdir(), 'b2o-cli-'));
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const json = (...args: string[]) => operator.json(...args);
  const count = async (schema: string) =>
    (await platform.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${schema}.crm_company`))[0]?.n ?? 0;

  it('copies an instance and brings it back', async () => {
    await json('instance', 'create', 'sauve', '--name', 'Sauve', '--admin', 'a@sauve.example');
    const run = await json('backup', 'run', 'sauve', '--kind', 'full');
    expect(run).toMatchObject({ kind: 'full', verified: true });
    expect(await json('backup', 'verify', 'sauve')).toMatchObject({
      runId: run.runId,
      verified: true,
      problems: [],
    });
    expect(await json('backup', 'list', 'sauve')).toHaveLength(1);
    expect(await json('backup', 'restore', 'sauve', '--into', 'same', '--confirm', 'sauve')).toMatchObject({
      digestsEqual: true,
    });
    // Instances of other suites may come and go meanwhile: theirs may fail, which must not keep ours from its copy.
    const { code, out } = await operator.run('backup', 'run', '--all', '--kind', 'full', '--json');
    const all = JSON.parse(out);
    expect(all.runs).toContainEqual(expect.objectContaining({ slug: 'sauve', verified: true }));
    expect(code).toBe(all.failed === 0 ? 0 : 1);
    expect(await json('backup', 'status')).toEqual(
      expect.arrayContaining([expect.objectContaining({ slug: 'sauve' })]),
    );
  });

  it('takes a restore back', async () => {
    const { schema } = await json('instance', 'show', 'sauve');
    await platform.sql(`INSERT INTO ${schema}.crm_company (id, name) VALUES (gen_random_uuid(), 'Depuis')`);
    expect((await operator.run('backup', 'undo', 'sauve', '--confirm', 'sauvé')).code).toBe(2);
    const undone = await json('backup', 'undo', 'sauve', '--confirm', 'sauve');
    expect(undone).toEqual({ slug: 'sauve', keptSchema: expect.stringMatching(`^${schema}_old_`) });
    expect([await count(schema), await count(undone.keptSchema)]).toEqual([0, 1]);
  });

  it('imports a file, says what it refused and why, and takes the import back', async () => {
    await json('instance', 'create', 'importe', '--name', 'Importe', '--admin', 'a@importe.example');
    writeFileSync(
      join(folder, 'societes.csv'),
      Buffer.from(
        'Code;Raison sociale;SIREN\n1;Ménuiserie Général;732829320\n2;Sans clé;123456789\n',
        'latin1',
      ),
    );
    writeFileSync(
      join(folder, 'societes.yaml'),
      [
        'name: Sociétés',
        'files:',
        '  societes: { path: societes.csv }',
        'steps:',
        '  - name: sociétés',
        '    target: crm.company',
        '    source: societes',
        '    match: [externalId]',
        '    fields:',
        '      externalId: Code',
        '      name: Raison sociale',
        '      siren: SIREN',
      ].join('\n'),
    );
    const mapping = join(folder, 'societes.yaml');
    const dry = await json('import', 'importe', '--mapping', mapping, '--dry-run');
    const real = await json('import', 'importe', '--mapping', mapping);
    expect(real).toMatchObject({ read: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 });
    expect(real.rejects).toMatchObject([{ line: 3, column: 'SIREN' }]);
    expect({ read: dry.read, created: dry.created, rejected: dry.rejected }).toEqual({
      read: 2,
      created: 1,
      rejected: 1,
    });
    expect(await json('import', 'importe', '--mapping', mapping)).toMatchObject({
      created: 0,
      unchanged: 1,
      rejected: 1,
    });
    expect(await json('import', 'undo', 'importe', real.importId)).toMatchObject({ undone: 1 });
  });

  it('leaves no half row when an import is killed, and the next run completes it', async () => {
    await json('instance', 'create', 'tue', '--name', 'Tué', '--admin', 'a@tue.example');
    const lines = Array.from({ length: 4_000 }, (_, index) => `${index};Société ${index}`);
    writeFileSync(join(folder, 'beaucoup.csv'), ['Code;Nom', ...lines].join('\n'));
    writeFileSync(
      join(folder, 'beaucoup.yaml'),
      [
        'name: Beaucoup',
        'files:',
        '  societes: { path: beaucoup.csv }',
        'steps:',
        '  - name: sociétés',
        '    target: crm.company',
        '    source: societes',
        '    match: [externalId]',
        '    fields: { externalId: Code, name: Nom }',
      ].join('\n'),
    );
    const { schema } = await json('instance', 'show', 'tue');
    const args = ['import', 'tue', '--mapping', join(folder, 'beaucoup.yaml')];
    const killed = new Promise<number | null>((resolve) => {
      const child = operator.start(args);
      child.on('close', (code) => resolve(code));
      platform
        .eventually(async () => ((await count(schema)) > 0 ? true : undefined), 'the first rows', 30_000)
        .finally(() => child.kill('SIGKILL'));
    });
    expect(await killed).toBeNull();
    const before = await count(schema);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(4_000);
    expect(await json(...args)).toMatchObject({
      read: 4_000,
      created: 4_000 - before,
      unchanged: before,
      rejected: 0,
    });
  });
});
