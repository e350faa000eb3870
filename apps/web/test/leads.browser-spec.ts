import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';
import { alert, dialog, fitsItsWidth, link, press, region, title } from './screen.js';

const pau = [{ line1: '4 rue du Pic', postalCode: '64000', city: 'Pau', country: 'FR' }];

describe('leads', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const made = async (path: string, body: object) => {
    const answer = await admin.post(`/api/crm/${path}`, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body as { id: string; version: number };
  };
  const lead = (lastName: string, more: object = {}) =>
    made('leads', { firstName: 'Léa', lastName, channel: 'call', ...more });
  const contacted = async (lastName: string, more: object = {}) => {
    const { id } = await lead(lastName, more);
    expect(
      (await admin.post(`/api/crm/leads/${id}/contact`, {}, { headers: { 'if-match': '"1"' } })).status,
    ).toBe(200);
    return id;
  };
  const of = async (id: string) => (await admin.get(`/api/crm/leads/${id}`)).body;
  const open = async (id: string, client = admin, options = {}) => {
    const page = await openApp(instance, client, { path: `/crm/leads/${id}`, ...options });
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const chip = (page: Page, state: string) =>
    page.locator('header').getByText(state, { exact: true }).waitFor();
  const conversionOf = (page: Page) => dialog(page, 'Convertir la piste');

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('are noted; for bought data somebody says who sold them', async () => {
    const page = await openApp(instance, admin, { path: '/crm/leads/create' });
    await press(page, 'Enregistrer');
    await page.getByText('Indiquez une société, un nom, un e-mail ou un téléphone.').first().waitFor();
    await box(page, 'Société').fill('Garage Lemasson');
    expect(await box(page, 'Fournisseur du fichier').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Canal' }).fill('Fichier');
    await page.getByRole('option', { name: 'Fichier acheté' }).click();
    await box(page, 'Fournisseur du fichier').waitFor();
    await press(page, 'Enregistrer');
    await page
      .getByText(/^Indiquez qui a fourni le fichier/)
      .first()
      .waitFor();
    await box(page, 'Fournisseur du fichier').fill('Fichiers Ouest');
    await press(page, 'Enregistrer');
    await title(page, 'Garage Lemasson');
    await chip(page, 'Attribuée');

    // Whoever bought the data says so at the first contact.
    await press(page, 'Contact établi');
    const question = dialog(page, 'Contact établi');
    await question.getByText(/informée de l’origine/).click();
    await press(question, 'Contact établi');
    await chip(page, 'Contactée');
    const { items } = (await admin.get('/api/crm/leads?q=lemasson')).body;
    expect(items).toMatchObject([{ provider: 'Fichiers Ouest', noticedAt: expect.any(String) }]);
  });

  it('go from state to state, and become an opportunity without typing anything again', async () => {
    const { id } = await lead('Roux', { phone: '06 39 98 11 22', need: 'Terrasse et pergola. Avant mai.' });
    const page = await open(id);
    await press(page, 'Prendre en charge');
    await chip(page, 'Attribuée');
    await press(page, 'Contact établi');
    await chip(page, 'Contactée');
    await press(page, 'Qualifier');
    await dialog(page, 'Qualifier').getByLabel('Score de 0 à 100').fill('80');
    await page.keyboard.press('Enter');
    await chip(page, 'Qualifiée');
    const steps = page.getByRole('list', { name: 'Avancement de la piste' });
    expect(await steps.locator('[aria-current="step"]').innerText()).toBe('Qualifiée');

    await press(page, 'Convertir');
    const conversion = conversionOf(page);
    await conversion.getByRole('radio', { name: /^Créer « Léa Roux » Particulier/ }).waitFor();
    expect(await conversion.getByLabel('Nom de l’affaire').inputValue()).toBe('Terrasse et pergola');
    await press(conversion, 'Convertir');
    await page.waitForURL(/\/crm\/opportunities\//);
    const became = await of(id);
    expect(page.url()).toContain(became.convertedOpportunityId);
    const { name, companyId } = (await admin.get(`/api/crm/opportunities/${became.convertedOpportunityId}`))
      .body;
    expect([name, companyId]).toEqual(['Terrasse et pergola', became.convertedCompanyId]);

    const after = await open(id);
    await link(region(after, 'Devenue'), 'Terrasse et pergola').waitFor();
    const acts = after
      .getByRole('main')
      .getByRole('button', { name: /Convertir|Écarter|Qualifier|^Modifier/ });
    expect(await acts.count()).toBe(0);
    await press(after, 'Autres actions');
    await after.getByRole('menuitem', { name: 'Copier le lien' }).waitFor();
    expect(await after.getByRole('menuitem', { name: 'Supprimer' }).count()).toBe(0);
  });

  it('are put aside with a reason, and taken up again', async () => {
    const page = await open((await lead('Abadie')).id);
    await press(page, 'Écarter');
    const aside = dialog(page, 'Écarter');
    await press(aside, 'Écarter');
    await aside.getByText('Ce champ est obligatoire.').first().waitFor();
    await aside.getByRole('textbox', { name: 'Motif' }).fill('Hors de notre secteur');
    await press(aside, 'Écarter');
    await chip(page, 'Écartée');
    await page.getByRole('group', { name: 'Écartée parce que' }).getByText('Hors de notre secteur').waitFor();
    await press(page, 'Reprendre plus tard');
    await press(dialog(page, 'Reprendre plus tard'), 'Reprendre plus tard');
    await chip(page, 'À reprendre');
  });

  it('link what exists already; who has no name is asked for one', async () => {
    const known = await made('companies', { name: 'Cabinet Aubry', phone: '0559000011', addresses: pau });
    const id = await contacted('Cazenave', {
      companyName: 'Cabinet Aubry',
      phone: '05 59 00 00 11',
      addresses: pau,
    });
    const page = await open(id);
    await press(page, 'Convertir');
    const conversion = conversionOf(page);
    const existing = conversion.getByRole('radio', { name: /^Lier à « Cabinet Aubry »/ });
    await existing.waitFor();
    expect(await existing.isChecked()).toBe(true);
    await expectAccessible(page);
    await conversion.getByText('Ouvrir une affaire').click();
    await press(conversion, 'Convertir');
    await title(page, 'Léa Cazenave');
    expect(await of(id)).toMatchObject({ convertedCompanyId: known.id, convertedOpportunityId: null });

    const nobody = await contacted('', { firstName: null, lastName: null, phone: '06 39 98 33 44' });
    const other = await open(nobody);
    await press(other, 'Convertir');
    await press(conversionOf(other), 'Convertir');
    await conversionOf(other).getByText('Ce champ est obligatoire.').first().waitFor();
    await conversionOf(other).getByRole('textbox', { name: 'Nom', exact: true }).fill('Etcheverry');
    await press(conversionOf(other), 'Convertir');
    await other.waitForURL(/\/crm\/opportunities\//);
    const { convertedCompanyId } = await of(nobody);
    expect((await admin.get(`/api/crm/companies/${convertedCompanyId}`)).body).toMatchObject({
      name: 'Etcheverry',
      kind: 'household',
    });
  });

  it('say it when somebody was faster, and when there is no network', async () => {
    const { id } = await lead('Rapide');
    const page = await open(id);
    await page.route(
      `**/api/crm/leads/${id}/qualification`,
      async (route) => {
        await admin.patch(`/api/crm/leads/${id}`, (await of(id)).version, { need: 'Devis' });
        await route.continue();
      },
      { times: 1 },
    );
    await press(page, 'Autres actions');
    await page.getByRole('menuitem', { name: 'Qualifier' }).click();
    const question = dialog(page, 'Qualifier');
    const sent: string[] = [];
    page.on('request', (each) => each.url().endsWith('/qualification') && sent.push(each.url()));
    await press(question, 'Qualifier');
    await alert(question, /Cette piste vient de changer/);
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await press(question, 'Qualifier');
    await alert(question, /Le serveur est injoignable/);
    await page.context().setOffline(false);
    await press(question, 'Réessayer');
    await chip(page, 'Qualifiée');
    expect(await of(id)).toMatchObject({ state: 'qualified', need: 'Devis' });
    expect(sent).toHaveLength(3);
  });

  it('offer a reader nothing to change', async () => {
    const { id } = await lead('Lecture');
    const page = await open(id, await instance.user('reader'));
    await page.getByRole('list', { name: 'Avancement de la piste' }).waitFor();
    const acts = page.getByRole('main').getByRole('button', { name: /^(Modifier|Prendre|Contact|Écarter)/ });
    expect(await acts.count()).toBe(0);
  });

  it.each(['desktop', 'phone'] as const)('are listed with what is late on a %s', async (device) => {
    const { id } = await lead(`Retard ${device}`);
    await instance.work((db) =>
      db.query(`UPDATE crm_lead SET first_response_due_at = now() - interval '3 days' WHERE id = $1`, [id]),
    );
    const page = await openApp(instance, admin, {
      path: `/crm/leads?q=${device}`,
      viewport: viewports[device],
      touch: device === 'phone',
    });
    await page.getByText(/^En retard · il y a 3 jours/).waitFor();
    await screenshot(page, `leads-${device}`);
    expect(await fitsItsWidth(page)).toBe(true);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Tout', exact: true }).click();
    await page.getByRole('menuitem', { name: 'À rappeler' }).click();
    await link(page, `Léa Retard ${device}`)
      .or(page.getByText(`Léa Retard ${device}`))
      .first()
      .click();
    await title(page, `Léa Retard ${device}`);
    await page.getByRole('list', { name: 'Avancement de la piste' }).waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await expectAccessible(page);
  });
});
