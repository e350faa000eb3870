import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { TestPlatform } from '#testing';
import { ImportKit } from './import-test-kit.js';

/** Clients of a building firm, as their old software exports them: `;`, Windows-1252, French dates and words. */
const clients = `
files:
  clients: { path: clients.csv, format: { separator: ";" } }
  lieux: { path: chantiers.csv.gz }
steps:
  - target: crm.company
    source: clients
    where: { Actif: [oui, O] }
    joins:
      lieux: { file: lieux, on: { Client: Code }, many: true }
    match: [externalId]
    fields:
      externalId: Code
      name: { column: Nom, transform: [squash, title] }
      kind: { column: Genre, transform: { map: { P: prospect, C: customer } } }
      siret: Siret
      phone: { column: Tel, transform: { phone: { country: FR } }, onInvalid: drop }
      addresses: { each: lieux, part: { label: { constant: site }, line1: Rue, city: Ville, country: { constant: FR } } }
`;
const people = `
files:
  gens: { path: gens.csv }
steps:
  - name: gens
    target: crm.contact
    source: gens
    match: [externalId]
    fields:
      externalId: Id
      lastName: Nom
      emails: { part: { address: Mail } }
  - name: liens
    target: crm.affiliation
    source: gens
    where: { Client: { empty: false } }
    match: [contactId, companyId]
    fields:
      contactId: { lookup: crm.contact, column: Id }
      companyId: { lookup: crm.company, column: Client }
      role: { constant: buyer }
`;

