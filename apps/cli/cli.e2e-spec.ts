import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { TestPlatform, testPassword } from '#testing';

describe('the operator command', () => {
  let platform: TestPlatform;
  let folder: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    folder = mkdtempSync(join(tmpdir(), 'b2o-cli-'));
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (args: string[]) =>
    spawn(process.execPath, [join(projectRoot, 'dist/apps/cli/main.js'), ...args], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: platform.adminUrl,
        B2O_DATA_DIR: platform.config.dataDir,
        B2O_SECRET_KEY: platform.config.secretKey.toString(),
        B2O_BASE_DOMAIN: platform.config.baseDomain,
      },
    });
  /** Runs `b2o …` as an operator would, against the database of the running server. */
  const b2o = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const child = start(args);
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
    });
  // biome-ignore lint/suspicious/noExplicitAny: each command has its own document
  const json = async (...args: string[]): Promise<any> => {
    const { code, out, err } = await b2o(...args, '--json');
    if (code !== 0) throw new Error(`exit ${code}: ${err}`);
    return JSON.parse(out);
  };
  const count = async (schema: string) =>
    (await platform.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${schema}.crm_company`))[0]?.n ?? 0;
  const enter = async (url: string, slug: string, email: string) => {
    const client = platform.client(slug);
    const accepted = await client.post('/api/identity/invitation-acceptances', {
      token: url.split('#')[1],
      password: testPassword,
    });
    expect(accepted.status).toBe(204);
    expect((await client.post('/api/identity/session', { email, password: testPassword })).status).toBe(201);
    return client;
  };

  it('provisions an instance whose admin comes in by the link, and invites a colleague', async () => {
    const created = await json(
      'instance',
      'create',
      'dupont',
      '--name',
      'Dupont SAS',
      '--admin',
      'jeanne@dupont.example',
    );
    expect(created).toMatchObject({
      slug: 'dupont',
      url: expect.stringContaining('://dupont.myb2o.localhost'),
      schema: expect.stringMatching(/^t_[0-9a-f]{32}$/),
      modules: ['hr', 'crm'],
      invitationUrl: expect.stringMatching(/^https?:\/\/dupont\.myb2o\.localhost.*\/invitation#/),
    });
    expect(created.durationMs).toBeLessThan(5_000);
    const jeanne = await enter(created.invitationUrl, 'dupont', 'jeanne@dupont.example');
    expect((await jeanne.get('/api/crm/companies')).body.total).toBe(0);

    const { invitationUrl } = await json(
      'user',
      'invite',
      'dupont',
      'paul@dupont.example',
      '--role',
      'reader',
    );
    const paul = await enter(invitationUrl, 'dupont', 'paul@dupont.example');
    expect((await paul.post('/api/crm/companies', { name: 'Non' })).status).toBe(403);
  });

  it('lists, shows, suspends, resumes, switches modules, exports and erases', async () => {
    await json(
      'instance',
      'create',
      'martin',
      '--name',
      'Martin & Co',
      '--admin',
      'a@martin.example',
      '--modules',
      'crm',
    );
    expect(await json('instance', 'list')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ slug: 'martin', state: 'active', modules: ['crm'] }),
      ]),
    );
    expect((await json('instance', 'suspend', 'martin')).state).toBe('suspended');
    expect((await json('instance', 'resume', 'martin')).state).toBe('active');
    expect((await json('instance', 'set-modules', 'martin', 'crm,hr')).modules).toEqual(['hr', 'crm']);
    expect(await json('instance', 'show', 'martin')).toMatchObject({
      name: 'Martin & Co',
      timeZone: 'Europe/Paris',
    });
    const exported = await json('instance', 'export', 'martin', '--to', join(folder, 'martin'));
    expect(exported).toMatchObject({ excluded: ['hr'], files: 0 });
    expect((await b2o('instance', 'erase', 'martin', '--confirm', 'dupont')).code).toBe(2);
    expect(await json('instance', 'erase', 'martin', '--confirm', 'martin')).toEqual({
      slug: 'martin',
      erased: true,
    });
    expect((await b2o('instance', 'show', 'martin')).code).toBe(1);
  });

  it('says in one line what is wrong, and leaves with 1 for a refusal and 2 for a wrong use', async () => {
    const refused = await b2o('instance', 'create', 'console', '--name', 'X', '--admin', 'nobody');
    expect(refused.code).toBe(1);
    expect(refused.err.trim().split('\n')).toHaveLength(1);
    expect(refused.err).toMatch(/slug: .*reserved.*admin: /i);
    const asJson = await b2o('instance', 'show', 'nowhere', '--json');
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({ code: 'INSTANCE_UNKNOWN' });
    for (const wrong of [
      ['instance', 'create', 'x'],
      ['instance', 'dance'],
      ['backup', 'run', '--kind', 'full'],
      ['backup', 'run', 'x', '--kind', 'sideways'],
      ['backup', 'restore', 'x', '--into', 'same'],
      ['import', 'x'],
      ['nonsense'],
    ]) {
      expect([wrong.join(' '), (await b2o(...wrong)).code]).toEqual([wrong.join(' '), 2]);
    }
    expect((await b2o('user', 'invite', 'nowhere', 'a@b.example', '--role', 'admin')).code).toBe(1);
  });

  it('reports where migrations stand and that the audit trail is whole', async () => {
    await json('instance', 'create', 'audite', '--name', 'Audite', '--admin', 'a@audite.example');
    const status = (await json('migrate', 'status')) as { slug: string; version: number; latest: number }[];
    expect(status.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['audite', 'console']));
    expect(status.every(({ version, latest }) => version === latest)).toBe(true);
    expect(await json('migrate', 'up')).toEqual([]);
    expect(await json('audit', 'verify', 'audite')).toMatchObject({ intact: true, firstBroken: null });
  });

  it('lets an operator into the console, where no company’s data can be reached', async () => {
    const { invitationUrl } = await json('operator', 'invite', 'op@b2o.example');
    const operator = await enter(invitationUrl, 'console', 'op@b2o.example');
    const listed = await operator.get('/api/operations/instances');
    expect(listed.status).toBe(200);
    const opened = await operator.post('/api/operations/instances', {
      slug: 'par-console',
      name: 'Par la console',
      adminEmail: 'admin@par-console.example',
    });
    expect(opened.status).toBe(201);
    expect((await operator.put('/api/operations/instances/par-console/suspension')).body.state).toBe(
      'suspended',
    );
    expect((await operator.delete('/api/operations/instances/par-console/suspension')).body.state).toBe(
      'active',
    );
    for (const path of ['/api/crm/companies', '/api/hr/employees'])
      expect((await operator.get(path)).status).toBe(404);
    expect((await operator.get('/api/operations/instances/console')).status).toBe(404);
  });

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
    const all = await json('backup', 'run', '--all', '--kind', 'full');
    expect(all.failed).toBe(0);
    expect(await json('backup', 'status')).toEqual(
      expect.arrayContaining([expect.objectContaining({ slug: 'sauve' })]),
    );
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
      const child = start(args);
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
