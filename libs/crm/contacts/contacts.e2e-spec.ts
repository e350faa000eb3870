import { type TestClient, TestPlatform } from '#testing';

let platform: TestPlatform;
let admin: TestClient;

beforeAll(async () => {
  platform = await TestPlatform.start();
  admin = await (await platform.instance()).admin();
});
afterAll(() => platform.stop());

describe('the parts of a contact', () => {
  it('are kept as they are written to: e-mails in lower case, phones as E.164', async () => {
    const { status, body } = await admin.post('/api/crm/contacts', {
      lastName: 'Martin',
      emails: [{ address: ' Jeanne@B2O.example ' }],
      phones: [{ number: '02.40.00.00.00', label: 'mobile' }, { number: '+44 20 7946 0958' }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      email: 'jeanne@b2o.example',
      phones: [{ number: '+33240000000', label: 'mobile' }, { number: '+442079460958' }],
    });
  });

  it('are named by their path', async () => {
    const answer = await admin.post('/api/crm/contacts', {
      lastName: 'Martin',
      emails: [
        { address: 'a@b.fr' },
        { address: 'nonsense' },
        { label: 'work' },
        { address: 'c@d.fr', colour: 1 },
      ],
      phones: [{ number: '12' }, { number: '02 40 00 00 00', label: 'moon' }],
      addresses: [{ country: 'France' }],
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'emails.1.address',
      'emails.2.address',
      'emails.3.colour',
      'phones.0.number',
      'phones.1.label',
      'addresses.0.country',
    ]);
  });

  it('are refused where a list is an object or has holes', async () => {
    for (const emails of [{ 0: { address: 'a@b.fr' } }, [[]], [null], 'a@b.fr', [{ address: ['a@b.fr'] }]]) {
      const answer = await admin.post('/api/crm/contacts', { lastName: 'Martin', emails });
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0].field).toMatch(/^emails/);
    }
    const many = Array.from({ length: 21 }, (_, index) => ({ address: `a${index}@b.fr` }));
    const crowded = await admin.post('/api/crm/contacts', { lastName: 'Martin', emails: many });
    expect([crowded.status, crowded.body.errors[0].field]).toEqual([422, 'emails']);
  });

  it('may not hold one address twice', async () => {
    const answer = await admin.post('/api/crm/contacts', {
      lastName: 'Martin',
      emails: [{ address: 'a@b.fr' }, { address: ' A@B.fr ' }],
    });
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ field: 'emails.1.address', code: 'duplicate' }),
    ]);
  });
});

describe('a field that is emptied', () => {
  it('is as in a new record: empty, or what it begins with', async () => {
    const { body } = await admin.post('/api/crm/contacts', {
      firstName: 'Ana',
      lastName: 'Sol',
      language: 'en',
    });
    const path = `/api/crm/contacts/${body.id}`;
    const emptied = await admin.patch(path, 1, { firstName: '', language: null, jobTitle: ' ' });
    expect([emptied.status, emptied.body]).toMatchObject([
      200,
      { firstName: '', language: 'fr', jobTitle: null },
    ]);
    expect((await admin.patch(path, 2, { firstName: null })).status).toBe(200);
    expect((await admin.patch(path, 2, { lastName: '' })).body.errors).toMatchObject([{ field: 'lastName' }]);
  });
});
