import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestPlatform, testPassword } from '#testing';
import { TestOperator } from './operator-test-kit.js';

describe('the operator command', () => {
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

  const b2o = (...args: string[]) => operator.run(...args);
  const json = (...args: string[]) => operator.json(...args);
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
    const colleague = await enter(invitationUrl, 'console', 'op@b2o.example');
    const listed = await colleague.get('/api/operations/instances');
    expect(listed.status).toBe(200);
    const opened = await colleague.post('/api/operations/instances', {
      slug: 'par-console',
      name: 'Par la console',
      adminEmail: 'admin@par-console.example',
    });
    expect(opened.status).toBe(201);
    expect((await colleague.put('/api/operations/instances/par-console/suspension')).body.state).toBe(
      'suspended',
    );
    expect((await colleague.delete('/api/operations/instances/par-console/suspension')).body.state).toBe(
      'active',
    );
    for (const path of ['/api/crm/companies', '/api/hr/employees'])
      expect((await colleague.get(path)).status).toBe(404);
    expect((await colleague.get('/api/operations/instances/console')).status).toBe(404);
  });
});
