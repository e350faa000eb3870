import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const path = '/api/crm/mail-templates';

describe('e-mail templates', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let member: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Les Compagnons' });
    [admin, member] = [await instance.admin(), await instance.user('member')];
  });
  afterAll(() => platform.stop());

  const make = async (client: TestClient, to: string, body: object): Promise<string> => {
    const answer = await client.post(to, body);
    if (answer.status !== 201) throw new Error(`${to}: ${answer.status} ${answer.text}`);
    return answer.body.id;
  };

  it('are filled in for the contact, the company, the opportunity or the lead that a letter is about', async () => {
    const id = await make(admin, path, {
      name: 'Relance',
      shared: true,
      subject: 'Votre {{opportunity.name|projet}}',
      body: 'Bonjour {{contact.civility|Madame, Monsieur}} {{contact.lastName}},\n\n{{company.name|chez vous}}, {{us.name}}',
    });
    const companyId = await make(admin, '/api/crm/companies', { name: 'Toits du Ponant' });
    const contactId = await make(admin, '/api/crm/contacts', { lastName: 'Le Goff', civility: 'mrs' });
    const opportunityId = await make(admin, '/api/crm/opportunities', {
      name: 'Extension',
      companyId,
      contactId,
    });
    const leadId = await make(admin, '/api/crm/leads', { lastName: 'Roux', companyName: 'Garage Roux' });
    const fill = async (about: object) => (await member.post(`${path}/${id}/filling`, about)).body;
    const us = (await admin.get('/api/workspace/company')).body.legalName;
    expect(await fill({ opportunityId })).toEqual({
      subject: 'Votre Extension',
      text: `Bonjour Madame Le Goff,\n\nToits du Ponant, ${us}`,
    });
    expect(await fill({ leadId })).toEqual({
      subject: 'Votre projet',
      text: `Bonjour Madame, Monsieur Roux,\n\nGarage Roux, ${us}`,
    });
    expect(await fill({})).toMatchObject({ subject: 'Votre projet' });
    const unknown = await member.post(`${path}/${id}/filling`, { contactId: newId() });
    expect([unknown.status, unknown.body.errors[0].field]).toEqual([422, 'contactId']);
  });

  it('refuse fields that there are none of, and those without words for when they are empty', async () => {
    const { status, body } = await admin.post(path, {
      name: 'Fausse',
      subject: 'Votre {{opportunity.name}}',
      body: 'Bonjour {{contact.nickname|vous}} {{contact.firstName|vous}',
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)).toEqual(
      ['subject fallback-missing', 'body unknown-field', 'body unclosed-field'],
    );
  });

  it('of one’s own are seen by nobody else, not even an admin; shared ones by all', async () => {
    const own = await make(member, path, { name: 'À moi', subject: 'x', body: 'y' });
    const namesFor = async (client: TestClient) =>
      (await client.get(path)).body.items.map(({ name }: { name: string }) => name).sort();
    expect(await namesFor(member)).toEqual(['Relance', 'À moi']);
    expect(await namesFor(admin)).toEqual(['Relance']);
    expect((await admin.get(`${path}/${own}`)).status).toBe(404);
    expect((await admin.post(`${path}/${own}/filling`, {})).status).toBe(404);
    expect((await member.patch(`${path}/${own}`, 1, { shared: true })).status).toBe(200);
    expect(await namesFor(admin)).toEqual(['Relance', 'À moi']);
  });
});
