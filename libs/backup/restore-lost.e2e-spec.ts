import { TestPlatform, testPassword } from '#testing';
import { BackupService, RestoreService } from './index.js';

/** What is live is gone altogether: by hand, or because a server was lost and the instance made anew. */
describe('an instance whose schema is gone', () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterAll(() => platform.stop());

  it('comes back from its copy with everybody’s rights and passwords of then, and the restore can be undone', async () => {
    const instance = await platform.instance();
    const admin = await instance.admin();
    await instance.user('reader');
    expect((await admin.post('/api/crm/companies', { name: 'Perdue et retrouvée' })).status).toBe(201);
    const refusal = { channel: 'email', address: 'ancien@exemple.example', reason: 'lettre' };
    expect((await admin.post('/api/crm/suppressions', refusal)).status).toBe(200);
    await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
    const people = () =>
      platform.sql(
        `SELECT u.email, u.state, u.role_id, u.hr_referent, c.password_hash FROM ${instance.schema}.identity_user u
         LEFT JOIN ${instance.schema}.identity_credential c USING (id) ORDER BY 1`,
      );
    const before = await people();
    await platform.sql(`DROP SCHEMA ${instance.schema} CASCADE`);

    const restores = platform.app.get(RestoreService);
    const order = { into: 'same', confirm: instance.slug, actor: 'test' } as const;
    const restored = await restores.restore(instance.slug, order);
    expect(restored).toMatchObject({ digestsEqual: true, schema: instance.schema });
    expect(await people()).toEqual(before);
    const again = instance.anonymous();
    const sign = { email: `admin@${instance.slug}.example`, password: testPassword };
    expect((await again.post('/api/identity/session', sign)).status).toBe(201);
    const { body } = await again.get('/api/crm/companies');
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Perdue et retrouvée']);
    const listed = await again.post('/api/crm/suppressions/check', {
      channel: 'email',
      address: refusal.address,
    });
    expect(listed.body.listed).toBe(true);

    const { keptSchema } = await restores.undo(instance.slug, order);
    expect(await people()).toEqual([]);
    const [kept] = await platform.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${keptSchema}.crm_company`,
    );
    expect(kept?.n).toBe(1);
  });
});
