import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;

const idOf = async (path: string, body: unknown): Promise<string> =>
  (await admin.post(`/api/crm/${path}`, body)).body.id;
const company = (name: string, more = {}) => idOf('companies', { name, ...more });
const contact = (lastName: string, more = {}) => idOf('contacts', { lastName, ...more });
const affiliate = (body: unknown) => admin.post('/api/crm/affiliations', body);

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
});
afterAll(() => platform.stop());

describe('affiliations', () => {
  it('tie contacts to companies, and show on both sides, the lasting ones first', async () => {
    const companyId = await company('Menuiserie Loire');
    const formerId = await contact('Abadie', { firstName: 'Zoé' });
    const presentId = await contact('Zola', { emails: [{ address: 'zola@b.example' }] });
    const former = { contactId: formerId, companyId, startedOn: '2019-01-01', endedOn: '2021-06-30' };
    expect((await affiliate(former)).status).toBe(201);
    const present = await affiliate({ contactId: presentId, companyId, role: 'buyer', title: 'Acheteuse' });
    expect(present.body).toMatchObject({ version: 1, role: 'buyer', startedOn: null, origin: 'user' });

    const contacts = await admin.get(`/api/crm/companies/${companyId}/contacts`);
    expect(contacts.status).toBe(200);
    expect(contacts.body).toEqual({
      items: [
        {
          affiliationId: present.body.id,
          id: presentId,
          civility: null,
          firstName: '',
          lastName: 'Zola',
          jobTitle: null,
          email: 'zola@b.example',
          phone: null,
          role: 'buyer',
          title: 'Acheteuse',
          startedOn: null,
          endedOn: null,
        },
        expect.objectContaining({ id: formerId, firstName: 'Zoé', role: 'other', endedOn: '2021-06-30' }),
      ],
    });
    const companies = await admin.get(`/api/crm/contacts/${presentId}/companies`);
    expect(companies.body.items).toEqual([
      expect.objectContaining({ id: companyId, name: 'Menuiserie Loire', kind: 'prospect', role: 'buyer' }),
    ]);

    const list = await admin.get(`/api/crm/affiliations?companyId=${companyId}&role=buyer,sales`);
    expect(list.body).toMatchObject({ total: 1, items: [{ contactId: presentId }] });
    expect((await admin.get(`/api/crm/affiliations?contactId=${formerId}`)).body.total).toBe(1);
    const history = await admin.get(`/api/crm/affiliations/${present.body.id}/history`);
    expect(history.body.items).toHaveLength(1);

    expect((await admin.delete(`/api/crm/contacts/${presentId}`, 1)).status).toBe(204);
    expect((await admin.get(`/api/crm/affiliations/${present.body.id}`)).status).toBe(404);
  });

  it('end no earlier than they start', async () => {
    const [contactId, companyId] = [await contact('Noël'), await company('Noël SARL')];
    const wrong = await affiliate({ contactId, companyId, startedOn: '2024-02-01', endedOn: '2024-01-31' });
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [expect.objectContaining({ field: 'endedOn', code: 'order' })],
    ]);
    const { body } = await affiliate({ contactId, companyId, endedOn: '2024-01-31' });
    const later = await admin.patch(`/api/crm/affiliations/${body.id}`, 1, { startedOn: '2024-02-01' });
    expect(later.body.errors).toEqual([expect.objectContaining({ field: 'startedOn', code: 'order' })]);
  });

  it('name the end that does not exist', async () => {
    const [contactId, companyId] = [await contact('Petit'), await company('Petit SA')];
    const unknown = await affiliate({ contactId: newId(), companyId: newId() });
    expect(unknown.status).toBe(422);
    expect(
      unknown.body.errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
    ).toEqual([
      ['contactId', 'unknown-record'],
      ['companyId', 'unknown-record'],
    ]);
    const swapped = await affiliate({ contactId: companyId, companyId: contactId });
    expect(swapped.body.errors).toHaveLength(2);
    const { body } = await affiliate({ contactId, companyId });
    const moved = await admin.patch(`/api/crm/affiliations/${body.id}`, 1, { companyId: newId() });
    expect([moved.status, moved.body.errors[0].field]).toEqual([422, 'companyId']);
  });

  it('stand once for a contact, a company and a role', async () => {
    const [contactId, companyId] = [await contact('Roy'), await company('Roy SA')];
    expect((await affiliate({ contactId, companyId, role: 'buyer' })).status).toBe(201);
    expect((await affiliate({ contactId, companyId, role: 'sales' })).status).toBe(201);
    const again = await affiliate({ contactId, companyId, role: 'buyer' });
    expect([again.status, again.body.code]).toEqual([409, 'ALREADY_EXISTS']);
    expect(again.body.errors).toEqual([
      { field: 'companyId', code: 'taken', message: 'Une autre fiche porte déjà cette valeur.' },
    ]);
  });

  it('reach no further than the right on contacts and companies', async () => {
    const limited = await instance.invite(`limited@${instance.slug}.example`, 'reader');
    const me = (await limited.get('/api/identity/session')).body.user.id;
    await instance.work(async (db) => {
      const rights = { 'crm.company.read': 'own', 'crm.contact.read': 'own' };
      const others = { 'crm.affiliation.read': 'all', 'crm.affiliation.create': 'all' };
      await db.query(
        `INSERT INTO identity_role (id, key, name, permissions) VALUES ($1, 'limited', 'Limited', $2)`,
        [newId(), JSON.stringify({ ...rights, ...others })],
      );
      await db.query(
        `UPDATE identity_user SET role_id = (SELECT id FROM identity_role WHERE key = 'limited') WHERE id = $1`,
        [me],
      );
    });
    const [mine, theirs] = [await company('À moi', { ownerId: me }), await company('À eux')];
    const [known, hidden] = [await contact('Connu', { ownerId: me }), await contact('Caché')];
    for (const contactId of [known, hidden]) await affiliate({ contactId, companyId: mine });
    await affiliate({ contactId: known, companyId: theirs });

    const contacts = await limited.get(`/api/crm/companies/${mine}/contacts`);
    expect(contacts.body.items.map(({ id }: { id: string }) => id)).toEqual([known]);
    const companies = await limited.get(`/api/crm/contacts/${known}/companies`);
    expect(companies.body.items.map(({ id }: { id: string }) => id)).toEqual([mine]);
    expect((await limited.get(`/api/crm/companies/${theirs}/contacts`)).status).toBe(404);
    const tie = await limited.post('/api/crm/affiliations', { contactId: hidden, companyId: theirs });
    expect(tie.status).toBe(422);
    expect(tie.body.errors.map(({ field }: { field: string }) => field)).toEqual(['contactId', 'companyId']);
  });
});

