import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;

const idOf = async (path: string, body: unknown): Promise<string> => {
  const answer = await admin.post(`/api/crm/${path}`, body);
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return answer.body.id;
};
const check = async (resource: string, record: unknown, exceptId?: string, client = admin) => {
  const { status, body, text } = await client.post('/api/crm/duplicate-check', {
    resource,
    record,
    ...(exceptId && { exceptId }),
  });
  expect([status, text]).toEqual([200, text]);
  return (body.items as { id: string; resource: string; reasons: { code: string }[] }[]).map(
    ({ id, reasons }) => [id, ...reasons.map(({ code }) => code)],
  );
};

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
});
afterAll(() => platform.stop());

describe('the check for duplicates', () => {
  it('finds a company by what it cannot share, however it is typed', async () => {
    const id = await idOf('companies', {
      name: 'Ménuiserie d’Orvault S.A.R.L.',
      siret: '73282932000074',
      email: 'contact@orvault.example',
      phone: '0240000000',
      addresses: [{ postalCode: '44700', city: 'Orvault' }],
    });
    const unlike = { name: 'Autre chose' };
    expect(await check('crm.company', { ...unlike, siren: '732 829 320' })).toEqual([[id, 'siren']]);
    expect(await check('crm.company', { siret: '732 829 320 00074' })).toEqual([[id, 'siret', 'siren']]);
    expect(await check('crm.company', { email: 'CONTACT@orvault.example' })).toEqual([[id, 'email']]);
    expect(await check('crm.company', { phone: '+33 2 40 00 00 00' })).toEqual([[id, 'phone']]);
    const named = { name: 'MENUISERIE D ORVAULT SARL', addresses: [{ postalCode: '44700' }] };
    expect(await check('crm.company', named)).toEqual([[id, 'name']]);
    expect(await check('crm.company', { ...named, addresses: [{ postalCode: '44000' }] })).toEqual([]);
    expect(await check('crm.company', named, id)).toEqual([]);
    expect(
      await check('crm.company', { ...unlike, siren: '1', email: 'no', phone: 'x', colour: 'red' }),
    ).toEqual([]);
  });

  it('finds a person by any of their addresses, and by a name written backwards', async () => {
    const id = await idOf('contacts', {
      firstName: 'Hélène',
      lastName: 'Le Goff',
      emails: [{ address: 'h.legoff@a.example' }, { address: 'helene@b.example' }],
      phones: [{ number: '0639980011' }, { number: '0639980012' }],
      addresses: [{ postalCode: '29000' }],
    });
    expect(await check('crm.contact', { emails: [{ address: 'Helene@B.example' }] })).toEqual([
      [id, 'email'],
    ]);
    expect(await check('crm.contact', { phones: [{ number: '06 39 98 00 12' }] })).toEqual([[id, 'phone']]);
    const backwards = { firstName: 'LE-GOFF', lastName: 'Helene', addresses: [{ postalCode: '29000' }] };
    expect(await check('crm.contact', backwards)).toEqual([[id, 'name']]);
    const typing = { emails: [{ address: 'helene@' }, { address: 'helene@b.example' }], phones: 'x' };
    expect(await check('crm.contact', typing)).toEqual([[id, 'email']]);
    const twice = await idOf('contacts', { lastName: 'Twice', phones: [{ number: '0639980012' }] });
    const both = await check('crm.contact', { ...backwards, phones: [{ number: '0639980012' }] });
    expect(both).toEqual([
      [id, 'phone', 'name'],
      [twice, 'phone'],
    ]);
  });

  it('knows a lead as a lead, a company or a contact, and a converted one as what it became', async () => {
    const email = 'marie@piste.example';
    const lead = { companyName: 'Piste SA', lastName: 'Marie', email };
    const leadId = await idOf('leads', lead);
    expect(await check('crm.lead', { email })).toEqual([[leadId, 'email']]);
    const headers = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
    await admin.post(`/api/crm/leads/${leadId}/qualification`, {}, headers(1));
    const { body } = await admin.post(`/api/crm/leads/${leadId}/conversion`, {}, headers(2));
    expect(await check('crm.lead', { email })).toEqual([[body.convertedContactId, 'email']]);
  });

  it('shows at most ten, and only what one may read', async () => {
    for (let index = 0; index < 12; index += 1)
      await idOf('companies', { name: `Filiale ${index}`, phone: '0241000000' });
    expect(await check('crm.company', { phone: '0241000000' })).toHaveLength(10);
    const blind = await instance.invite(`blind@${instance.slug}.example`, 'reader');
    const me = (await blind.get('/api/identity/session')).body.user.id;
    await instance.work(async (db) => {
      await db.query(
        `INSERT INTO identity_role (id, key, name, permissions)
         VALUES ($1, 'aveugle', 'Aveugle', '{"crm.company.read": "own"}')`,
        [newId()],
      );
      await db.query(
        "UPDATE identity_user SET role_id = (SELECT id FROM identity_role WHERE key = 'aveugle') WHERE id = $1",
        [me],
      );
    });
    const mine = await idOf('companies', { name: 'La mienne', phone: '0241000000', ownerId: me });
    expect(await check('crm.company', { phone: '0241000000' }, undefined, blind)).toEqual([[mine, 'phone']]);
    expect(
      await check('crm.contact', { emails: [{ address: 'helene@b.example' }] }, undefined, blind),
    ).toEqual([]);
  });

  it('refuses what is no question', async () => {
    for (const body of [
      {},
      { resource: 'hr.employee', record: {} },
      { resource: 'crm.company', record: 'x' },
    ])
      expect((await admin.post('/api/crm/duplicate-check', body)).status).toBe(422);
  });
});
