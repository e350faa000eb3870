import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, expectComplaint, openApp, type Page, screenshot } from '#testing/browser';

describe('teams', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const open = (path = '', client = admin, more = {}) =>
    openApp(instance, client, { path: `/identity/teams${path}`, ...more });
  const heading = (page: Page, name: string) =>
    page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const name = (page: Page) => page.getByRole('textbox', { name: 'Nom', exact: true });
  const team = async (called: string): Promise<{ id: string; version: number }> => {
    const answer = await admin.post('/api/identity/teams', { name: called });
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body;
  };
  const all = async (): Promise<string[]> =>
    (await admin.get('/api/identity/teams')).body.items.map((each: { name: string }) => each.name);

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('begin with none: the first is created from there, once, whatever the network does', async () => {
    const page = await open();
    await page.getByText('Ajoutez une équipe').waitFor();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Créer', exact: true }).first().click();
    await press(page, 'Enregistrer');
    await page.getByRole('alert').getByText('1 champ à corriger').waitFor();
    await expectAccessible(page);
    await name(page).fill('Chantiers Nord');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await press(page, 'Enregistrer');
    await page.getByRole('alert').getByText('Le serveur est injoignable').waitFor();
    await page.context().setOffline(false);
    await press(page, 'Réessayer');
    await heading(page, 'Chantiers Nord');
    expect(await all()).toEqual(['Chantiers Nord']);
  });

  it('show their members, who join on their own page', async () => {
    const { id } = await team('Bureau');
    const member = await instance.user('member');
    const { user } = (await member.get('/api/identity/session')).body;
    const page = await openApp(instance, admin, { path: `/identity/users/${user.id}` });
    const field = page.getByRole('group', { name: 'Équipe', exact: true });
    await field.hover();
    await press(page, 'Modifier : Équipe');
    await field.getByRole('combobox').fill('Bur');
    await page.getByRole('option', { name: 'Bureau' }).click();
    await field.getByRole('link', { name: 'Bureau' }).click();
    await heading(page, 'Bureau');
    expect(new URL(page.url()).pathname).toBe(`/identity/teams/${id}`);
    await page.getByRole('list', { name: 'Membres' }).getByRole('link').first().waitFor();
    await screenshot(page, 'team');
    await expectAccessible(page);
  });

  it('are renamed in place, and by nobody who came too late', async () => {
    const { id, version } = await team('Sud');
    const page = await open(`/${id}`);
    const field = page.getByRole('group', { name: 'Nom', exact: true });
    await field.hover();
    await press(page, 'Modifier : Nom');
    await field.getByRole('textbox').fill('Sud-Ouest');
    await admin.patch(`/api/identity/teams/${id}`, version, { name: 'Midi' });
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog');
    await question.getByText('Midi', { exact: true }).waitFor();
    await question.getByRole('button', { name: 'Prendre la sienne' }).click();
    await heading(page, 'Midi');
    expect(await all()).toContain('Midi');
  });

  it('are removed, and their members stay', async () => {
    const { id } = await team('Éphémère');
    const reader = await instance.user('reader');
    const { user } = (await reader.get('/api/identity/session')).body;
    const { version } = (await admin.get(`/api/identity/users/${user.id}`)).body;
    await admin.patch(`/api/identity/users/${user.id}`, version, { teamId: id });
    const page = await open(`/${id}`);
    await page.getByRole('list', { name: 'Membres' }).getByRole('link').first().waitFor();
    await press(page, 'Autres actions');
    await page.getByRole('menuitem', { name: 'Supprimer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer (équipe)' }).click();
    await page.getByText('« Éphémère » : supprimé').waitFor();
    expect(await all()).not.toContain('Éphémère');
    expect((await admin.get(`/api/identity/users/${user.id}`)).body).toMatchObject({ teamId: null });
  });

  it('are nothing to a member', async () => {
    const { id } = await team('Direction');
    const page = await open(`/${id}`, await instance.user('member'));
    await page.getByRole('heading', { name: 'Introuvable' }).waitFor();
    expect(await page.getByRole('link', { name: 'Équipes', exact: true }).count()).toBe(0);
    expect(await page.content()).not.toContain('Direction');
  });

  it('can be listed by everybody on a phone', async () => {
    const page = await open('', admin, { viewport: { width: 390, height: 844 }, touch: true });
    await page.getByRole('link', { name: /Chantiers Nord/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await screenshot(page, 'teams-phone');
    await expectAccessible(page);
  });
});