describe('owners and keys of companies and contacts', () => {
  it('have an owner who is an active user of the instance', async () => {
    const other = await platform.instance();
    const foreigner = (await (await other.admin()).get('/api/identity/session')).body.user.id;
    const gone = await instance.invite(`gone@${instance.slug}.example`, 'member');
    const leaver = (await gone.get('/api/identity/session')).body.user.id;
    const kept = await company('Gardée', { ownerId: leaver });
    await instance.work((db) =>
      db.query("UPDATE identity_user SET state = 'deactivated' WHERE id = $1", [leaver]),
    );
    for (const ownerId of [newId(), foreigner, leaver]) {
      for (const [path, body] of [
        ['companies', { name: 'X' }],
        ['contacts', { lastName: 'X' }],
      ] as const) {
        const answer = await admin.post(`/api/crm/${path}`, { ...body, ownerId });
        expect([answer.status, answer.body.errors]).toEqual([
          422,
          [expect.objectContaining({ field: 'ownerId', code: 'unknown-user' })],
        ]);
      }
    }
    // The record of someone who left can still be changed, and kept.
    const changed = await admin.patch(`/api/crm/companies/${kept}`, 1, { notes: 'x', ownerId: leaver });
    expect(changed.status).toBe(200);
  });

  it('say which key another record already has', async () => {
    await company('Une', { siret: '73282932000074', externalId: 'E1' });
    const siret = await admin.post('/api/crm/companies', { name: 'Deux', siret: '732 829 320 00074' });
    expect([siret.status, siret.body.code, siret.body.errors[0].field]).toEqual([
      409,
      'ALREADY_EXISTS',
      'siret',
    ]);
    const key = await admin.post('/api/crm/companies', { name: 'Deux', externalId: 'E1' });
    expect([key.status, key.body.errors[0].field]).toEqual([409, 'externalId']);
    const other = await company('Trois');
    const moved = await admin.patch(`/api/crm/companies/${other}`, 1, { externalId: 'E1' });
    expect([moved.status, moved.body.errors[0].field]).toEqual([409, 'externalId']);
    await contact('Une', { externalId: 'C1' });
    const person = await admin.post('/api/crm/contacts', { lastName: 'Deux', externalId: 'C1' });
    expect([person.status, person.body.errors[0].field]).toEqual([409, 'externalId']);
  });

  it('are taken away by members, who make them, and made again; a reader takes none', async () => {
    const member = await instance.user('member');
    const reader = await instance.user('reader');
    const tie = { companyId: await company('Isolation Aven'), contactId: await contact('Aven') };
    const { body } = await member.post('/api/crm/affiliations', { ...tie, role: 'buyer' });
    const path = `/api/crm/affiliations/${body.id}`;
    expect((await reader.delete(path, 1)).status).toBe(403);
    expect((await member.delete(path, 1)).status).toBe(204);
    expect((await member.delete(`/api/crm/contacts/${tie.contactId}`, 1)).status).toBe(403);
    expect((await member.post('/api/crm/affiliations', { ...tie, role: 'buyer' })).status).toBe(201);
  });
});
