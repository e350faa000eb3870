import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { errorsOf, LeadKit, meOf } from './lead-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;
let kit: LeadKit;

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
  kit = new LeadKit(admin);
});
afterAll(() => platform.stop());

describe('a conversion', () => {
  it('makes a company, a contact and an opportunity of all that the lead says, and keeps the lead', async () => {
    const lead = await kit.qualified({
      companyName: 'Garage Lemasson',
      civility: 'mrs',
      firstName: 'Anne',
      lastName: 'Lemasson',
      email: 'anne@lemasson.example',
      phone: '06 39 98 00 01',
      addresses: [{ line1: '3 rue du Four', postalCode: '49000', city: 'Angers', country: 'FR' }],
      need: 'Charpente métallique, 300 m²',
      channel: 'fair',
    });
    const { status, body, text } = await kit.command(lead.id, lead.version, 'conversion', {
      company: { siret: '732 829 320 00074', tradeName: 'Lemasson Auto' },
      opportunity: { name: 'Charpente', amount: '45000' },
    });
    expect([status, text]).toEqual([200, text]);
    expect(body).toMatchObject({ state: 'converted', need: 'Charpente métallique, 300 m²', channel: 'fair' });
    expect(body.convertedAt).not.toBeNull();
    const [company, contact, opportunity] = await Promise.all([
      admin.get(`/api/crm/companies/${body.convertedCompanyId}`),
      admin.get(`/api/crm/contacts/${body.convertedContactId}`),
      admin.get(`/api/crm/opportunities/${body.convertedOpportunityId}`),
    ]);
    const shared = { ownerId: lead.ownerId, source: 'fair' };
    expect(company.body).toMatchObject({
      ...shared,
      name: 'Garage Lemasson',
      kind: 'prospect',
      siren: '732829320',
      tradeName: 'Lemasson Auto',
      city: 'Angers',
      email: null,
      notes: 'Charpente métallique, 300 m²',
    });
    expect(contact.body).toMatchObject({
      ...shared,
      civility: 'mrs',
      firstName: 'Anne',
      lastName: 'Lemasson',
      email: 'anne@lemasson.example',
      phone: '+33639980001',
    });
    expect(opportunity.body).toMatchObject({
      ...shared,
      name: 'Charpente',
      amount: '45000.00',
      companyId: company.body.id,
      contactId: contact.body.id,
      leadId: lead.id,
      city: 'Angers',
      notes: 'Charpente métallique, 300 m²',
    });
    const ties = await admin.get(`/api/crm/companies/${company.body.id}/contacts`);
    expect(ties.body.items).toMatchObject([{ id: contact.body.id }]);

    const path = `/api/crm/leads/${lead.id}`;
    for (const refused of [
      await admin.patch(path, body.version, { need: 'autre' }),
      await admin.delete(path, body.version),
    ])
      expect([refused.status, refused.body.code]).toEqual([409, 'CRM_LEAD_CONVERTED']);
    for (const name of ['contact', 'qualification', 'recycling', 'conversion'])
      expect((await kit.command(lead.id, body.version, name)).body.code).toBe('TRANSITION_REFUSED');
  });

  it('makes a household and its person of somebody without a company, or a contact alone', async () => {
    const person = {
      firstName: 'Zoé',
      lastName: 'Abadie',
      email: 'zoe@abadie.example',
      addresses: [{ city: 'Nantes' }],
      need: 'Une pergola',
    };
    const first = await kit.qualified(person);
    const { body } = await kit.command(first.id, first.version, 'conversion');
    const household = await admin.get(`/api/crm/companies/${body.convertedCompanyId}`);
    expect(household.body).toMatchObject({
      name: 'Zoé Abadie',
      kind: 'household',
      email: 'zoe@abadie.example',
    });
    const ties = await admin.get(`/api/crm/companies/${household.body.id}/contacts`);
    expect(ties.body.items).toMatchObject([{ id: body.convertedContactId, role: 'owner' }]);
    expect(body.convertedOpportunityId).toBeNull();

    const second = await kit.qualified(person);
    const alone = await kit.command(second.id, second.version, 'conversion', { withCompany: false });
    expect(alone.body).toMatchObject({ convertedCompanyId: null, convertedContactId: expect.any(String) });
    const contact = await admin.get(`/api/crm/contacts/${alone.body.convertedContactId}`);
    expect(contact.body).toMatchObject({ lastName: 'Abadie', city: 'Nantes', notes: 'Une pergola' });
  });

  it('links what exists already and leaves it as it is', async () => {
    const company = (await admin.post('/api/crm/companies', { name: 'Déjà là', notes: 'anciennes' })).body;
    const contact = (await admin.post('/api/crm/contacts', { lastName: 'Connue', jobTitle: 'Gérante' })).body;
    const linked = { companyId: company.id, contactId: contact.id };
    for (const round of [1, 2]) {
      const lead = await kit.qualified({
        companyName: 'Autre nom',
        lastName: 'Autre',
        email: `n${round}@a.example`,
      });
      const { status, body } = await kit.command(lead.id, lead.version, 'conversion', linked);
      expect([status, body]).toEqual([
        200,
        expect.objectContaining({ convertedCompanyId: company.id, convertedContactId: contact.id }),
      ]);
    }
    expect((await admin.get(`/api/crm/companies/${company.id}`)).body).toEqual(company);
    expect((await admin.get(`/api/crm/contacts/${contact.id}`)).body).toEqual(contact);
    expect((await admin.get(`/api/crm/companies/${company.id}/contacts`)).body.items).toHaveLength(1);
  });

  it('is refused whole, and says where the fault is', async () => {
    await admin.post('/api/crm/companies', { name: 'Prise', externalId: 'PRISE' });
    const lead = await kit.qualified({ companyName: 'Fautive', lastName: 'Petit' });
    const convert = (body: unknown) => kit.command(lead.id, lead.version, 'conversion', body);
    const before = (await admin.get('/api/crm/companies')).body.total;
    expect(errorsOf(await convert({ companyId: newId(), contactId: newId() }))).toEqual([
      422,
      'companyId unknown-record',
      'contactId unknown-record',
    ]);
    expect(errorsOf(await convert({ withCompany: false, company: {} }))).toEqual([
      422,
      'withCompany contradiction',
    ]);
    expect(errorsOf(await convert({ company: { externalId: 'PRISE' } }))).toEqual([
      409,
      'company.externalId taken',
    ]);
    expect(errorsOf(await convert({ company: { siret: '1' } }))).toEqual([422, 'company.siret siret']);
    expect(errorsOf(await convert({ opportunity: { name: 'X', stageId: newId() } }))).toEqual([
      422,
      'opportunity.stageId unknown-record',
    ]);
    expect(errorsOf(await convert({ contact: { lastName: null } }))).toEqual([
      422,
      'contact.lastName isNotEmpty',
    ]);
    expect((await admin.get('/api/crm/companies')).body.total).toBe(before);
    expect((await admin.get(`/api/crm/leads/${lead.id}`)).body.state).toBe('qualified');
    const nameless = await kit.qualified({ email: 'x@y.example' });
    expect(errorsOf(await kit.command(nameless.id, nameless.version, 'conversion', {}))).toEqual([
      422,
      'company.name isNotEmpty',
    ]);
    const fresh = await kit.create({ lastName: 'Neuve' });
    expect((await kit.command(fresh.id, 1, 'conversion')).body.code).toBe('TRANSITION_REFUSED');
  });

  it('takes the right to create what the lead becomes', async () => {
    const limited = await instance.invite(`lim@${instance.slug}.example`, 'member');
    const me = await meOf(limited);
    await instance.work(async (db) => {
      await db.query(
        `INSERT INTO identity_role (id, key, name, permissions) VALUES ($1, 'prospecteur', 'Prospecteur',
           '{"crm.lead.read": "all", "crm.lead.update": "own", "crm.contact.create": "all"}')`,
        [newId()],
      );
      await db.query(
        "UPDATE identity_user SET role_id = (SELECT id FROM identity_role WHERE key = 'prospecteur') WHERE id = $1",
        [me],
      );
    });
    const lead = await kit.qualified({ lastName: 'Sienne', ownerId: me });
    expect((await kit.command(lead.id, lead.version, 'conversion', {}, limited)).status).toBe(403);
    const alone = await kit.command(lead.id, lead.version, 'conversion', { withCompany: false }, limited);
    expect([alone.status, alone.body.state]).toEqual([200, 'converted']);
    const theirs = await kit.qualified({ lastName: 'Autre' });
    expect((await kit.command(theirs.id, theirs.version, 'contact', {}, limited)).status).toBe(403);
  });
});
