import { InstanceRegistry, Provisioner } from '#tenancy';
import { TestClient, TestInstance, TestPlatform, testPassword } from '#testing';
import { mailsTo } from '../../identity/mails/mail-test-kit.js';
import { BackupService } from '../index.js';
import { RestoreRequests } from './restore-requests.service.js';

describe('a restore that an admin asks for', () => {
  let platform: TestPlatform;
  let operator: TestClient;
  let instance: TestInstance;
  let admin: TestClient;
  let runId: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    const console = await platform.app.get(InstanceRegistry).bySlug('console');
    operator = await new TestInstance(platform, console).invite(`op${Date.now()}@b2o.example`, 'admin');
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = await instance.admin();
    await admin.post('/api/crm/companies', { name: 'Before' });
    ({ runId } = await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' }));
    await admin.post('/api/crm/companies', { name: 'After' });
  });
  afterAll(() => platform.stop());

  const path = '/api/operations/restore-requests';
  const ask = (into: string) =>
    admin.post('/api/backup/restore-requests', { runId, into, reason: 'Import de vendredi à refaire' });
  const settled = (id: string) =>
    platform.eventually(
      async () => {
        const { body } = await operator.get(`${path}/${id}`);
        return ['open', 'running'].includes(body.state) ? undefined : body;
      },
      'the end of a restore',
      30_000,
    );
  const mailed = (words: string) =>
    platform.eventually(
      () =>
        mailsTo(platform.mails(), `admin@${instance.slug}.example`).find(({ text }) => text.includes(words)),
      `a mail about ${words}`,
    );

  it('waits for an operator, who sees what they need and nothing of the data', async () => {
    const asked = await ask('side');
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      state: 'open',
      into: 'side',
      requestedBy: `admin@${instance.slug}.example`,
    });
    expect(Object.keys(asked.body)).not.toContain('settledBy');
    expect((await ask('same')).body.code).toBe('RESTORE_REQUEST_OPEN');
    const { items } = (await operator.get(path)).body;
    const seen = items.find(({ id }: { id: string }) => id === asked.body.id);
    expect(seen).toMatchObject({
      slug: instance.slug,
      runId,
      reason: 'Import de vendredi à refaire',
      state: 'open',
    });
    expect(JSON.stringify(seen)).not.toMatch(/Before|After/);
    expect((await admin.get(path)).status).toBe(404);
    expect((await operator.post(`${path}/${asked.body.id}/execution`)).status).toBe(202);
    expect(await settled(asked.body.id)).toMatchObject({ state: 'done' });
    expect((await mailed('est faite')).text).toContain('à côté de votre espace');
    expect((await admin.get('/api/crm/companies')).body.total).toBe(2);
    const [log] = await platform.sql<{ target: string; actor: string }>(
      'SELECT target, actor FROM platform.restore_log WHERE instance_id = $1',
      [instance.row.id],
    );
    expect(log).toMatchObject({ target: 'side', actor: expect.stringContaining('@b2o.example') });
  });

  it('over the instance needs its name once more, and is still listed afterwards', async () => {
    const { id } = (await ask('same')).body;
    for (const confirm of [undefined, 'autre'])
      expect((await operator.post(`${path}/${id}/execution`, { confirm })).body.code).toBe(
        'RESTORE_UNCONFIRMED',
      );
    expect((await operator.post(`${path}/${id}/execution`, { confirm: instance.slug })).body.state).toBe(
      'running',
    );
    expect((await operator.post(`${path}/${id}/refusal`, { answer: 'non' })).body.code).toBe(
      'RESTORE_REQUEST_SETTLED',
    );
    expect(await settled(id)).toMatchObject({ state: 'done' });
    expect((await mailed('ont pris la place')).headers).toMatch(/subject:/i);
    const person = instance.anonymous();
    await person.post('/api/identity/session', {
      email: `admin@${instance.slug}.example`,
      password: testPassword,
    });
    const { items } = (await person.get('/api/crm/companies')).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['Before']);
    expect((await person.get('/api/backup/restore-requests')).body).toMatchObject({
      total: 1,
      items: [{ id, state: 'done' }],
    });
  }, 60_000);

  it('may be withdrawn, and may be refused with a word to whoever asked', async () => {
    const { id } = (await ask('side')).body;
    expect((await admin.post(`/api/backup/restore-requests/${id}/cancellation`)).body.state).toBe(
      'cancelled',
    );
    expect((await admin.post(`/api/backup/restore-requests/${id}/cancellation`)).body.code).toBe(
      'RESTORE_REQUEST_SETTLED',
    );
    expect((await operator.post(`${path}/${id}/execution`)).body.code).toBe('RESTORE_REQUEST_SETTLED');
    const second = (await ask('side')).body.id;
    const other = await (await platform.instance()).admin();
    expect((await other.post(`/api/backup/restore-requests/${second}/cancellation`)).status).toBe(404);
    const refused = await operator.post(`${path}/${second}/refusal`, { answer: 'Appelez-nous d’abord.' });
    expect(refused.body).toMatchObject({ state: 'refused' });
    expect((await mailed('n’a pas été faite')).text).toContain('Appelez-nous d’abord.');
    expect((await admin.get('/api/backup/restore-requests')).body.items[0]).toMatchObject({
      state: 'refused',
      answer: 'Appelez-nous d’abord.',
    });
  });

  it('needs the password anew, a whole copy and a reason', async () => {
    expect(
      (await admin.post('/api/backup/restore-requests', { runId, into: 'new', reason: '' })).body.errors,
    ).toHaveLength(2);
    await platform.sql("UPDATE platform.backup_run SET state = 'expired' WHERE id = $1", [runId]);
    expect((await ask('side')).body.code).toBe('BACKUP_NOT_WHOLE');
    await instance.work((db) =>
      db.query("UPDATE identity_session SET authenticated_at = now() - interval '1 hour'"),
    );
    expect((await ask('side')).body.code).toBe('PASSWORD_CONFIRMATION_REQUIRED');
    const console = platform.client('console');
    expect(
      (await console.post('/api/backup/restore-requests', { runId, into: 'side', reason: 'x' })).status,
    ).toBe(401);
    expect((await operator.post('/api/backup/runs')).status).toBe(404);
  });

  it('that died with its process ends clearly, and goes with its instance', async () => {
    const { id } = (await ask('side')).body;
    await platform.sql(
      "UPDATE platform.restore_request SET state = 'running', settled_at = now() - interval '2 hours', settled_by = 'x' WHERE id = $1",
      [id],
    );
    expect(await platform.app.get(RestoreRequests).recover()).toBe(1);
    expect(await settled(id)).toMatchObject({ state: 'failed', answer: 'Le serveur a été arrêté.' });
    await mailed('a échoué');
    await platform.app.get(Provisioner).erase(instance.slug, 'test');
    expect((await operator.get(`${path}/${id}`)).status).toBe(404);
  });
});
