import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot, viewports } from '#testing/browser';

describe('the list of companies', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const record = async (name: string, more: Record<string, unknown> = {}) => {
    const answer = await admin.post('/api/crm/companies', { name, ...more });
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body as { id: string; version: number };
  };
  const of = async (company: { id: string }) => (await admin.get(`/api/crm/companies/${company.id}`)).body;
  const open = async (client: TestClient, search = '') => {
    const page = await openApp(instance, client, { path: `/crm/companies${search}` });
    await grid(page).locator('[aria-rowindex="2"] a.title').waitFor();
    return page;
  };
  const grid = (page: Page) => page.getByRole('grid', { name: 'Sociétés' });
  const row = (page: Page, name: string) =>
    grid(page)
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name, exact: true }) });
  const names = (page: Page) => grid(page).locator('a.title').allInnerTexts();
  /** Waits until the list shows exactly these, in this order. */
  const expectNames = async (page: Page, expected: string[]) => {
    const seen = () => names(page).then((found) => (found.join() === expected.join() ? found : undefined));
    await platform.eventually(seen, `the rows ${expected.join(', ')}`).catch(() => undefined);
    expect(await names(page)).toEqual(expected);
  };
  const filterByKind = async (page: Page, kind: string) => {
    await page.getByRole('button', { name: 'Filtrer' }).click();
    const dialog = page.getByRole('dialog', { name: 'Filtrer' });
    await dialog.getByRole('button', { name: 'Type', exact: true }).click();
    await dialog.getByRole('checkbox', { name: kind }).check();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };

  const four = ['Atelier Morel', 'Béarn Électricité', 'Maçonnerie Dupont', 'Zinguerie Étoile'];
  const [morel, bearn, dupont, etoile] = four as [string, string, string, string];

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    const pau = [{ line1: '4 rue du Pic', postalCode: '64000', city: 'Pau', country: 'FR' }];
    await record(morel, { kind: 'supplier', phone: '05 59 00 00 01' });
    await record(bearn, { kind: 'customer', addresses: pau });
    await record(dupont, { kind: 'prospect', email: 'contact@dupont.example' });
    await record(etoile, { kind: 'customer' });
  });
  afterAll(() => platform.stop());

  it('finds without accents, narrows by a filter that going back takes away, and sorts', async () => {
    const page = await open(admin);
    await expectNames(page, four);
    const search = page.getByRole('searchbox', { name: 'Rechercher : Sociétés' });
    await search.fill('electricite bearn');
    await expectNames(page, [bearn]);
    await page.getByRole('button', { name: 'Effacer la recherche' }).click();
    await expectNames(page, four);

    await filterByKind(page, 'Client');
    await expectNames(page, [bearn, etoile]);
    const chip = page.getByRole('button', { name: /^Type : Client/ });
    await chip.waitFor();
    await page.goBack();
    await expectNames(page, four);
    expect(await chip.count()).toBe(0);

    const head = page.getByRole('columnheader', { name: 'Nom' });
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button', { name: 'Nom' }).click();
    await expectNames(page, [etoile, dupont, bearn, morel]);
    expect(await head.getAttribute('aria-sort')).toBe('descending');
  });

  it('says that nothing was found, and how to go on', async () => {
    const page = await open(admin);
    await page.getByRole('searchbox').fill('introuvable');
    await page.getByRole('heading', { name: 'Aucun résultat' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Tout effacer' }).click();
    await expectNames(page, four);
  });

  it('is walked through and opened by keyboard alone', async () => {
    const page = await open(admin);
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: bearn }).waitFor();
    await page.goBack();
    await row(page, bearn).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('zinguerie');
    await expectNames(page, [etoile]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: /^Nouvelle fiche/ }).waitFor();
    await page.locator('input[name="name"]:focus').waitFor();
    await page.keyboard.type('Serrurerie du Port');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { level: 1, name: 'Serrurerie du Port' }).waitFor();
    await page.keyboard.press('e');
    await page.waitForURL(/\/edit$/);
    expect(await page.locator('input[name="name"]').inputValue()).toBe('Serrurerie du Port');
    const [created] = (await admin.get('/api/crm/companies?q=serrurerie')).body.items;
    expect(created).toMatchObject({ name: 'Serrurerie du Port', version: 1 });
    await admin.delete(`/api/crm/companies/${created.id}`, 1);
  });

  it('shows the columns that were chosen, as dense as wanted', async () => {
    const page = await open(await instance.user('manager'));
    const heightOf = async () => (await row(page, morel).boundingBox())?.height ?? 0;
    const airy = await heightOf();
    await page.getByRole('button', { name: 'Colonnes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Colonnes' });
    await dialog.getByRole('checkbox', { name: 'Ville' }).click();
    await dialog.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('columnheader', { name: 'Ville' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Lignes/ }).click();
    await platform.eventually(async () => ((await heightOf()) !== airy ? true : undefined), 'other rows');
  });

  it('changes two rows at once', async () => {
    const one = await record('Lot Un', { kind: 'prospect' });
    const two = await record('Lot Deux', { kind: 'prospect' });
    const page = await open(admin, '?q=lot');
    await expectNames(page, ['Lot Deux', 'Lot Un']);
    for (const name of ['Lot Un', 'Lot Deux'])
      await page.getByRole('checkbox', { name: `Sélectionner ${name}` }).click();
    const bar = page.getByRole('region', { name: 'Actions sur la sélection' });
    await bar.getByText('2 sélectionnés').waitFor();
    await bar.getByRole('button', { name: 'Modifier un champ' }).click();
    const dialog = page.getByRole('dialog', { name: 'Modifier 2 éléments' });
    await dialog.getByRole('combobox', { name: 'Type', exact: true }).click();
    await page.getByRole('option', { name: 'Partenaire' }).click();
    await dialog.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByText('2 éléments modifiés').waitFor();
    for (const each of [one, two]) expect(await of(each)).toMatchObject({ kind: 'partner', version: 2 });
    await bar.waitFor({ state: 'detached' });
    await bulkRemoval(page);
    for (const { id } of [one, two]) expect((await admin.get(`/api/crm/companies/${id}`)).status).toBe(404);
  });
  const bulkRemoval = async (page: Page) => {
    await page.getByRole('checkbox', { name: /^Tout sélectionner/ }).click();
    await page
      .getByRole('region', { name: /sélection/ })
      .getByRole('button', { name: 'Supprimer' })
      .click();
    const question = page.getByRole('dialog', { name: 'Supprimer 2 éléments ?' });
    await question.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('heading', { name: 'Aucun résultat' }).waitFor();
  };

  it('writes a cell in place, and what a colleague does appears by itself', async () => {
    const company = await record('Façades Réunies', { kind: 'prospect' });
    const page = await open(admin, '?q=reunies');
    const cell = row(page, 'Façades Réunies').locator('[data-col="4"]');
    await cell.dblclick();
    await cell.getByRole('textbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('bonjour');
    await page.keyboard.press('Enter');
    await cell.locator('[aria-invalid="true"]').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('bonjour@facades.example');
    await page.keyboard.press('Enter');
    await row(page, 'Façades Réunies').getByText('bonjour@facades.example').waitFor();
    await platform.eventually(
      async () => ((await of(company)).email === 'bonjour@facades.example' ? true : undefined),
      'the stored address',
    );
    const colleague = await instance.user('manager');
    const { version } = await of(company);
    await colleague.patch(`/api/crm/companies/${company.id}`, version, { kind: 'customer' });
    await row(page, 'Façades Réunies').getByText('Client').waitFor();
    await colleague.post('/api/crm/companies', { name: 'Peintures Réunies' });
    await expectNames(page, ['Façades Réunies', 'Peintures Réunies']);
  });

  it('offers a reader nothing to change', async () => {
    const page = await open(await instance.user('reader'), '?q=morel');
    expect(await page.getByRole('link', { name: 'Créer' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: `Modifier ${morel}` }).count()).toBe(0);
    await row(page, morel).locator('[data-col="4"]').dblclick();
    expect(await grid(page).getByRole('textbox').count()).toBe(0);
    await page.getByRole('checkbox', { name: `Sélectionner ${morel}` }).click();
    const bar = page.getByRole('region', { name: 'Actions sur la sélection' });
    await bar.waitFor();
    expect(await bar.getByRole('button', { name: /Modifier|Supprimer/ }).count()).toBe(0);
    await row(page, morel).getByRole('link', { name: morel }).click();
    await page.getByRole('heading', { level: 1, name: morel }).waitFor();
    expect(await page.getByRole('link', { name: 'Modifier' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Modifier/ }).count()).toBe(0);
  });

  it.each([
    ['desktop', viewports.desktop],
    ['laptop', { width: 1024, height: 768 }],
    ['phone', { width: 390, height: 844 }],
  ] as const)('can be read and used by everybody on a %s', async (device, viewport) => {
    const page = await openApp(instance, admin, {
      path: '/crm/companies',
      viewport,
      touch: device === 'phone',
    });
    await page.getByRole('link', { name: device === 'phone' ? /^Béarn/ : bearn, exact: true }).waitFor();
    await screenshot(page, `companies-list-${device}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (device !== 'laptop') await expectAccessible(page);
  });
});
