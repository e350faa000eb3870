import { type TestInstance, TestPlatform } from '#testing';
import { csv, ProposedImport } from './sample-test-kit.js';
import { WebImporter } from './web-import-test-kit.js';

/** Files as other programs write them; their people and companies are invented. */
describe('more exports of other programs', () => {
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

  it('Salesforce: leads as far as they were, reports with ids of fifteen characters', async () => {
    const leads = csv(
      ',',
      'Id|LastName|FirstName|Company|Email|Phone|Status|LeadSource|IsConverted|IsDeleted|MasterRecordId',
      '00Q000000000001AAA|Riou|Jean|Riou SARL|jean@riou.example|0298000000|Working - Contacted|Web|false|false|',
      '00Q000000000002AAA|Caro|Lise|Caro SA|||Closed - Converted|Trade Show|true|false|',
      '00Q000000000003AAA|Vieux|Luc|Vieux SA|||Open|Other|false|true|',
      '00Q000000000004AAA|Double|Luc|Double SA|||Open|Other|false|false|00Q000000000001AAA',
    );
    const { file, done } = await proposed.run(leads, 'leads.csv');
    expect(file.recognised).toBe('Salesforce (pistes)');
    expect(done).toMatchObject({ created: 2, rejected: 2 });
    expect(done.rejects.map(({ reason }: { reason: string }) => reason)).toEqual([
      'supprimée dans l’autre logiciel',
      'fusionnée dans « 00Q000000000001AAA » avant l’export',
    ]);
    expect(await list('leads?sort=title')).toMatchObject([
      { companyName: 'Caro SA', state: 'unqualified', channel: 'fair' },
      {
        companyName: 'Riou SARL',
        state: 'contacted',
        channel: 'web-form',
        channelDetail: 'Web',
        firstResponseDueAt: null,
      },
    ]);
    const report = csv(
      ',',
      'Account ID|Account Name|Account Owner|Type|Billing City',
      '001x0000002xLCV|Riou SARL||Customer - Direct|Brest',
    );
    await proposed.run(report, 'report.csv');
    expect(await list('companies')).toMatchObject([{ externalId: '001x0000002xLCVAA2', kind: 'customer' }]);
  });

  it('Dolibarr: third parties by their fields and by their labels, and contacts', async () => {
    const fields = csv(
      ',',
      's.rowid|s.nom|s.code_client|s.client|s.zip|s.town|s.phone|s.siren|s.url',
      '1|Sols Nantais|CU001|1|44000|Nantes|0240000000|404833048|www.sols.example',
    );
    expect((await proposed.run(fields, 'tiers.csv')).file.recognised).toBe('Dolibarr (tiers)');
    const labels = csv(
      ';',
      'Id|Nom|Nom alternatif|Client|Code client|Adresse|Code postal|Ville|Pays|Id prof. 1 (SIREN)|Note publique',
      '2|Bois Sud||2|CU002|1 rue A|13001|Marseille|France||"ligne 1\r\nligne 2"',
    );
    expect((await proposed.run(labels, 'export.csv')).done).toMatchObject({ created: 1, rejected: 0 });
    expect(await list('companies?sort=name')).toMatchObject([
      { name: 'Bois Sud', kind: 'prospect', externalId: 'CU002', notes: 'ligne 1\nligne 2' },
      { name: 'Sols Nantais', kind: 'customer', siren: '404833048', website: 'https://www.sols.example' },
    ]);
    const contacts = csv(
      ';',
      'Id du contact|Civilité|Nom|Prénom|Titre/Poste|Email|Tél. pro|Nom du tiers',
      '7|Mme|Fabre|Inès|Gérante|ines@bois.example|04 91 00 00 00|Bois Sud',
    );
    const { file, done } = await proposed.run(contacts, 'contacts.csv');
    expect(file.recognised).toBe('Dolibarr (contacts)');
    expect(done.steps.at(-1)).toMatchObject({ target: 'crm.affiliation', created: 1 });
  });

  it('EspoCRM: accounts, contacts, leads and opportunities', async () => {
    const files: [string, string][] = [
      [
        'EspoCRM (comptes)',
        csv(
          ',',
          'id|name|website|emailAddress|phoneNumber|type|billingAddressStreet|billingAddressCity|billingAddressCountry|deleted',
          'a1|Vitres SA|https://vitres.example|v@vitres.example|+33240000000|Customer|1 rue A|Nantes|France|0',
        ),
      ],
      [
        'EspoCRM (contacts)',
        csv(
          ',',
          'id|firstName|lastName|accountId|accountName|emailAddress|phoneNumber',
          'c1|Ana|Roux|a1|Vitres SA|ana@vitres.example|',
        ),
      ],
      [
        'EspoCRM (pistes)',
        csv(
          ',',
          'id|firstName|lastName|accountName|status|source|opportunityAmount|emailAddress',
          'l1|Bob|Noir||In Process|Web Site|100|bob@x.example',
        ),
      ],
      [
        'EspoCRM (opportunités)',
        csv(
          ',',
          'id|name|amount|amountCurrency|accountId|accountName|stage|probability|closeDate|leadSource',
          'o1|Vitrage|1500|EUR|a1|Vitres SA|Closed Won|100|2024-02-29|Web Site',
        ),
      ],
    ];
    for (const [recognised, content] of files) {
      const { file, done } = await proposed.run(content, 'espo.csv');
      expect(file.recognised).toBe(recognised);
      expect(done).toMatchObject({ rejected: 0 });
    }
    expect(await list('opportunities')).toMatchObject([
      { state: 'won', closedAt: '2024-02-29T12:00:00.000Z' },
    ]);
    expect(await list('companies')).toHaveLength(1);
  });

  it('address books of Google and Outlook, and cards', async () => {
    const google = csv(
      ',',
      'First Name|Last Name|Organization Name|Labels|E-mail 1 - Label|E-mail 1 - Value|Phone 1 - Label|Phone 1 - Value|Address 1 - Country',
      'Zoé|Petit|Bois Sud|* myContacts|Work|zoe@bois.example ::: zoe2@bois.example|Mobile|06 12 34 56 78|France',
      '||Sols Nantais|||info@sols.example|||',
    );
    const read = await proposed.run(google, 'google.csv');
    expect(read.file.recognised).toBe('Google Contacts (contacts)');
    expect(read.done.steps).toMatchObject([
      { name: 'organisations', created: 1 },
      { name: 'companies', created: 1 },
      { created: 1 },
      { created: 1 },
    ]);
    const outlook = csv(
      ';',
      'Titre|Prénom|Nom|Société|Adresse de messagerie|Tél. mobile|Ville (bureau)|Pays/Région (bureau)',
      'M.|Max|Grand|Bois Sud|max@bois.example|0612345679|Bruxelles|Belgique',
    );
    expect((await proposed.run(Buffer.from(outlook, 'latin1'), 'outlook.csv')).file).toMatchObject({
      recognised: 'Outlook (contacts)',
      encoding: 'windows-1252',
    });
    const cards = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Grand;Max;;;',
      'EMAIL:max@bois.example',
      'TITLE:Chef',
      'PHOTO;ENCODING=b:AAAA',
      'END:VCARD',
      'BEGIN:VCARD',
      'KIND:group',
      'FN:Tous',
      'END:VCARD',
    ];
    const { file, done } = await proposed.run(cards.join('\r\n'), 'contacts.vcf');
    expect(file).toMatchObject({
      kind: 'cards',
      recognised: 'vCard (cartes de visite)',
      rowCount: 2,
      unreadableRows: 1,
      decisions: [expect.stringContaining('photo')],
    });
    expect(done).toMatchObject({ updated: 1, rejected: 1 });
    const contacts = await list('contacts?sort=lastName');
    expect(contacts).toMatchObject([
      { lastName: 'Grand', jobTitle: 'Chef', civility: 'mr', addresses: [{ country: 'BE' }] },
      { lastName: 'Petit', phone: '+33612345678' },
    ]);
  });
});
