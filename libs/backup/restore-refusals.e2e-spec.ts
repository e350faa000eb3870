import { TestPlatform } from '#testing';
import { BackupService, RestoreService } from './index.js';

describe('refusals of messages', () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterAll(() => platform.stop());

  it('that came after the copy hold in the restored data', async () => {
    const instance = await platform.instance();
    const admin = await instance.admin();
    const made = await admin.post('/api/crm/contacts', {
      lastName: 'Évrard',
      emails: [{ address: 'evrard@exemple.example' }],
    });
    const list = { channel: 'email', address: 'ancien@exemple.example', reason: 'lettre' };
    await admin.post('/api/crm/suppressions', list);
    await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
    const said = { channel: 'email', kind: 'objected', source: 'appel' };
    expect((await admin.post(`/api/crm/contacts/${made.body.id}/consents`, said)).status).toBe(201);

    const order = { into: 'same', confirm: instance.slug, actor: 'test' } as const;
    await platform.app.get(RestoreService).restore(instance.slug, order);
    const email = `admin@${instance.slug}.example`;
    const again = instance.anonymous();
    const password = 'cinq-girafes-repeignent-le-hangar';
    expect((await again.post('/api/identity/session', { email, password })).status).toBe(201);
    const { body } = await again.get(`/api/crm/contacts/${made.body.id}/consents`);
    expect(body.channels[0]).toMatchObject({ state: 'none', listed: true, refusal: 'suppressed' });
    expect((await again.get(`/api/crm/contacts/${made.body.id}`)).body.emailOptOut).toBe(true);
    for (const address of ['evrard@exemple.example', 'ancien@exemple.example']) {
      const check = await again.post('/api/crm/suppressions/check', { channel: 'email', address });
      expect(check.body.listed).toBe(true);
    }
  });
});
