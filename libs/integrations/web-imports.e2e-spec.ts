import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { type TestInstance, TestPlatform } from '#testing';
import { columns, WebImporter } from './web-import-test-kit.js';

const clients = [
  'Export des clients',
  '',
  'Code;Raison sociale;Type;SIRET;Tél;Courriel;Adresse;CP;Ville;Commentaires',
  'c1;MENUISERIE DE L’ÉTÉ;Client;732 829 320 00074;02 40 00 00 00;contact@ete.example;1 rue A;44000;Nantes;"=HYPERLINK(""x"")"',
  'c2;Toits & Cie;Prospect;;;;;;Brest;',
  'c3;;Client;;;;;;;',
  'c4;Quatre;Inconnu;;;;;;;-1+1',
  'c5;Cinq;;;standard;;;;;',
  'c6;trop;peu',
];

describe('an import from the web', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: WebImporter;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = new WebImporter(platform, await instance.admin());
  });
  afterAll(() => platform.stop());

  const companies = async () => (await admin.client.get('/api/crm/companies?perPage=200')).body;

  it('goes from a file as people have it to records, with every refused row told', async () => {
    const file = await admin.file(iconv.encode(clients.join('\r\n'), 'windows-1252'), 'C:\\clients.csv');
    expect(file).toMatchObject({
      name: 'clients.csv',
      kind: 'text',
      encoding: 'windows-1252',
      delimiter: ';',
      headerLine: 3,
      rowCount: 6,
      unreadableRows: 1,
      suggestedTarget: 'crm.company',
    });
    const suggested = Object.fromEntries(
      file.columns.map((each: { name: string; suggestedField: string }) => [each.name, each.suggestedField]),
    );
    expect(suggested).toEqual({
      Code: 'externalId',
      'Raison sociale': 'name',
      Type: 'kind',
      SIRET: 'siret',
      Tél: 'phone',
      Courriel: 'email',
      Adresse: 'addresses.work.line1',
      CP: 'addresses.work.postalCode',
      Ville: 'addresses.work.city',
      Commentaires: 'notes',
    });
    expect(file.previewRows[0]).toMatchObject({ line: 4, values: expect.arrayContaining(['c1', 'Nantes']) });
    const [proposal] = file.proposals;
    expect(proposal).toMatchObject({ target: 'crm.company', matchBy: 'externalId', remembered: false });
    const { target, columns: mapped, matchBy } = proposal;
    const request = { uploadId: file.id, target, columns: mapped, matchBy };

    const tried = await admin.run({ ...request, dryRun: true });
    expect(tried).toMatchObject({
      state: 'done',
      dryRun: true,
      read: 6,
      created: 2,
      rejected: 4,
      rowCount: 6,
    });
    expect(await companies()).toMatchObject({ total: 0 });
    const undone = await admin.client.post(`/api/integrations/imports/${tried.id}/undo`);
    expect(undone.body).toMatchObject({ code: 'IMPORT_WROTE_NOTHING' });

    const done = await admin.run(request);
    expect(done).toMatchObject({ state: 'done', dryRun: false, read: 6, created: 2, rejected: 4 });
    const found = (await companies()).items.find(({ siret }: { siret: string }) => siret);
    expect(found).toMatchObject({
      externalId: 'c1',
      name: 'MENUISERIE DE L’ÉTÉ',
      kind: 'customer',
      siren: '732829320',
      phone: '+33240000000',
      notes: '=HYPERLINK("x")',
      origin: 'import',
      addresses: [{ label: 'work', line1: '1 rue A', postalCode: '44000', city: 'Nantes' }],
    });
    const history = await admin.client.get(`/api/crm/companies/${found.id}/history`);
    expect(history.body.items[0]).toMatchObject({ importId: done.id, actorId: found.createdBy });

    const rejects = (await admin.rejects(done.id)).body;
    expect(rejects).toMatchObject({ total: 4, page: 1, columns: expect.arrayContaining(['Code']) });
    expect(rejects.items.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual(
      [
        [6, 'Raison sociale'],
        [7, 'Type'],
        [8, 'Tél'],
        [9, null],
      ],
    );
    expect(rejects.items[1].values).toEqual(expect.arrayContaining(['c4', 'Inconnu']));
    expect(rejects.items[2].reason).toContain('Ce numéro de téléphone n’est pas valable. « standard »');
    const again = await admin.run(request);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 4 });
    expect((await admin.client.post(`/api/integrations/imports/${done.id}/undo`)).body).toMatchObject({
      state: 'undone',
      undone: 2,
    });
    expect(await companies()).toMatchObject({ total: 0 });
  });

  it('hands back the refused rows as a file that imports once it is corrected', async () => {
    const lines = [
      'Nom;SIRET;Notes;Téléphone',
      'Un;123;+33;02 40 00 00 00',
      "Deux;732 829 320 00074;'x;+33240000001",
    ];
    const file = await admin.file(lines.join('\n'));
    const request = {
      target: 'crm.company',
      columns: columns({ Nom: 'name', SIRET: 'siret', Notes: 'notes', Téléphone: 'phone' }),
      matchBy: 'name',
    };
    const first = await admin.run({ ...request, uploadId: file.id });
    expect(first).toMatchObject({ created: 1, rejected: 1 });
    const answer = await admin.rejectsFile(first.id);
    expect(answer.headers['content-disposition']).toContain('clients - refus.csv');
    const [header, row] = answer.text.replace('\uFEFF', '').split('\r\n');
    expect(header).toBe('Nom;SIRET;Notes;Téléphone;Ligne d’origine;Motif du refus');
    // A spreadsheet would run it as a formula.
    expect(row).toMatch(/^Un;123;'\+33;02 40 00 00 00;2;/);
    const corrected = await admin.file(answer.text.replace('123', '356 000 000 00048'), 'corrigé.csv');
    const [remembered] = corrected.proposals;
    expect(remembered).toMatchObject({ target: 'crm.company', remembered: true, matchBy: 'name' });
    const second = await admin.run({ ...request, columns: remembered.columns, uploadId: corrected.id });
    expect(second).toMatchObject({ created: 1, rejected: 0 });
    const { items } = await companies();
    expect(items.map(({ name, notes }: { name: string; notes: string }) => [name, notes])).toEqual([
      ['Deux', "'x"],
      ['Un', '+33'],
    ]);
  });

  it('ties contacts to the companies that their rows name', async () => {
    for (const name of ['Alpha', 'Beta']) await admin.client.post('/api/crm/companies', { name });
    const book = new exceljs.Workbook();
    book.addWorksheet('Mode d’emploi');
    const sheet = book.addWorksheet('Contacts');
    sheet.addRows([
      ['Civilité', 'Nom', 'Prénom', 'Mobile', 'E-mail', 'Société'],
      ['Mme', 'Petit', 'Léa', 612345678, 'LEA@alpha.example', 'Alpha'],
      ['M.', 'Grand', 'Max', '', 'max@beta.example', 'Beta'],
      ['', 'Seul', 'Paul', '', 'paul@x.example', ''],
      ['', 'Perdu', 'Yves', '', 'yves@x.example', 'Gamma'],
      ['', 'Double', 'Lea', '', 'lea@alpha.example', 'Beta'],
    ]);
    const file = await admin.file(Buffer.from(await book.xlsx.writeBuffer()), 'contacts.xlsx');
    expect(file).toMatchObject({
      kind: 'workbook',
      sheet: 'Contacts',
      sheets: ['Mode d’emploi', 'Contacts'],
      suggestedTarget: 'crm.contact',
    });
    expect(file.proposals[0]).toMatchObject({ target: 'crm.contact', matchBy: 'email', product: null });
    const { target, columns: mapped, matchBy } = file.proposals[0];
    const request = { uploadId: file.id, target, columns: mapped, matchBy };
    const done = await admin.run(request);
    expect(done.steps).toMatchObject([
      { target: 'crm.contact', read: 5, created: 4, rejected: 1 },
      { target: 'crm.affiliation', read: 3, created: 2, rejected: 1, filtered: 2 },
    ]);
    const [lea] = (await admin.client.get('/api/crm/contacts?q=Petit')).body.items;
    expect(lea).toMatchObject({ civility: 'mrs', email: 'lea@alpha.example', phone: '+33612345678' });
    const ties = (await admin.client.get(`/api/crm/contacts/${lea.id}/companies`)).body.items;
    expect(ties).toMatchObject([{ name: 'Alpha' }]);
    const { items } = (await admin.rejects(done.id, '?perPage=5')).body;
    expect(items.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual([
      [5, 'Société'],
      [6, 'E-mail'],
    ]);
    const again = await admin.run(request);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 6, rejected: 2 });
    // Without a match every row is a new person, tied to the same company.
    const copies = await admin.run({ ...request, matchBy: null });
    expect(copies.steps).toMatchObject([
      { created: 5, rejected: 0 },
      { created: 3, rejected: 1 },
    ]);
  });

  it('does to columns what is asked, and leaves out what may be left out', async () => {
    const file = await admin.file(
      'Nom|Genre|Tel|Actif\nDUPONT SARL|C|0240|x\nDURAND|Z|02 40 00 00 00|\n',
      'a.txt',
    );
    expect(file.delimiter).toBe('|');
    const done = await admin.run({
      uploadId: file.id,
      target: 'crm.company',
      columns: [
        { column: 'Nom', field: 'name', transform: { name: 'title' } },
        {
          column: 'Genre',
          field: 'kind',
          transform: { name: 'map', values: { C: 'customer' }, otherwise: 'empty' },
        },
        { column: 'Tel', field: 'phone', onInvalid: 'drop' },
      ],
    });
    expect(done).toMatchObject({ created: 2, rejected: 0, warningCount: 1 });
    expect((await companies()).items).toMatchObject([
      { name: 'Dupont Sarl', kind: 'customer', phone: null },
      { name: 'Durand', kind: 'prospect', phone: '+33240000000' },
    ]);
  });

  it('skips what is there when asked to, and takes the same file twice', async () => {
    await admin.client.post('/api/crm/companies', { name: 'Un', notes: 'mine' });
    const content = 'Nom;Notes\nUn;theirs\nDeux;new\n';
    const [one, two] = [await admin.file(content), await admin.file(content)];
    expect(one.id).not.toBe(two.id);
    const request = {
      target: 'crm.company',
      columns: columns({ Nom: 'name', Notes: 'notes' }),
      matchBy: 'name',
    };
    expect(await admin.run({ ...request, uploadId: one.id, onMatch: 'skip' })).toMatchObject({
      created: 1,
      unchanged: 1,
    });
    expect((await admin.client.delete(`/api/integrations/uploads/${one.id}`)).status).toBe(204);
    expect(await admin.run({ ...request, uploadId: two.id })).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await admin.client.get('/api/integrations/uploads')).body.items).toMatchObject([{ id: two.id }]);
  });
});
