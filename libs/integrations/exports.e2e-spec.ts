import { type TestInstance, TestPlatform } from '#testing';
import { csv, ProposedImport } from './sample-test-kit.js';
import { WebImporter } from './web-import-test-kit.js';

/** Files as other programs write them; their people and companies are invented. */
describe('exports of other programs', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: WebImporter;
  let proposed: ProposedImport;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = new WebImporter(platform, await instance.admin());
    proposed = new ProposedImport(admin);
  });
  afterAll(() => platform.stop());

  const list = async (path: string) => (await admin.client.get(`/api/crm/${path}`)).body.items;

  it('HubSpot: deals with companies, won and lost as they were', async () => {
    const companies = csv(
      ',',
      'Record ID|Company name|Phone Number|City|Country/Region|Type',
      '501|Toits du Ponant|02 98 00 00 00|Brest|France|Prospect',
    );
    expect((await proposed.run(companies, 'companies.csv')).done).toMatchObject({ created: 1 });
    const deals = csv(
      ',',
      'Record ID|Deal Name|Deal Stage|Pipeline|Amount|Close Date|Deal owner|Associated Company IDs|Associated Company (Primary)|Closed Lost Reason|Create Date',
      '1|Charpente Le Goff|Closed Won|Sales Pipeline|"12,500.00"|2024-03-15 10:00|Nobody Here|501|Toits du Ponant||2024-01-02 08:00',
      '2|Bardage|Closed Lost|Sales Pipeline|"8,000.50"|2024-04-20 00:00||777|Murs d’Armor|Trop cher|2024-01-03 09:00',
      '3|Isolation|Contract Sent|Sales Pipeline|"1,000.00"|2026-12-31 00:00|||||2024-01-04 09:00',
      '4||Contract Sent|Sales Pipeline|"1,000.00"|||||||',
    );
    const { file, done } = await proposed.run(deals, 'hubspot-deals.csv');
    expect(file).toMatchObject({ recognised: 'HubSpot (affaires)', suggestedTarget: 'crm.opportunity' });
    expect(done.steps).toMatchObject([
      { name: 'companies', read: 2, created: 1, unchanged: 1 },
      { target: 'crm.opportunity', read: 4, created: 3, rejected: 1 },
    ]);
    expect(done.untakenColumns).toEqual(['Create Date']);
    const reasons = done.warnings.map(({ reason }: { reason: string }) => reason).join('\n');
    for (const told of [
      '« Closed Won » devient « Gagnée »',
      '« Contract Sent » devient',
      '« Sales Pipeline » devient « Affaires »',
      'motif de perte ajouté : « Trop cher »',
      'Nobody Here',
    ])
      expect(reasons).toContain(told);
    const [bardage, charpente, isolation] = await list('opportunities?sort=name');
    expect(charpente).toMatchObject({
      state: 'won',
      probability: 100,
      amount: '12500.00',
      closedAt: '2024-03-15T12:00:00.000Z',
    });
    expect(bardage).toMatchObject({ state: 'lost', amount: '8000.50', closedAt: '2024-04-20T12:00:00.000Z' });
    expect(isolation).toMatchObject({ state: 'open', expectedCloseOn: '2026-12-31', closedAt: null });
    const [steps] = [(await admin.client.get(`/api/crm/opportunities/${charpente.id}/stages`)).body.items];
    expect(steps).toMatchObject([{ fromStageId: null, toState: 'won', at: '2024-03-15T12:00:00.000Z' }]);
    const { items: lostReasons } = (await admin.client.get('/api/crm/lost-reasons?perPage=50')).body;
    expect(lostReasons.find(({ id }: { id: string }) => id === bardage.lostReasonId)).toMatchObject({
      name: 'Trop cher',
    });
    // Once more: nothing changes, and where the file says another stage it is told.
    expect((await proposed.run(deals, 'again.csv')).done).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 5,
      rejected: 1,
    });
    const undone = await admin.client.post(`/api/integrations/imports/${done.id}/undo`);
    expect(undone.body).toMatchObject({ state: 'undone', kept: [] });
    expect(await list('opportunities')).toEqual([]);
    expect(await list('companies')).toHaveLength(1);
  });

  it('HubSpot: of the people of a deal the first is its contact, the others take part in it', async () => {
    for (const [externalId, firstName, lastName] of [
      ['71', 'Léa', 'Le Goff'],
      ['72', 'Paul', 'Roux'],
      ['73', 'Anne', 'Kerdoncuff'],
    ])
      await admin.client.post('/api/crm/contacts', {
        externalId,
        firstName,
        lastName,
        emails: [{ address: `${firstName}@ponant.example`.toLowerCase().replace('é', 'e') }],
      });
    const deals = (last: string) =>
      csv(
        ',',
        'Record ID|Deal Name|Deal Stage|Pipeline|Associated Contact IDs|Associated Contacts|Amount',
        '1|Charpente|Contract Sent|Sales Pipeline|72;71;99||"1,000.00"',
        `2|Bardage|Contract Sent|Sales Pipeline|${last}|Paul Roux (paul@ponant.example);Anne Kerdoncuff;Léa Inconnue|"900.00"`,
      );
    const { file, done } = await proposed.run(deals(''), 'deals.csv');
    expect(file).toMatchObject({ recognised: 'HubSpot (affaires)' });
    expect(done).toMatchObject({ created: 2, rejected: 0 });
    const reasons = done.warnings.map(({ reason }: { reason: string }) => reason).join('\n');
    expect(reasons).toContain('contact « 99 » introuvable');
    expect(reasons).toContain('contact « Léa Inconnue » introuvable');
    const people = async () => {
      const contacts = new Map<string, string>();
      for (const { id, firstName } of await list('contacts')) contacts.set(id, firstName);
      return Promise.all(
        (await list('opportunities?sort=name')).map(
          async ({ id, contactId }: { id: string; contactId: string }) => [
            contacts.get(contactId),
            (await list(`opportunities/${id}/contacts`)).map(
              ({ firstName }: { firstName: string }) => firstName,
            ),
          ],
        ),
      );
    };
    expect(await people()).toEqual([
      ['Paul', ['Anne']],
      ['Paul', ['Léa']],
    ]);
    // Once more nothing is new; a person who was added there comes in.
    expect((await proposed.run(deals(''), 'again.csv')).done).toMatchObject({ unchanged: 2, updated: 0 });
    expect((await proposed.run(deals('72;73;71'), 'more.csv')).done).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect((await people())[0]).toEqual(['Paul', ['Anne', 'Léa']]);
    const undone = await admin.client.post(`/api/integrations/imports/${done.id}/undo`);
    expect(undone.status).toBe(200);
  });

  it('HubSpot in French: contacts with their companies, of which the missing ones are made', async () => {
    const contacts = csv(
      ',',
      "ID de fiche d'informations|Prénom|Nom|E-mail|Numéro de téléphone|Entreprise associée|Phase de cycle de vie|Propriétaire du contact",
      '9|Maëlle|Le Goff|maelle@ponant.example;m2@ponant.example|02 98 00 00 00|Toits du Ponant|Lead|',
      '10|Yves|Kerdoncuff|yves@ponant.example|rien|Toits du Ponant|Client|',
    );
    const { file, done } = await proposed.run(Buffer.from(`\uFEFF${contacts}`), 'contacts.csv');
    expect(file.recognised).toBe('HubSpot (contacts)');
    expect(
      done.steps.map(({ name, created }: { name: string; created: number }) => `${name} ${created}`),
    ).toEqual(['organisations 0', 'companies 1', 'crm.contact 2', 'crm.affiliation 2']);
    const [yves, maelle] = await list('contacts?sort=lastName');
    expect(maelle).toMatchObject({
      email: 'maelle@ponant.example',
      emails: [{}, { address: 'm2@ponant.example', label: 'other' }],
      phone: '+33298000000',
    });
    expect(yves.phones).toEqual([]);
    expect(done.warnings).toMatchObject([{ line: 3, column: 'Numéro de téléphone' }]);
  });

  it('Odoo: people and companies of one file, in French', async () => {
    const partners = csv(
      ';',
      'Nom|Est une société|Société liée|E-mail|Téléphone|Rue|Code postal|Ville|Pays|N° TVA|Étiquettes',
      'Murs d’Armor|VRAI||contact@armor.example|02 96 00 00 00|1 quai Un|22000|Saint-Brieuc|France|FR83404833048|B2B',
      'LE GALL Anne|FAUX|Murs d’Armor|anne@armor.example||2 rue Deux|22000|Saint-Brieuc|Belgique||',
      'Paul Sans Société|FAUX|||||||||',
    );
    const { file, done } = await proposed.run(partners, 'res.partner.csv');
    expect(file.recognised).toBe('Odoo (contacts et sociétés)');
    expect(done).toMatchObject({ rejected: 0 });
    expect(await list('companies')).toMatchObject([
      {
        name: 'Murs d’Armor',
        email: 'contact@armor.example',
        phone: '+33296000000',
        city: 'Saint-Brieuc',
        vatNumber: 'FR83404833048',
      },
    ]);
    const [anne, paul] = await list('contacts?sort=firstName');
    expect(anne).toMatchObject({ firstName: 'Anne', lastName: 'LE GALL', addresses: [{ country: 'BE' }] });
    expect(paul).toMatchObject({ firstName: 'Paul Sans', lastName: 'Société' });
    expect((await admin.client.get(`/api/crm/contacts/${anne.id}/companies`)).body.items).toMatchObject([
      { name: 'Murs d’Armor' },
    ]);
  });

  it('Odoo: opportunities by technical names, and leads', async () => {
    const opportunities = csv(
      ',',
      'id|name|partner_id|email_from|stage_id|expected_revenue|probability|date_deadline|date_closed|lost_reason_id|user_id',
      '__export__.crm_lead_1|Toiture|Murs d’Armor||Won|4500.0|100.0||2023-05-06 10:11:12||',
      '__export__.crm_lead_2|Façade|Murs d’Armor||Proposition|900.5|70.0|2027-01-31|||',
    );
    const { file, done } = await proposed.run(opportunities, 'crm.lead.csv');
    expect(file.recognised).toBe('Odoo (opportunités)');
    expect(done).toMatchObject({ rejected: 0 });
    expect(await list('opportunities?sort=name')).toMatchObject([
      { name: 'Façade', state: 'open', probability: 70, amount: '900.50' },
      { name: 'Toiture', state: 'won', closedAt: '2023-05-06T12:00:00.000Z' },
    ]);
    const leads = csv(
      ',',
      'id|name|contact_name|partner_name|email_from|description',
      'l1|Devis|Anne Le Gall|Murs d’Armor|anne@armor.example|<p>Une <b>véranda</b></p>',
    );
    expect((await proposed.run(leads, 'leads.csv')).file.recognised).toBe('Odoo (pistes)');
    expect(await list('leads')).toMatchObject([
      { firstName: 'Anne', lastName: 'Le Gall', need: 'Une véranda', state: 'new' },
    ]);
  });
});
