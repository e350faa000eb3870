import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';

describe('departments', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let referent: TestClient;

  const made = async (name: string, more = {}): Promise<{ id: string }> => {
    const answer = await referent.post('/api/hr/departments', { name, ...more });
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body;
  };
  const of = async ({ id }: { id: string }) => (await referent.get(`/api/hr/departments/${id}`)).body;
  const open = (path = '', client = referent) =>
    openApp(instance, client, { path: `/hr/departments${path}` });
  const input = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
  const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    referent = await instance.hrReferent();
  });
  afterAll(() => platform.stop());

  it('begin with none; the first is created by the keyboard, and needs a name', async () => {
    const page = await open();
    await page.getByText('Créez les services de l’entreprise : ateliers, bureaux, équipes.').waitFor();
    await page.keyboard.press('n');
    await page.locator('input[name="name"]:focus').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').getByText('1 champ à corriger').waitFor();
    await expectAccessible(page);
    await page.locator('input[name="name"]:focus').waitFor();
    await page.keyboard.type('Production');
    await page.keyboard.press('Control+s');
    await heading(page, 'Production');
    await page.getByText('Fiche créée : Production').waitFor();
  });

  it('stand one under the other, but never under themselves', async () => {
    const house = await made('Maison');
    const page = await open(`/${house.id}`);
    await page.getByRole('button', { name: 'Ajouter : Sous-services' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Nom', exact: true }).fill('Charpente');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    const child = page.getByRole('list', { name: 'Sous-services' }).getByRole('link', { name: /Charpente/ });
    await child.click();
    await heading(page, 'Charpente');
    await page.getByRole('group', { name: 'Service parent' }).getByRole('link', { name: 'Maison' }).waitFor();

    await page.goto(`/hr/departments/${house.id}/edit`);
    await page.getByRole('combobox', { name: 'Service parent', exact: true }).fill('charp');
    await page.getByRole('option', { name: 'Charpente' }).click();
    await save(page);
    await page.locator('main p').getByText('Un service ne peut pas dépendre de lui-même.').waitFor();
    expect(await of(house)).toMatchObject({ parentId: null, version: 1 });
  });

  it('are not overwritten by who came too late', async () => {
    const department = await made('Étanchéité', { groupName: 'Chantiers' });
    const page = await open(`/${department.id}/edit`);
    await input(page, 'Nom').fill('Étanchéité et bardage');
    const live = await referent.patch(`/api/hr/departments/${department.id}`, 1, { name: 'Toitures plates' });
    expect(live.status).toBe(200);
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
    for (const value of ['Étanchéité et bardage', 'Toitures plates'])
      await dialog.getByRole('radio', { name: new RegExp(value) }).waitFor();
    await dialog.getByRole('radio', { name: /Étanchéité et bardage/ }).check();
    await dialog.getByRole('button', { name: 'Enregistrer ces choix' }).click();
    await heading(page, 'Étanchéité et bardage');
    expect(await of(department)).toMatchObject({ name: 'Étanchéité et bardage', version: 3 });
  });

  it('wait for the network', async () => {
    const page = await open('/create');
    await input(page, 'Nom').fill('Bureau d’études');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await save(page);
    await page.getByRole('alert').getByText('Le serveur est injoignable').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await heading(page, 'Bureau d’études');
  });

  it('are deleted after a question, unless somebody belongs to them', async () => {
    const department = await made('Fermé');
    const person = { firstName: 'Jeanne', lastName: 'Reste', departmentId: department.id };
    expect((await referent.post('/api/hr/employees', { ...person, hiredOn: '2020-01-06' })).status).toBe(201);
    const page = await open(`/${department.id}`);
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Supprimer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer (service)' }).click();
    await page.getByRole('alert').waitFor();
    expect(await of(department)).toMatchObject({ name: 'Fermé' });
  });

  it.each(['', '/create', 'page', 'edit'])('are nothing (%s) to who is no referent', async (place) => {
    const { id } = await made(`Caché ${place || 'liste'}`);
    const path = { page: `/${id}`, edit: `/${id}/edit` }[place] ?? place;
    for (const role of ['admin', 'manager'] as const) {
      const page = await open(path, await instance.user(role));
      await page.getByRole('heading', { name: 'Introuvable' }).waitFor();
      expect(await page.content()).not.toContain('Caché');
    }
  });

  it.each([
    ['desktop', viewports.desktop],
    ['phone', { width: 390, height: 844 }],
  ] as const)('can be read and written by everybody on a %s', async (device, viewport) => {
    const department = await made(`Atelier ${device}`, { groupName: 'Chantiers' });
    const touch = device === 'phone';
    const options = { viewport, touch, path: '/hr/departments' };
    const page = await openApp(instance, referent, options);
    await page
      .getByRole('link', { name: new RegExp(`Atelier ${device}`) })
      .first()
      .waitFor();
    const expectFit = async (screen: string) => {
      await screenshot(page, `department-${screen}-${device}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      if (device === 'desktop') await expectAccessible(page);
    };
    await expectFit('list');
    await page.goto(`/hr/departments/${department.id}`);
    await heading(page, `Atelier ${device}`);
    await expectFit('page');
    await page.goto(`/hr/departments/${department.id}/edit`);
    await input(page, 'Nom').waitFor();
    await expectFit('form');
  });
});
