import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot } from '#testing/browser';
import { box, fitsItsWidth, press, region, title } from './screen.js';

describe('tags and segments', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  const open = (path: string, more = {}) => openApp(instance, admin, { path, ...more });
  const make = async (path: string, body: object): Promise<string> => {
    const answer = await admin.post(`/api/${path}`, body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id;
  };
  const contactNamed = async (lastName: string) =>
    (await admin.get(`/api/crm/contacts?lastName=${lastName}`)).body.items[0];
  const tagsOf = async (lastName: string): Promise<string[]> => {
    const { tagIds } = await contactNamed(lastName);
    const { items } = (await admin.get('/api/workspace/tags?perPage=200')).body;
    return tagIds.map((id: string) => items.find((tag: { id: string }) => tag.id === id)?.name);
  };
  const tick = (page: Page, name: string) =>
    page.getByRole('checkbox', { name: `Sélectionner ${name}` }).check();

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    await make('workspace/tags', { name: 'Prescripteur', colour: 'violet' });
    await make('workspace/tags', { name: 'Salon', colour: 'blue' });
    for (const [lastName, city] of [
      ['Abelin', 'Nantes'],
      ['Bourdel', 'Nantes'],
      ['Cormerais', 'Angers'],
    ])
      await make('crm/contacts', { firstName: 'Léa', lastName, addresses: [{ city }] });
  });
  afterAll(() => platform.stop());

  it('put a tag on a contact, and make one as it is typed', async () => {
    const { id } = await contactNamed('Abelin');
    const page = await open(`/crm/contacts/${id}`);
    await title(page, 'Léa Abelin');
    await press(page, 'Modifier : Étiquettes');
    const input = page.getByRole('combobox', { name: 'Étiquettes' });
    await input.fill('presc');
    await page.keyboard.press('Enter');
    await input.fill('Façade');
    await page.getByRole('option', { name: 'Créer « Façade »' }).click();
    await page.getByRole('button', { name: 'Retirer « Façade »' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/Étiquettes.*enregistré/)
      .first()
      .waitFor();
    expect(await tagsOf('Abelin')).toEqual(['Prescripteur', 'Façade']);
    await expectAccessible(page);
  });

  it('tag the selection, and find it again', async () => {
    const page = await open('/crm/contacts');
    await title(page, 'Contacts');
    await tick(page, 'Léa Bourdel');
    await tick(page, 'Léa Cormerais');
    await press(page, 'Étiqueter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Ajouter' }).fill('salon');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await press(dialog, 'Appliquer');
    await page.getByText('2 éléments modifiés').waitFor();
    expect(await tagsOf('Cormerais')).toEqual(['Salon']);
    await page.goto(page.url().replace(/\?.*$/, ''));
    await press(page, 'Filtrer');
    await page.getByRole('button', { name: 'Étiquettes', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Salon' }).check();
    await page.keyboard.press('Escape');
    await page.getByText('Léa Abelin').waitFor({ state: 'detached' });
    await press(page, 'Nouveau segment depuis cette vue');
    await box(page.getByRole('dialog'), 'Nom du segment').fill('Vus au salon');
    await press(page.getByRole('dialog'), 'Nouveau segment');
    await title(page, 'Vus au salon');
    await region(page, '2 contacts').getByText('Léa Cormerais').waitFor();
  });

  it('write the conditions of a segment, seeing whom it would have', async () => {
    const id = await make('crm/segments', { name: 'Nantais' });
    const page = await open(`/crm/segments/${id}`);
    await page.getByText('Aucune condition : tous les contacts en font partie.').waitFor();
    await press(page, 'Modifier les conditions');
    await press(page, 'Ajouter une condition');
    const condition = page.getByRole('group', { name: 'Condition 1' }).first();
    await press(condition, 'Filtrer');
    await page.getByRole('button', { name: 'Ville', exact: true }).click();
    await box(page.getByRole('dialog'), 'Ville').fill('Nantes');
    await press(page.getByRole('dialog'), 'Appliquer');
    await page.getByRole('status').getByText('2 contacts').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'segment-conditions');
    await press(page, 'Enregistrer');
    await page.getByText('Conditions enregistrées').waitFor();
    await page.getByText('Ville : Nantes').waitFor();
    await region(page, '2 contacts').getByText('Léa Bourdel').waitFor();
    expect((await admin.get(`/api/crm/segments/${id}/count`)).body).toEqual({ count: 2 });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await fitsItsWidth(page)).toBe(true);
  });

  it('settle the tags: rename, merge and remove them', async () => {
    const page = await open('/settings/tags', { colorScheme: 'dark' });
    await title(page, 'Étiquettes');
    await page.getByText('Contacts : 2').waitFor();
    await expectAccessible(page);
    const act = async (name: string, entry: string) => {
      await press(page, `Actions sur « ${name} »`);
      await page.getByRole('menuitem', { name: entry }).click();
    };
    await act('Façade', 'Fusionner dans une autre…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Étiquette qui reste' }).click();
    await page.getByRole('option', { name: 'Prescripteur' }).click();
    await press(dialog, 'Fusionner');
    await page.getByText('Étiquettes fusionnées').waitFor();
    expect(await tagsOf('Abelin')).toEqual(['Prescripteur']);
    await act('Salon', 'Supprimer…');
    await page.getByText('Elle sera retirée de 2 fiches. Les fiches restent.').waitFor();
    await press(page.getByRole('dialog'), 'Supprimer');
    await page.getByText('Salon', { exact: true }).waitFor({ state: 'detached' });
    expect(await tagsOf('Cormerais')).toEqual([]);
    await screenshot(page, 'tags');
  });
});
