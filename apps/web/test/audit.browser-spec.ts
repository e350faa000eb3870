import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot } from '#testing/browser';

describe('the audit trail', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let colleague: TestClient;

  const name = async (client: TestClient, firstName: string, lastName: string) => {
    const answer = await client.get('/api/identity/session');
    const { id } = answer.body.user;
    const { version } = (await admin.get(`/api/identity/users/${id}`)).body;
    await admin.patch(`/api/identity/users/${id}`, version, { firstName, lastName });
    return id as string;
  };
  const open = (search = '', client = admin, more = {}) =>
    openApp(instance, client, { path: `/settings/audit${search}`, ...more });
  const events = (page: Page) => page.getByRole('main').getByRole('listitem');
  const told = (page: Page, what: string) => page.getByRole('button', { name: `Détails : ${what}` });
  const shows = (page: Page, many: number) =>
    platform.eventually(
      async () => (await events(page).count()) === many || undefined,
      `${many} events on the page`,
    );
  const box = (page: Page, label: string) => page.getByRole('search').getByLabel(label, { exact: true });
  const day = (offset: number) =>
    new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(Date.now() + offset * 86_400_000);

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    colleague = await instance.user('manager');
    await name(admin, 'Anne', 'Le Goff');
    await name(colleague, 'Karim', 'Haddad');
    await admin.post('/api/identity/roles', { name: 'Métreur', permissions: { 'crm.company.read': 'team' } });
    await colleague.post('/api/identity/roles', { name: 'Refusé', permissions: {} });
  });
  afterAll(() => platform.stop());

  it('tells who did what, and of a role which rights it gave', async () => {
    const page = await open();
    await told(page, 'Rôle créé').click();
    const event = events(page).filter({ has: told(page, 'Rôle créé') });
    await event.getByText('Anne Le Goff').first().waitFor();
    await event.getByText('Sociétés : voir').waitFor();
    await event.getByText('Son équipe').waitFor();
    await told(page, 'Action refusée').first().waitFor();
    await screenshot(page, 'audit');
    await expectAccessible(page);
  });

  it('is narrowed by action, by person and by day, and the address keeps it', async () => {
    const page = await open();
    await told(page, 'Connexion').first().waitFor();
    await box(page, 'Personne').selectOption({ label: 'Karim Haddad' });
    await told(page, 'Rôle créé').waitFor({ state: 'detached' });
    await box(page, 'Action').selectOption({ label: 'Connexion' });
    await shows(page, 1);
    await events(page).getByText('Karim Haddad').waitFor();
    await page.reload();
    await told(page, 'Connexion').waitFor();
    await shows(page, 1);
    await box(page, 'Du').fill(day(1));
    await page.getByText('Aucun événement de ce genre.').waitFor();
    await expectAccessible(page);
    await box(page, 'Du').fill(day(-1));
    await told(page, 'Connexion').waitFor();
    await box(page, 'Au').fill(day(0));
    await told(page, 'Connexion').waitFor();
    await box(page, 'Au').fill(day(-1));
    await page.getByText('Aucun événement de ce genre.').waitFor();
  });

  it('says what is wrong with an address that somebody has written', async () => {
    const page = await open('?from=hier');
    await page.getByRole('alert').waitFor();
    await screenshot(page, 'audit-wrong');
    await expectAccessible(page);
  });

  it('proves that nobody has changed it, and tells where somebody has', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Vérifier la chaîne' }).click();
    await page.getByText(/^La chaîne est intacte\s: \d+ entrées/).waitFor();
    const table = `${instance.schema}.identity_audit_event`;
    const [forged] = await platform.sql<{ n: number; at: Date }>(`SELECT n, at FROM ${table} WHERE n = 3`);
    await platform.sql(`UPDATE ${table} SET at = '2020-01-01' WHERE n = 3`);
    await page.getByRole('button', { name: 'Vérifier la chaîne' }).click();
    await page.getByText('La chaîne est rompue à l’entrée 3').waitFor();
    await expectAccessible(page);
    await platform.sql(`UPDATE ${table} SET at = $1 WHERE n = 3`, [forged?.at]);
  });

  it('says that there is no network, and goes on when it is back', async () => {
    const page = await open();
    await told(page, 'Connexion').first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('Hors connexion').waitFor();
    await box(page, 'Action').selectOption({ label: 'Rôle créé' });
    await page.context().setOffline(false);
    await told(page, 'Rôle créé').waitFor();
    await shows(page, 1);
  });

  it('is nothing to a manager', async () => {
    const page = await open('', colleague);
    await page.getByRole('alert').getByText('Accès réservé').waitFor();
    expect(await page.getByRole('link', { name: 'Journal d’audit' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('can be read on a phone', async () => {
    const page = await open('', admin, { viewport: { width: 390, height: 844 }, touch: true });
    await told(page, 'Rôle créé').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await screenshot(page, 'audit-phone');
    await expectAccessible(page);
  });

  it('shows older events on demand', async () => {
    const { id } = (await admin.get('/api/identity/roles?perPage=50')).body.items.find(
      (role: { name: string }) => role.name === 'Métreur',
    );
    for (let version = 1; version <= 51; version += 1)
      await admin.patch(`/api/identity/roles/${id}`, version, { description: `Version ${version}` });
    const page = await open('?action=identity.role-changed');
    const older = page.getByRole('button', { name: 'Événements plus anciens' });
    await older.waitFor();
    await shows(page, 50);
    await older.click();
    await older.waitFor({ state: 'detached' });
    await shows(page, 51);
  });
});
