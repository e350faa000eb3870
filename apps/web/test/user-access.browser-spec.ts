import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { expectAccessible, type Locator, openApp, type Page, screenshot } from '#testing/browser';

describe('the access of users', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const address = (name: string) => `${name}@${instance.slug}.example`;
  const open = (path = '') => openApp(instance, admin, { path: `/identity/users${path}` });
  const press = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name, exact: true }).click();
  const field = (page: Page, label: string) => page.getByRole('group', { name: label, exact: true });
  const manage = async (page: Page, command: string) => {
    await press(page, 'Gérer l’accès');
    await page.getByRole('menuitem', { name: command, exact: true }).click();
  };
  const confirm = async (page: Page, command: string) => {
    await press(page.getByRole('dialog'), command);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const person = async (name: string, role = 'member') => {
    const client = await instance.invite(address(name), role);
    const { user } = (await client.get('/api/identity/session')).body;
    const { id, version } = await of(user);
    await admin.patch(`/api/identity/users/${id}`, version, { firstName: name, lastName: 'Essai' });
    return { id: id as string, client };
  };
  const of = async ({ id }: { id: string }) => (await admin.get(`/api/identity/users/${id}`)).body;
  /** The password was given long ago. */
  const longAgo = () =>
    instance.work((db) =>
      db.query("UPDATE identity_session SET authenticated_at = now() - interval '1 day'"),
    );

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('ends at once when they are deactivated, and comes back', async () => {
    const { id, client } = await person('odile');
    const page = await open(`/${id}`);
    await manage(page, 'Désactiver');
    await page
      .getByRole('dialog')
      .getByText(/prennent fin à l’instant/)
      .waitFor();
    await expectAccessible(page);
    await confirm(page, 'Désactiver');
    await field(page, 'État').getByText('Désactivé').waitFor();
    expect((await client.get('/api/identity/session')).status).toBe(401);
    await page.getByText('Cette personne n’a plus accès.').waitFor();
    await expectAccessible(page);
    await press(page, 'Réactiver');
    await field(page, 'État').getByText('Actif', { exact: true }).waitFor();
    expect(await of({ id })).toMatchObject({ state: 'active' });
  });

  it('is left open on all devices until somebody closes the sessions', async () => {
    const { id, client } = await person('pia');
    const page = await open(`/${id}`);
    await manage(page, 'Fermer toutes ses sessions');
    await confirm(page, 'Fermer toutes ses sessions');
    await page.getByText('Sessions fermées', { exact: true }).waitFor();
    expect((await client.get('/api/identity/session')).status).toBe(401);
    expect(await of({ id })).toMatchObject({ state: 'active' });
  });

  it('passes what a person was responsible for to a successor when they leave', async () => {
    const { id, client } = await person('quentin');
    const successor = await person('rosa');
    await client.post('/api/crm/companies', { name: 'Menuiserie du Trieux', ownerId: id });
    const page = await open(`/${id}`);
    await manage(page, 'Enregistrer son départ');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Successeur' }).fill('rosa');
    await page.getByRole('option', { name: 'rosa Essai' }).click();
    await expectAccessible(page);
    await press(dialog, 'Enregistrer son départ');
    await dialog.getByText('Fiches remises au successeur').waitFor();
    await dialog.getByText('1 × Sociétés').waitFor();
    await screenshot(page, 'user-departed');
    await press(dialog, 'Fermer');
    await field(page, 'État').getByText('Désactivé').waitFor();
    const { items } = (await admin.get('/api/crm/companies?q=trieux')).body;
    expect(items).toMatchObject([{ ownerId: successor.id }]);
  });

  it('to HR data is given to referents by who confirms their password, and taken back', async () => {
    const { id } = await person('soizic');
    await longAgo();
    const page = await open();
    const bar = page.getByRole('region', { name: 'Référents RH' });
    await bar.getByText('Référents RH : 0 sur 5').waitFor();
    await press(bar, 'Voir et gérer');
    const dialog = page.getByRole('dialog', { name: 'Référents RH' });
    await dialog.getByText('les données RH sont fermées à tous').waitFor();
    await press(dialog, 'Nommer référent RH');
    await dialog.getByRole('alert').getByText('1 champ à corriger').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('combobox', { name: 'Personne à nommer' }).fill('soizic');
    await page.getByRole('option', { name: 'soizic Essai' }).click();
    await press(dialog, 'Nommer référent RH');
    const password = page.getByLabel('Mot de passe', { exact: true });
    await password.fill('pas-le-bon-mot-de-passe');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/mot de passe.* est faux/)
      .waitFor();
    await password.fill(testPassword);
    await page.keyboard.press('Enter');
    await dialog.getByRole('listitem').getByText(address('soizic')).first().waitFor();
    expect(await of({ id })).toMatchObject({ hrReferent: true });
    await expectAccessible(page);
    await screenshot(page, 'user-referents');
    await press(dialog, 'Révoquer soizic Essai comme référent RH ?');
    await press(page.getByRole('dialog').last(), 'Révoquer comme référent RH');
    await dialog.getByText('les données RH sont fermées à tous').waitFor();
    expect(await of({ id })).toMatchObject({ hrReferent: false });
    const trail = (await admin.get('/api/identity/audit-events?perPage=5')).body.items;
    expect(trail.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['identity.hr-referent-named', 'identity.hr-referent-revoked']),
    );
  });

  it('to HR data is for no more than five people', async () => {
    for (const name of ['un', 'deux', 'trois', 'quatre', 'cinq']) await person(name);
    await instance.work((db) =>
      db.query('UPDATE identity_user SET hr_referent = true WHERE email = ANY($1)', [
        ['un', 'deux', 'trois', 'quatre', 'cinq'].map(address),
      ]),
    );
    const page = await open();
    await press(page, 'Voir et gérer');
    const dialog = page.getByRole('dialog', { name: 'Référents RH' });
    await dialog.getByText('Il y a déjà 5 référents RH').waitFor();
    expect(await dialog.getByRole('combobox').count()).toBe(0);
    expect(await dialog.getByRole('listitem').count()).toBe(5);
  });
});
