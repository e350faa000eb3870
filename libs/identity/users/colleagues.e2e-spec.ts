import { TestPlatform } from '#testing';

describe('colleagues', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterAll(() => platform.stop());

  it('are shown to everyone by name alone: active people, of this instance', async () => {
    const [instance, other] = [await platform.instance(), await platform.instance()];
    const reader = await instance.user('reader');
    await other.admin();
    await instance.work((db) =>
      db.query(
        "UPDATE identity_user SET first_name = 'Lise', last_name = 'Orvault' WHERE email LIKE 'reader@%'",
      ),
    );
    const { body } = await reader.get('/api/identity/colleagues');
    // The admin has not accepted yet: an invited person is not a colleague.
    expect(body.items).toEqual([{ id: expect.any(String), firstName: 'Lise', lastName: 'Orvault' }]);
    expect((await instance.anonymous().get('/api/identity/colleagues')).status).toBe(401);
  });
});
