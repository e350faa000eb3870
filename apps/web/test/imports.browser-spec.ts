import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot, viewports } from '#testing/browser';

const clients = [
  'Code;Raison sociale;Type;Tél;Ville',
  'c1;Menuiserie de l’Été;Client;02 40 00 00 00;Nantes',
  'c2;Toits & Cie;Prospect;;Brest',
  'c3;;Client;;',
  'c4;Quatre;Client;standard;',
].join('\r\n');

describe('importing a file', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const choose = (page: Page, name: string, content: string | Buffer) =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  const figure = (page: Page, label: string) =>
    page.locator('dl > div', { has: page.getByText(label, { exact: true }) }).locator('dd');
  const companies = async () => (await admin.get('/api/crm/companies?perPage=50')).body;
  /** From the list to the columns of a file. */
  const toColumns = async (page: Page, content = clients) => {
    await choose(page, 'clients.csv', content);
    await heading(page, 'Ce que nous y avons trouvé');
    await press(page, 'Continuer');
    await heading(page, 'Que contient ce fichier ?');
    await press(page, 'Continuer');
    await heading(page, 'Que deviennent les colonnes ?');
  };

  it('goes from a CSV file over a rehearsal to records, and back', async () => {
    const page = await openApp(instance, admin, { path: '/settings/imports' });
    await page.getByText('Aucun import pour l’instant').waitFor();
    await page.getByRole('link', { name: 'Nouvel import' }).click();
    await heading(page, 'Le fichier à importer');
    await choose(page, 'clients.csv', clients);
    await heading(page, 'Ce que nous y avons trouvé');
    await page.getByText('4 lignes, 5 colonnes, noms de colonnes à la ligne 1').waitFor();
    await page.getByRole('cell', { name: 'Menuiserie de l’Été' }).waitFor();
    await press(page, 'Continuer');
    expect(await page.getByRole('radio', { name: /Sociétés/ }).isChecked()).toBe(true);
    await press(page, 'Continuer');
    await page.getByText('5 colonnes sur 5 ont un champ').waitFor();
    expect(await page.getByRole('combobox', { name: /Champ pour « Raison sociale »/ }).inputValue()).toBe(
      'Nom (obligatoire)',
    );
    await press(page, 'Essayer à blanc');
    await heading(page, 'Essai à blanc');
    await page.getByRole('button', { name: 'Importer 2 fiches' }).waitFor();
    expect(await figure(page, 'À refuser').innerText()).toBe('2');
    await page.getByRole('row', { name: /4 Raison sociale .*obligatoire/ }).waitFor();
    await page.getByRole('cell', { name: 'standard', exact: true }).waitFor();
    await screenshot(page, 'imports-rehearsal');
    expect((await companies()).total).toBe(0);

    await press(page, 'Importer 2 fiches');
    await page.getByRole('dialog').getByRole('button', { name: 'Importer', exact: true }).click();
    await page.getByText('Import terminé').waitFor();
    expect(await figure(page, 'Créées').innerText()).toBe('2');
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await press(page, 'Télécharger les refus');
    expect((await download).suggestedFilename()).toBe('clients - refus.csv');
    expect((await companies()).items).toMatchObject([
      { name: 'Menuiserie de l’Été', kind: 'customer', phone: '+33240000000', city: 'Nantes' },
      { name: 'Toits & Cie', kind: 'prospect' },
    ]);
    await page.getByRole('link', { name: /Voir les fiches/ }).click();
    await page.getByText('Toits & Cie').waitFor();
    expect(new URL(page.url()).searchParams.get('origin')).toBe('import');

    await page.goto('/settings/imports');
    await page.getByRole('link', { name: 'clients.csv' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'clients.csv' }).waitFor();
    await press(page, 'Annuler cet import');
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler cet import' }).click();
    await page.getByText('2 fiches ramenées à leur état d’avant').waitFor();
    await expectAccessible(page);
    expect((await companies()).total).toBe(0);
    expect(await page.getByRole('button', { name: 'Annuler cet import' }).count()).toBe(0);
  });

  it('can be read and used by everybody at each step', async () => {
    const page = await openApp(instance, admin, { path: '/settings/imports' });
    await page.getByText('Aucun import pour l’instant').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Nouvel import' }).click();
    await heading(page, 'Le fichier à importer');
    await expectAccessible(page);
    await choose(page, 'clients.csv', clients);
    await heading(page, 'Ce que nous y avons trouvé');
    await expectAccessible(page);
    await screenshot(page, 'imports-reading');
    await press(page, 'Continuer');
    await heading(page, 'Que contient ce fichier ?');
    await expectAccessible(page);
    await press(page, 'Continuer');
    await press(page, /Options de « Type »/);
    await expectAccessible(page);
    await screenshot(page, 'imports-columns');
    await press(page, 'Essayer à blanc');
    await page.getByRole('button', { name: 'Importer 2 fiches' }).waitFor();
    await expectAccessible(page);
  }, 120_000);

  it('says in plain words what is wrong with a file, and takes the next one', async () => {
    const page = await openApp(instance, admin, { path: '/settings/imports/new' });
    await choose(page, 'photo.png', 'x');
    await page.getByRole('alert').getByText('photo.png').waitFor();
    await choose(page, 'vide.csv', '');
    await page.getByRole('alert').getByText('Le fichier est vide.').waitFor();
    await choose(page, 'abîmé.xlsx', 'PK\u0003\u0004 nothing like a workbook');
    await page.getByRole('alert').getByText('Ce classeur n’a pas pu être lu').waitFor();
    await expectAccessible(page);
    await choose(page, 'clients.csv', clients);
    await heading(page, 'Ce que nous y avons trouvé');
  });

  it('shows which required field is missing and which is there twice, and says so at the column', async () => {
    const page = await openApp(instance, admin, { path: '/settings/imports/new?target=crm.company' });
    await toColumns(page);
    const field = page.getByRole('combobox', { name: /Champ pour « Raison sociale »/ });
    await field.fill('Nom commercial');
    await page.getByRole('option', { name: 'Nom commercial' }).click();
    await page.getByText('Il manque encore une colonne pour : Nom').waitFor();
    const city = page.getByRole('combobox', { name: /Champ pour « Ville »/ });
    await city.fill('Nom commercial');
    await page.getByRole('option', { name: 'Nom commercial' }).click();
    await page
      .getByRole('group', { name: 'Ville' })
      .getByText('Une autre colonne est déjà ce champ')
      .waitFor();
    await expectAccessible(page);
    await press(page, 'Essayer à blanc');
    await page.getByText('Une colonne doit être « Nom ».').waitFor();
    expect(await city.getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps the file over a reload, asks before choices are lost, and remembers them once rehearsed', async () => {
    const page = await openApp(instance, admin, { path: '/settings/imports/new' });
    await toColumns(page);
    await page.reload();
    await heading(page, 'Que deviennent les colonnes ?');
    const city = page.getByRole('combobox', { name: /Champ pour « Ville »/ });
    await city.fill('Notes');
    await page.getByRole('option', { name: 'Notes' }).click();
    await page.getByRole('link', { name: 'Sociétés' }).click();
    await page.getByRole('dialog').getByText('Quitter sans enregistrer ?').waitFor();
    await press(page, 'Continuer la saisie');
    expect(await city.inputValue()).toBe('Notes');
    await press(page, 'Destination');
    await press(page, 'Continuer');
    expect(await city.inputValue()).toBe('Notes');
    await press(page, 'Essayer à blanc');
    await page.getByRole('button', { name: 'Importer 2 fiches' }).waitFor();
    await page.reload();
    await press(page, 'Importer 2 fiches');
    await page.getByRole('dialog').getByRole('button', { name: 'Importer', exact: true }).click();
    await page.getByText('Import terminé').waitFor();
    expect((await companies()).items[0]).toMatchObject({ notes: 'Nantes', city: null });
    await page.getByRole('link', { name: 'Importer un autre fichier' }).click();
    await page.getByText('Vos fichiers déjà envoyés').waitFor();
    await toColumns(page, clients.replaceAll('c1', 'z1'));
    await page.getByText('Vous avez déjà réglé un fichier de cette forme').waitFor();
    expect(await city.inputValue()).toBe('Notes');
  });

  it('can be done on a phone', async () => {
    const page = await openApp(instance, admin, {
      path: '/settings/imports/new',
      viewport: viewports.phone,
      touch: true,
    });
    await toColumns(page);
    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(await overflow()).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await screenshot(page, 'imports-columns-phone');
    await press(page, 'Essayer à blanc');
    await page.getByRole('button', { name: 'Importer 2 fiches' }).waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await screenshot(page, 'imports-rehearsal-phone');
  });

  it('shows a reader what was imported, and no way to import', async () => {
    const page = await openApp(instance, await instance.user('reader'), { path: '/settings/imports' });
    await page.getByText('Aucun import pour l’instant').waitFor();
    expect(await page.getByRole('link', { name: 'Nouvel import' }).count()).toBe(0);
    await page.goto('/settings/imports/new');
    await page.getByText('Votre rôle ne permet pas d’importer de fichiers.').waitFor();
    expect(await page.locator('input[type="file"]').count()).toBe(0);
    await expectAccessible(page);
  });

  it('says when a file or an import is not there', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const page = await openApp(instance, admin, {
      path: `/settings/imports/new?upload=${nobody}&step=target`,
    });
    await page.getByText('Ce fichier n’est plus là').waitFor();
    await page.goto(`/settings/imports/${nobody}`);
    await page.getByRole('alert').getByText('Introuvable').waitFor();
    await expectAccessible(page);
  });
});
