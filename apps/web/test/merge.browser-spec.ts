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

describe('records that are one', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const made = async (path: string, body: object) => {
    const answer = await admin.post(`/api/crm/${path}`, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body as { id: string; version: number };
  };
  const read = (path: string) => admin.get(`/api/crm/${path}`);
  const open = async (path: string, client = admin, options = {}) => {
    const page = await openApp(instance, client, { path: `/crm/${path}`, ...options });
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const begin = async (page: Page) => {
    await press(page, 'Autres actions');
    await page.getByRole('menuitem', { name: 'Fusionner avec…' }).click();
    return page.getByRole('dialog', { name: /avec…$/ });
  };
  const comparison = (page: Page) => page.getByRole('dialog', { name: / dans « / });
  const radio = (page: Page, fieldName: string, side: 'gardée' | 'absorbée') =>
    comparison(page)
      .getByRole('radiogroup', { name: fieldName })
      .getByRole('radio', { name: new RegExp(`^Fiche ${side}`) });

  const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const hint = (page: Page) =>
    page.getByRole('status').filter({ hasText: 'Cette fiche existe peut-être déjà' });

  /** Two companies that are one, with people of their own. */
  const twins = async (name: string) => {
    const phone = `055900${String(Math.abs([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0))).padStart(4, '0')}`;
    const kept = await made('companies', { name, kind: 'customer', phone, notes: 'Bon payeur.' });
    const other = await made('companies', {
      name: `${name} SARL`,
      kind: 'prospect',
      phone,
      email: 'a@b.example',
    });
    const person = await made('contacts', { firstName: 'Léa', lastName: name });
    await made('affiliations', { companyId: other.id, contactId: person.id, role: 'owner' });
    return { kept, other };
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('are warned of wherever they are typed, and saved all the same', async () => {
    await made('companies', { name: 'Toitures Basques', email: 'bonjour@toitures.example' });
    const page = await openApp(instance, admin, { path: '/crm/leads/create' });
    await box(page, 'Société').fill('Toitures Basque');
    await box(page, 'E-mail').fill('bonjour@toitures.example');
    const before = await box(page, 'Téléphone').boundingBox();
    await box(page, 'Téléphone').focus();
    await hint(page).getByText('même e-mail').waitFor();
    // The inputs keep their place on the screen.
    expect((await box(page, 'Téléphone').boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    const found = link(hint(page), 'Toitures Basques (nouvel onglet)');
    expect(await found.getAttribute('target')).toBe('_blank');
    await expectAccessible(page);
    await press(page, 'Enregistrer');
    await title(page, 'Toitures Basque');

    const contact = await openApp(instance, admin, { path: '/crm/opportunities/create' });
    const company = contact.getByRole('combobox', { name: 'Société', exact: true });
    await company.fill('Toitures B');
    await contact.getByRole('option', { name: /^Créer/ }).click();
    const quick = contact.getByRole('dialog');
    await quick.getByRole('textbox', { name: 'E-mail' }).fill('bonjour@toitures.example');
    await quick.getByRole('textbox', { name: 'Téléphone' }).focus();
    await quick.getByText('Cette fiche existe peut-être déjà').waitFor();
    await press(quick, 'Ce n’est pas la même');
    await quick.getByText('Cette fiche existe peut-être déjà').waitFor({ state: 'detached' });
    await press(quick, 'Enregistrer');
    await quick.waitFor({ state: 'detached' });
  });

  it('are found, keep what is chosen by keyboard, move what is tied, and are two again', async () => {
    const { kept, other } = await twins('Morel');
    const page = await open(`companies/${kept.id}`);
    const choice = await begin(page);
    const likely = choice.getByRole('radio', { name: /^Morel SARL/ });
    await likely.waitFor();
    expect(await likely.isChecked()).toBe(true);
    await choice.getByText('même téléphone').waitFor();
    await expectAccessible(page);
    await press(choice, 'Comparer');
    await radio(page, 'Nom', 'gardée').waitFor();
    expect(await radio(page, 'E-mail', 'absorbée').isChecked()).toBe(true);
    await radio(page, 'Nom', 'gardée').focus();
    await page.keyboard.press('ArrowRight');
    expect(await radio(page, 'Nom', 'absorbée').isChecked()).toBe(true);
    await expectAccessible(page);
    await screenshot(page, 'merge-companies');
    await press(comparison(page), 'Fusionner');

    await title(page, 'Morel SARL');
    await page.getByRole('link', { name: 'Léa Morel' }).waitFor();
    expect((await read(`companies/${kept.id}`)).body).toMatchObject({
      name: 'Morel SARL',
      kind: 'customer',
      email: 'a@b.example',
      notes: 'Bon payeur.',
    });
    expect((await read(`companies/${other.id}`)).status).toBe(404);

    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByText('Fusion faite').waitFor();
    await press(messages, 'Annuler');
    await title(page, /^Morel$/);
    expect((await read(`companies/${other.id}`)).body).toMatchObject({
      name: 'Morel SARL',
      kind: 'prospect',
    });
    await page.getByRole('link', { name: 'Léa Morel' }).waitFor({ state: 'detached' });
  });

  it('keep a refusal noted in either, and are parted from the page of the kept one', async () => {
    const kept = await made('contacts', { firstName: 'Jean', lastName: 'Roy', doNotCall: false });
    const other = await made('contacts', { firstName: 'Jean', lastName: 'Roi', doNotCall: true });
    const page = await open(`contacts/${kept.id}`);
    const choice = await begin(page);
    await choice.getByRole('combobox', { name: 'Fiche à absorber' }).fill('Roi');
    await page.getByRole('option', { name: /Jean Roi/ }).click();
    await press(choice, 'Comparer');
    await comparison(page)
      .getByText(/Un refus noté sur l’une des deux fiches reste/)
      .waitFor();
    expect(await comparison(page).getByRole('radiogroup').count()).toBe(1);
    await press(comparison(page), 'Fusionner');
    const recent = region(page, 'Fusions récentes');
    await recent.getByText('Jean Roi').waitFor();
    expect((await read(`contacts/${kept.id}`)).body).toMatchObject({ lastName: 'Roy', doNotCall: true });

    const later = await open(`contacts/${kept.id}`);
    await press(region(later, 'Fusions récentes'), 'Annuler la fusion');
    await press(dialog(later, 'Annuler la fusion avec « Jean Roi » ?'), 'Annuler la fusion');
    await later.getByText(/^Fusion annulée/).waitFor();
    await region(later, 'Fusions récentes').waitFor({ state: 'detached' });
    expect((await read(`contacts/${kept.id}`)).body).toMatchObject({ doNotCall: false });
    expect((await read(`contacts/${other.id}`)).status).toBe(200);
  });

  it('are never the record itself; what stands in the way of parting them is told', async () => {
    const { kept, other } = await twins('Unique');
    const page = await open(`companies/${kept.id}`);
    const choice = await begin(page);
    await choice.getByText('Une autre fiche').click();
    await press(choice, 'Comparer');
    await choice.getByText('Ce champ est obligatoire.').first().waitFor();
    await choice.getByRole('combobox', { name: 'Fiche à absorber' }).fill('Unique');
    const options = page.getByRole('option');
    await options.filter({ hasText: 'Unique SARL' }).waitFor();
    expect(await options.count()).toBe(1);
    await options.first().click();
    await press(choice, 'Comparer');
    await press(comparison(page), 'Fusionner');
    const recent = region(page, 'Fusions récentes');
    await recent.waitFor();
    const { version } = (await read(`companies/${kept.id}`)).body;
    await admin.patch(`/api/crm/companies/${kept.id}`, version, { email: 'autre@unique.example' });
    await press(recent, 'Annuler la fusion');
    await press(page.getByRole('dialog', { name: /^Annuler la fusion avec/ }), 'Annuler la fusion');
    await page.getByText(/Des changements faits depuis la fusion.*E-mail a changé/).waitFor();
    expect((await read(`companies/${other.id}`)).status).toBe(404);
  });

  it('are compared anew when one has changed; choices outlive a lost network', async () => {
    const { kept, other } = await twins('Rapide');
    const page = await open(`companies/${kept.id}`);
    await press(await begin(page), 'Comparer');
    await radio(page, 'Nom', 'absorbée').check();
    const body = { website: 'https://rapide.example' };
    expect((await admin.patch(`/api/crm/companies/${other.id}`, 1, body)).status).toBe(200);
    await press(comparison(page), 'Fusionner');
    await alert(comparison(page), /Une des deux fiches vient de changer/);
    await radio(page, 'Site web', 'absorbée').waitFor();
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await press(comparison(page), 'Fusionner');
    await alert(comparison(page), /Le serveur est injoignable/);
    await page.context().setOffline(false);
    await press(comparison(page), 'Réessayer');
    await title(page, 'Rapide SARL');
    expect((await read(`companies/${kept.id}`)).body).toMatchObject(body);
  });

  it('are merged by those only who may change and remove', async () => {
    const { kept } = await twins('Droits');
    for (const role of ['reader', 'member'] as const) {
      const page = await open(`companies/${kept.id}`, await instance.user(role));
      await press(page, 'Autres actions');
      await page.getByRole('menuitem', { name: 'Copier le lien' }).waitFor();
      expect(await page.getByRole('menuitem', { name: 'Fusionner avec…' }).count()).toBe(0);
    }
  });

  it('are compared on a phone', async () => {
    const { kept } = await twins('Téléphone');
    const page = await open(`companies/${kept.id}`, admin, { viewport: viewports.phone, touch: true });
    await press(await begin(page), 'Comparer');
    await radio(page, 'Nom', 'gardée').waitFor();
    await screenshot(page, 'merge-companies-phone');
    expect(await fitsItsWidth(page)).toBe(true);
    await expectAccessible(page);
  });
});
