import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  type Locator,
  openApp,
  type Page,
  screenshot,
} from '#testing/browser';

const path = '/api/workspace/company';

describe('the settings of the company', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const open = async (client = admin, more = {}) => {
    const page = await openApp(instance, client, { path: '/settings/company', ...more });
    await page.getByRole('region', { name: 'Apparence' }).waitFor();
    return page;
  };
  const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const input = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const press = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name, exact: true }).click();
  const save = (page: Page) => press(card(page, 'Mentions légales'), 'Enregistrer');
  const stored = async () => (await admin.get(path)).body;
  const change = async (values: object) => {
    const answer = await admin.patch(path, (await stored()).version, values);
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
  };
  /** What stands for the company above the menu, on every page. */
  const mark = (page: Page) => page.getByTitle('Charpentes du Gave').locator('xpath=preceding-sibling::*');
  const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
    page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('say what quotes would lack, lead there, and check what the law asks for', async () => {
    const page = await open();
    const missing = page.getByRole('alert').filter({ hasText: 'mentions obligatoires manquent' });
    await press(missing, 'SIREN');
    const siren = input(page, 'SIREN');
    expect(await siren.evaluate((element) => element === document.activeElement)).toBe(true);
    const siret = input(page, 'SIRET du siège');
    await siret.fill('732 829 320 00075');
    await save(page);
    await page.getByRole('alert').getByText('1 champ à corriger').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await expectAccessible(page);
    await siret.fill('732 829 320 00074');
    await input(page, 'Nom commercial').fill('Le Gave');
    await save(page);
    await page.getByText('Modifications enregistrées').waitFor();
    expect(await stored()).toMatchObject({
      siret: '73282932000074',
      siren: '732829320',
      vatNumber: 'FR44732829320',
      tradeName: 'Le Gave',
    });
    expect(await siren.inputValue()).toBe('732 829 320');
    expect(await missing.getByRole('button', { name: 'SIREN' }).count()).toBe(0);
    await screenshot(page, 'company-settings', { fullPage: true });
    await expectAccessible(page);
  });

  it('keep what others have changed meanwhile, and say when both changed the same', async () => {
    const page = await open();
    await input(page, 'Téléphone').fill('05 59 00 00 01');
    await change({ website: 'https://gave.example' });
    await save(page);
    await page.getByText('Modifications enregistrées').waitFor();
    expect(await stored()).toMatchObject({ phone: '+33559000001', website: 'https://gave.example' });
    await input(page, 'Nom commercial').fill('Le mien');
    await change({ tradeName: 'Le leur' });
    await save(page);
    await page.getByRole('alert').getByText('Quelqu’un vient aussi de modifier : Nom commercial').waitFor();
    await expectAccessible(page);
    expect(await input(page, 'Nom commercial').inputValue()).toBe('Le mien');
    expect(await stored()).toMatchObject({ tradeName: 'Le leur' });
  });

  it('keep what was typed while there is no network', async () => {
    const page = await open();
    await input(page, 'Nom commercial').fill('Hors ligne');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await save(page);
    await page.getByRole('alert').getByText('Le serveur est injoignable').waitFor();
    await page.context().setOffline(false);
    await press(page, 'Réessayer');
    await page.getByText('Modifications enregistrées').waitFor();
    expect(await stored()).toMatchObject({ tradeName: 'Hors ligne' });
  });

  it('put the logo above the menu, and refuse what is none', async () => {
    const page = await open();
    const look = card(page, 'Apparence');
    await choose(page, 'devis.pdf', 'application/pdf', Buffer.from('%PDF-1.7'));
    await look.getByRole('alert').getByText('« devis.pdf » n’est pas d’un type attendu').waitFor();
    await choose(page, 'grand.png', 'image/png', Buffer.alloc(600 * 1024));
    await look.getByRole('alert').getByText('« grand.png » dépasse').waitFor();
    await expectAccessible(page);
    await choose(page, 'faux.png', 'image/png', Buffer.from('no image at all'));
    await page
      .getByRole('region', { name: 'Messages' })
      .getByText(/PNG, JPEG ou WebP/)
      .waitFor();
    expect(await stored()).toMatchObject({ logoVersion: null });
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 64, height: 64 } });
    await choose(page, 'logo.png', 'image/png', picture);
    await look.getByRole('img', { name: 'Logo actuel' }).waitFor();
    const { logoVersion } = await stored();
    await mark(page).locator(`img[src$="v=${logoVersion}"]`).waitFor();
    await press(look, 'Retirer le logo');
    await press(page.getByRole('dialog', { name: 'Retirer le logo' }), 'Retirer le logo');
    await look.getByText('Aucun logo').waitFor();
    await mark(page).locator('img').waitFor({ state: 'detached' });
  });

  it('put the colour above the menu once it is kept', async () => {
    const page = await open();
    const look = card(page, 'Apparence');
    await look.getByRole('radio', { name: 'Brique' }).check();
    await look.getByText(/se lit bien/).waitFor();
    const hex = look.getByRole('textbox', { name: 'Ou votre couleur' });
    await hex.fill('rouge');
    await look.getByText('Une couleur comme #1d5849 est attendue.').waitFor();
    expect(await look.getByRole('button', { name: 'Utiliser cette couleur' }).isDisabled()).toBe(true);
    await hex.fill('#9C2F24');
    await expectAccessible(page);
    await press(look, 'Utiliser cette couleur');
    await page.getByText('Entreprise enregistrée').waitFor();
    expect(await stored()).toMatchObject({ accentColour: '#9c2f24' });
    const shown = () => mark(page).evaluate((element) => getComputedStyle(element).backgroundColor);
    await platform.eventually(async () => (await shown()) === 'rgb(156, 47, 36)' || undefined, 'the colour');
    await press(look, 'Revenir à la couleur d’origine');
    await platform.eventually(
      async () => (await shown()) !== 'rgb(156, 47, 36)' || undefined,
      'the first one',
    );
  });

  it('are nothing to a member', async () => {
    const member = await instance.user('member');
    const page = await openApp(instance, member, { path: '/settings/company' });
    expect(await page.getByRole('link', { name: 'Entreprise' }).count()).toBe(0);
    await page.getByText('Votre rôle permet de lire cette page, pas de la modifier.').waitFor();
    expect(await page.locator('input[type="file"], input:enabled').count()).toBe(0);
    await expectAccessible(page);
  });

  it('can be read on a phone', async () => {
    const page = await open(admin, { viewport: { width: 390, height: 844 }, touch: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await screenshot(page, 'company-settings-phone', { fullPage: true });
    await expectAccessible(page);
  });
});
