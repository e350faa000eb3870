import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  type Locator,
  openApp,
  type Page,
  screenshot,
} from '#testing/browser';

describe('roles', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const rights = { 'crm.company.read': 'all', 'crm.contact.read': 'all' };
  const role = async (name: string, permissions: object = rights) => {
    const answer = await admin.post('/api/identity/roles', { name, permissions });
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body as { id: string; key: string; version: number };
  };
  const of = async ({ id }: { id: string }) => (await admin.get(`/api/identity/roles/${id}`)).body;
  const open = async (client = admin, more = {}) => {
    const page = await openApp(instance, client, { path: '/identity/roles', ...more });
    await matrix(page).waitFor();
    return page;
  };
  const matrix = (page: Page) => page.getByRole('grid', { name: 'Droits par rôle' });
  const cell = (page: Page, of: string, right: string) =>
    matrix(page).getByRole('button', { name: new RegExp(`^${right}, ${of} : `) });
  const press = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name, exact: true }).click();
  const choose = async (page: Page, of: string, right: string, reach: string) => {
    await cell(page, of, right).click();
    await page.getByRole('menuitemradio', { name: reach }).click();
  };
  const task = async (page: Page, of: string, name: string) => {
    await press(page, `Actions du rôle ${of}`);
    await page.getByRole('menuitem', { name }).click();
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('begin as a copy of one that comes with the software', async () => {
    const page = await open();
    await task(page, 'Collaborateur', 'Dupliquer');
    const dialog = page.getByRole('dialog', { name: 'Nouveau rôle' });
    const name = dialog.getByRole('textbox', { name: 'Nom' });
    expect(await name.inputValue()).toBe('Collaborateur (copie)');
    await name.fill('');
    await press(dialog, 'Créer le rôle');
    await dialog.getByRole('alert').getByText('1 champ à corriger').waitFor();
    await expectAccessible(page);
    await name.fill('Conducteur de travaux');
    await press(dialog, 'Créer le rôle');
    await matrix(page)
      .getByRole('columnheader', { name: /Conducteur de travaux/ })
      .waitFor();
    const all = (await admin.get('/api/identity/roles?perPage=50')).body.items;
    const named = (wanted: string) => all.find((each: { name: string }) => each.name === wanted);
    expect(named('Conducteur de travaux').permissions).toMatchObject({ 'crm.company.update': 'team' });
    expect(named('Conducteur de travaux').permissions).toEqual(named('Collaborateur').permissions);
  });

  it('are changed right by right and saved together; people have it at once', async () => {
    const { id, key } = await role('Métreur');
    const person = await instance.invite(`metreur@${instance.slug}.example`, key);
    expect((await person.post('/api/crm/companies', { name: 'Refusée' })).status).toBe(403);
    const page = await open();
    await press(page, 'Sociétés');
    await press(page, 'Contacts');
    await choose(page, 'Métreur', 'Sociétés, créer', 'Toutes les fiches');
    await choose(page, 'Métreur', 'Sociétés, modifier', 'Les fiches de son équipe');
    await choose(page, 'Métreur', 'Contacts, voir', 'Aucun accès');
    await page.getByRole('status').getByText('3 changements non enregistrés').waitFor();
    await screenshot(page, 'roles-changes');
    await expectAccessible(page);
    await press(page, 'Enregistrer');
    await page.getByText('Rôles enregistrés').waitFor();
    expect((await of({ id })).permissions).toEqual({
      'crm.company.read': 'all',
      'crm.company.create': 'all',
      'crm.company.update': 'team',
    });
    expect((await person.post('/api/crm/companies', { name: 'Acceptée' })).status).toBe(201);
    expect((await person.get('/api/crm/contacts')).status).toBe(403);
  });

  it('forget what is abandoned, and ask before changes are lost', async () => {
    const { id } = await role('Apprenti');
    const page = await open();
    await press(page, 'Sociétés');
    await choose(page, 'Apprenti', 'Sociétés, créer', 'Toutes les fiches');
    await choose(page, 'Apprenti', 'Sociétés, créer', 'Aucun accès');
    expect(await page.getByText(/non enregistré/).count()).toBe(0);
    await choose(page, 'Apprenti', 'Sociétés, supprimer', 'Toutes les fiches');
    await page.getByRole('link', { name: 'Équipes' }).click();
    const question = page.getByRole('dialog', { name: 'Quitter sans enregistrer ?' });
    await press(question, 'Continuer la saisie');
    await question.waitFor({ state: 'detached' });
    await page.getByText('1 changement non enregistré').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Abandonner', exact: true }).click();
    await page.getByText(/changement non enregistré/).waitFor({ state: 'detached' });
    expect(await of({ id })).toMatchObject({ version: 1, permissions: rights });
  });

  it('tell who came too late, and lay the change over what is stored now', async () => {
    const stored = await role('Magasinier');
    const page = await open();
    await press(page, 'Sociétés');
    await choose(page, 'Magasinier', 'Sociétés, modifier', 'Ses propres fiches');
    const theirs = { permissions: { ...rights, 'crm.company.export': 'all' } };
    // Somebody else is quicker by the time that a request takes.
    await page.route('**/api/identity/roles/*', async (route) => {
      await admin.patch(`/api/identity/roles/${stored.id}`, stored.version, theirs);
      await route.continue();
    });
    await press(page, 'Enregistrer');
    await page.getByRole('alert').getByText('quelqu’un a changé ce rôle entre-temps').waitFor();
    await page.unroute('**/api/identity/roles/*');
    expect((await of(stored)).permissions).toEqual(theirs.permissions);
    await press(page, 'Enregistrer');
    await page.getByText('Rôles enregistrés').waitFor();
    expect((await of(stored)).permissions).toEqual({ ...theirs.permissions, 'crm.company.update': 'own' });
  });

  it('keep the changes while there is no network', async () => {
    const stored = await role('Grutier');
    const page = await open();
    await press(page, 'Sociétés');
    await choose(page, 'Grutier', 'Sociétés, importer', 'Toutes les fiches');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await press(page, 'Enregistrer');
    await page.getByRole('alert').getByText('Grutier').waitFor();
    await page.getByText('1 changement non enregistré').waitFor();
    await page.context().setOffline(false);
    await press(page, 'Enregistrer');
    await page.getByText('Rôles enregistrés').waitFor();
    expect((await of(stored)).permissions).toMatchObject({ 'crm.company.import': 'all' });
  });

  it('are given no right that the giver lacks', async () => {
    const { key } = await role('Chef de bureau', {
      'identity.role.read': 'all',
      'identity.role.update': 'all',
    });
    const stored = await role('Assistant', {});
    const page = await open(await instance.invite(`chef@${instance.slug}.example`, key));
    await press(page, 'Sociétés');
    await choose(page, 'Assistant', 'Sociétés, voir', 'Toutes les fiches');
    await press(page, 'Enregistrer');
    await page.getByRole('alert').getByText('« Sociétés : voir »').waitFor();
    // However many columns there are, they scroll by themselves.
    await matrix(page).getByRole('columnheader').last().scrollIntoViewIfNeeded();
    expect(await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    expect(await page.getByRole('heading', { name: 'Rôles' }).isVisible()).toBe(true);
    await screenshot(page, 'roles-refused');
    await expectAccessible(page);
    expect(await of(stored)).toMatchObject({ permissions: {}, version: 1 });
    expect(await page.getByRole('button', { name: 'Nouveau rôle' }).count()).toBe(0);
  });

  it('are removed once nobody has them', async () => {
    const used = await role('Utilisé');
    await instance.invite(`utilise@${instance.slug}.example`, used.key);
    await role('Inutile');
    const page = await open();
    const remove = async (name: string) => {
      await task(page, name, 'Supprimer');
      await press(page.getByRole('dialog', { name: `Supprimer le rôle ${name} ?` }), 'Supprimer');
    };
    await remove('Utilisé');
    await page.getByText('Des utilisateurs ont encore ce rôle.').waitFor();
    await remove('Inutile');
    await page.getByText('Rôle Inutile supprimé').waitFor();
    await matrix(page)
      .getByRole('columnheader', { name: /Inutile/ })
      .waitFor({ state: 'detached' });
  });

  it('are walked through by keyboard, and found by words', async () => {
    const page = await open();
    await press(page, 'Tout déplier');
    await cell(page, 'Administrateur', 'Équipes, voir').waitFor();
    await press(page, 'Tout replier');
    await page.getByRole('searchbox', { name: 'Chercher un droit' }).fill('societes export');
    await cell(page, 'Administrateur', 'Sociétés, exporter').focus();
    await page.keyboard.press('ArrowRight');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toMatch(/^Sociétés, exporter, Responsable/);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('menuitemradio').count()).toBe(0);
    await page.getByRole('searchbox').fill('dragon');
    await page.getByText('Aucun droit ne correspond.').waitFor();
    await expectAccessible(page);
  });

  it('are nothing to a member', async () => {
    const path = '/identity/roles';
    const page = await openApp(instance, await instance.user('member'), { path });
    await page.getByRole('main').getByRole('alert').waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Rôles' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('are looked at one by one on a phone', async () => {
    const page = await open(admin, { viewport: { width: 390, height: 844 }, touch: true });
    await page.getByRole('combobox', { name: 'Rôle' }).selectOption({ label: 'Lecteur' });
    await page.getByText('Ce rôle est fourni avec le logiciel').waitFor();
    expect(await matrix(page).getByRole('columnheader').count()).toBe(2);
    await screenshot(page, 'roles-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await expectAccessible(page);
  });
});