describe('imports', () => {
  let platform: TestPlatform;
  let kit: ImportKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    kit = new ImportKit(await platform.instance());
    kit.file('clients.yaml', clients);
    kit.file('people.yaml', people);
  });
  afterEach(() => kit.clean());
  afterAll(() => platform.stop());

  const writeClients = (lines: string[], encoding = 'windows-1252') =>
    kit.file(
      'clients.csv',
      iconv.encode(['Code;Nom;Genre;Siret;Tel;Actif', ...lines, ''].join('\r\n'), encoding),
    );
  const writePlaces = (lines: string[]) =>
    kit.file('chantiers.csv.gz', gzipSync(`\uFEFF${['Client,Rue,Ville', ...lines].join('\n')}`));

  it('read what real files hold, join them, and find everything unchanged the next time', async () => {
    writeClients([
      'c1;MENUISERIE  GÉNÉRALE;C;;02 40 00 00 00;oui',
      'c2;"Toits; & Cie";P;;;O',
      'c3;Ancien;P;;;non',
    ]);
    writePlaces(['c1,"1, rue de l’Été",Nantes', 'c2,Quai,Brest', 'c1,2 rue B,Angers']);
    const first = await kit.runTwice('clients.yaml');
    expect(first).toMatchObject({ read: 2, created: 2, rejected: 0, steps: [{ filtered: 1 }] });
    const [c1] = await kit.rows('SELECT * FROM crm_company WHERE external_id = $1', ['c1']);
    expect(c1).toMatchObject({
      name: 'Menuiserie Générale',
      kind: 'customer',
      phone: '+33240000000',
      origin: 'import',
    });
    expect(c1?.['addresses']).toEqual([
      { label: 'site', line1: '1, rue de l’Été', city: 'Nantes', country: 'FR' },
      { label: 'site', line1: '2 rue B', city: 'Angers', country: 'FR' },
    ]);
    expect(await kit.runTwice('clients.yaml')).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    writeClients(['c1;Menuiserie générale;C;;;oui', 'c2;"Toits; & Cie";P;;;O'], 'utf-8');
    expect(await kit.runTwice('clients.yaml')).toMatchObject({ updated: 1, unchanged: 1 });
    // An empty cell clears the field; the version counts one change.
    expect(await kit.rows("SELECT version, phone FROM crm_company WHERE external_id = 'c1'")).toEqual([
      { version: 2, phone: null },
    ]);
  });

  it('reject bad rows by file, line, column and reason, and take all others', async () => {
    writePlaces([]);
    writeClients([
      'c1;Un;C;73282932000074;;oui',
      'c2;Deux;X;;;oui',
      'c3;;C;;;oui',
      'c4;Quatre;C;732;;oui',
      'c5;Cinq;C;;;oui;trop',
      'c1;Encore un;C;;;oui',
      ';Sans code;C;;;oui',
      'c8;Huit;C;73282932000074;;oui',
      'c9;Neuf;P;;standard;oui',
    ]);
    const report = await kit.runTwice('clients.yaml');
    expect(report).toMatchObject({
      read: 9,
      created: 2,
      rejected: 7,
      warningCount: 1,
      rejectsTruncated: false,
    });
    const told = report.rejects
      .map(({ file, line, column, reason }) => `${file}:${line} ${column} ${reason}`)
      .sort();
    expect(told).toEqual([
      'clients.csv:3 Genre Type : valeur absente de la table de correspondance « X »',
      'clients.csv:4 Nom Nom : Ce champ est obligatoire.',
      'clients.csv:5 Siret SIRET : Ce SIRET est faux : 14 chiffres et leur clé. « 732 »',
      'clients.csv:6 null 6 colonne(s) attendue(s), 7 trouvée(s).',
      'clients.csv:7 Code même clé que la ligne 2',
      'clients.csv:8 Code Identifiant externe : clé de rapprochement vide',
      expect.stringMatching(/^clients\.csv:9 Siret SIRET : /),
    ]);
    expect(report.warnings).toEqual([
      {
        file: 'clients.csv',
        line: 10,
        column: 'Tel',
        reason: 'Téléphone : numéro de téléphone impossible (FR) « standard »',
      },
    ]);
    expect(await kit.rows('SELECT external_id FROM crm_company ORDER BY 1')).toEqual([
      { external_id: 'c1' },
      { external_id: 'c9' },
    ]);
  });

  it('write all rejects to a file that only its owner reads, formulas made harmless', async () => {
    writePlaces([]);
    writeClients(['c1;=1+1;X;;;oui', 'c2;Deux;=2;;;oui']);
    const rejectsFile = kit.path('rejects.csv');
    const report = await kit.run('clients.yaml', { rejectsFile });
    expect(report.rejected).toBe(2);
    const lines = readFileSync(rejectsFile, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^refus;crm\.company;clients\.csv;2;Genre;/);
    expect(statSync(rejectsFile).mode & 0o077).toBe(0);
  });

  it('resolve references between steps and to stored records, and reject those that lead nowhere', async () => {
    writePlaces([]);
    writeClients(['c1;Un;C;;;oui']);
    await kit.run('clients.yaml');
    kit.file(
      'gens.csv',
      'Id,Nom,Mail,Client\n1,Durand,d@x.fr,c1\n2,Petit,pas-un-mail,c1\n3,Roy,,c9\n4,Leroy,,\n',
    );
    const report = await kit.runTwice('people.yaml');
    expect(report.steps).toMatchObject([
      { name: 'gens', read: 4, created: 3, rejected: 1 },
      { name: 'liens', read: 3, created: 1, rejected: 2, filtered: 1 },
    ]);
    expect(report.rejects.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '3 Mail',
      '3 Id',
      '4 Client',
    ]);
    expect(await kit.runTwice('people.yaml')).toMatchObject({ created: 0, unchanged: 4, rejected: 3 });
  });

  it('refuse files and columns that are not there before anything is written', async () => {
    writePlaces([]);
    await expect(kit.run('clients.yaml')).rejects.toMatchObject({ kind: { code: 'IMPORT_FILE_UNREADABLE' } });
    kit.file('clients.csv', 'Code;Nom;Genre;Siret;Tel\n1;a;C;;\n');
    await expect(kit.run('clients.yaml')).rejects.toMatchObject({
      kind: { code: 'IMPORT_MAPPING_INVALID' },
      errors: [
        {
          message: {
            en: expect.stringMatching(/^Line 8: clients\.csv has no column "Actif"; its columns: Code/),
          },
        },
      ],
    });
    expect(await kit.rows('SELECT 1 FROM integrations_import')).toEqual([]);
  });

  it('say the same when tried out as when done, whatever the rows', async () => {
    writePlaces(['k1,Rue,Nantes']);
    const line = fc
      .tuple(
        fc.constantFrom('k1', 'k2', 'k3', 'k4', ''),
        fc.constantFrom('Un', 'Deux', '', 'x'.repeat(201)),
        fc.constantFrom('C', 'P', '?'),
        fc.constantFrom('', '73282932000074', '55208131766522', '123'),
        fc.constantFrom('', '02 40 00 00 00', 'abc'),
        fc.constantFrom('oui', 'non', 'oui;de trop'),
      )
      .map((cells) => cells.join(';'));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        writeClients(lines);
        const report = await kit.runTwice('clients.yaml');
        expect(report.rejects).toHaveLength(report.rejected);
        const again = await kit.runTwice('clients.yaml');
        expect(again).toMatchObject({ created: 0, updated: 0, rejected: report.rejected });
      }),
      { numRuns: 12 },
    );
  });
});
