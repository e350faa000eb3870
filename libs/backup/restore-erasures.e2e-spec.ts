import { TestPlatform, testPassword } from '#testing';
import { BackupService, RestoreService } from './index.js';

describe('people who were made anonymous', () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterAll(() => platform.stop());

  it('after the copy do not come back with it', async () => {
    const instance = await platform.instance();
    const admin = await instance.admin();
    const address = 'evrard@exemple.example';
    const { body } = await admin.post('/api/crm/contacts', { lastName: 'Évrard', emails: [{ address }] });
    const { id } = body;
    await admin.post('/api/workspace/comments', { resource: 'crm.contact', recordId: id, text: 'M. Évrard' });
    await instance.work((db) =>
      db.query("UPDATE crm_contact SET created_at = now() - interval '4 years' WHERE id = $1", [id]),
    );
    await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
    await admin.post('/api/crm/retention-cases/review');
    const due = (await admin.get('/api/crm/retention-cases?state=due')).body.items;
    const ids = due.map((each: { id: string }) => each.id);
    const decided = await admin.post('/api/crm/retention-cases/decisions', { ids, decision: 'anonymise' });
    expect(decided.body).toMatchObject({ decided: 1 });

    const order = { into: 'same', confirm: instance.slug, actor: 'test' } as const;
    await platform.app.get(RestoreService).restore(instance.slug, order);
    const again = instance.anonymous();
    const email = `admin@${instance.slug}.example`;
    expect((await again.post('/api/identity/session', { email, password: testPassword })).status).toBe(201);
    expect((await again.get(`/api/crm/contacts/${id}`)).body).toMatchObject({
      lastName: 'Anonymisé',
      emails: [],
    });
    expect(
      (await again.get(`/api/workspace/comments?resource=crm.contact&recordId=${id}`)).body.items,
    ).toEqual([]);
    const journal = await instance.work((db) =>
      db.query("SELECT n FROM change_journal WHERE before::text ILIKE '%vrard%'"),
    );
    expect(journal).toEqual([]);
  });
});
