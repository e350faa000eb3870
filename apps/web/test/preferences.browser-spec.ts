import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { expectAccessible, expectComplaint, openApp, type Page, screenshot, settled } from '#testing/browser';

describe('how somebody likes the screen', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let anne: TestClient;

  const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const choose = async (page: Page, place: string, field: string, choice: string) => {
    await card(page, place).getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: choice, exact: true }).click();
  };
  const save = (page: Page, place: string) =>
    card(page, place).getByRole('button', { name: 'Enregistrer' }).click();
  const scheme = (page: Page) => page.evaluate(() => document.documentElement.getAttribute('data-theme'));
  const headers = (page: Page) => page.getByRole('columnheader').allInnerTexts();

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Couverture du Val' });
    anne = await instance.invite(`anne@${instance.slug}.example`, 'member');
    await anne.post('/api/crm/companies', { name: 'Ardoises Noyelle', kind: 'supplier' });
  });
  afterAll(() => platform.stop());

  it('is kept with the account: light or dark, rows, the keyboard', async () => {
    const page = await openApp(instance, anne, { path: '/account' });
    expect(await scheme(page)).toBe('light');
    await choose(page, 'Affichage', 'Thème', 'Sombre');
    await choose(page, 'Affichage', 'Lignes des listes', 'Aérées');
    await card(page, 'Affichage').getByRole('switch', { name: 'Raccourcis d’une seule touche' }).uncheck();
    await save(page, 'Affichage');
    await page.getByText('Affichage enregistré').waitFor();
    expect(await scheme(page)).toBe('dark');
    await expectAccessible(page);
    await screenshot(page, 'preferences-dark', { fullPage: true });

    const other = await openApp(instance, anne, { path: '/crm/companies' });
    await other.getByRole('link', { name: 'Ardoises Noyelle', exact: true }).waitFor();
    expect(await scheme(other)).toBe('dark');
    expect(await other.locator('[data-density="comfortable"]').count()).toBe(1);
    await other.keyboard.press('n');
    await other.keyboard.press('?');
    await other.keyboard.press('Control+k');
    await other.getByRole('dialog').waitFor();
    expect(await other.getByRole('dialog').count()).toBe(1);
    expect(new URL(other.url()).pathname).toBe('/crm/companies');
  });

  it('keeps the columns and what was opened last beyond a sign-out', async () => {
    const paul = await instance.invite(`paul@${instance.slug}.example`, 'member');
    const page = await openApp(instance, paul, { path: '/crm/companies' });
    await page.getByRole('link', { name: 'Ardoises Noyelle', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Ardoises Noyelle' }).waitFor();
    await page.goBack();
    const before = await headers(page);
    await page.getByRole('button', { name: 'Colonnes', exact: true }).click();
    await page.getByRole('dialog', { name: 'Colonnes' }).getByRole('checkbox', { name: 'Ville' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Compte :/ }).click();
    await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
    await page.getByRole('heading', { name: 'Connexion' }).waitFor();

    const back = instance.anonymous();
    await back.post('/api/identity/session', {
      email: `paul@${instance.slug}.example`,
      password: testPassword,
    });
    const again = await openApp(instance, back, { path: '/crm/companies' });
    await again.getByRole('link', { name: 'Ardoises Noyelle', exact: true }).waitFor();
    expect(await headers(again)).toEqual(before.filter((name) => name !== 'Ville'));
    await again.goto('/');
    await settled(again);
    const recent = card(again, 'Consultés récemment');
    await recent.getByRole('link', { name: 'Ardoises Noyelle', exact: true }).waitFor();
  });

  it('tells by mail what was asked for by mail', async () => {
    const page = await openApp(instance, anne, { path: '/account' });
    await choose(page, 'Notifications', 'Quand un collègue me mentionne', 'Par e-mail');
    await save(page, 'Notifications');
    await page.getByText('Notifications enregistrées').waitFor();
    const { body } = await anne.get('/api/workspace/preferences');
    expect(body.notifications).toMatchObject({
      'workspace.mention': 'email',
      'workspace.unnamed-mention': 'email',
      'integrations.import-done': 'app',
    });
  });

  it('says so when it cannot be saved, and keeps the choice', async () => {
    const page = await openApp(instance, anne, { path: '/account' });
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await choose(page, 'Affichage', 'Lignes des listes', 'Resserrées');
    await save(page, 'Affichage');
    await card(page, 'Affichage').getByRole('alert').getByText('Le serveur est injoignable').waitFor();
    await page.context().setOffline(false);
    await save(page, 'Affichage');
    await page.getByText('Affichage enregistré').waitFor();
    expect((await anne.get('/api/workspace/preferences')).body.density).toBe('compact');
  });
});
