import type { TestClient } from '#testing';
import { expectAccessible, openApp, type Page } from '#testing/browser';
import { box, dialog, link, mainMenu, press, title } from './screen.js';
import { card, column, moveByMenu, Selling } from './selling.js';

const day = (days: number): string => {
  const at = new Date(Date.now() + days * 86_400_000);
  return at.toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' });
};

describe('the day of somebody who sells', () => {
  let selling: Selling;
  let seller: TestClient;

  beforeAll(async () => {
    selling = await Selling.start();
    seller = await selling.instance.user('member');
    await selling.admin.post('/api/crm/leads', {
      firstName: 'Léa',
      lastName: 'Roux',
      channel: 'web-form',
      phone: '06 39 98 11 22',
      email: 'lea.roux@exemple.test',
      need: 'Terrasse et pergola. Avant mai.',
    });
  });
  afterAll(() => selling.platform.stop());

  const chip = (page: Page, state: string) =>
    page.locator('header').getByText(state, { exact: true }).waitFor();

  it('goes from a request that waits to a quotation that is handed over, and nothing is typed twice', async () => {
    const page = await openApp(selling.instance, seller);
    await title(page, /^Bonjour/);
    // What came in overnight belongs to nobody yet.
    await page
      .getByRole('main')
      .getByRole('link', { name: /Léa Roux/ })
      .click();
    await title(page, 'Léa Roux');
    await press(page, 'Prendre en charge');
    await chip(page, 'Attribuée');
    await press(page, 'Contact établi');
    await chip(page, 'Contactée');
    await press(page, 'Qualifier');
    await dialog(page, 'Qualifier').getByLabel('Score de 0 à 100').fill('80');
    await page.keyboard.press('Enter');
    await chip(page, 'Qualifiée');
    await press(page, 'Convertir');
    await press(dialog(page, 'Convertir la piste'), 'Convertir');
    await page.waitForURL(/\/crm\/opportunities\//);
    await title(page, 'Terrasse et pergola');

    // The next step has a date, or the sale is flagged.
    await press(page, 'Planifier une action');
    const plan = dialog(page, 'Planifier une action');
    await box(plan, 'Objet').fill('Mesurer la terrasse');
    await plan.getByRole('textbox', { name: 'Échéance' }).fill(`${day(2)} 9h30`);
    await press(plan, 'Enregistrer');
    await page.getByText('Mesurer la terrasse').first().waitFor();
    await expectAccessible(page);

    await link(mainMenu(page), 'Affaires').click();
    await card(page, 'À qualifier', 'Terrasse et pergola').waitFor();
    await moveByMenu(page, 'Terrasse et pergola', 'Devis remis');
    // A quotation that was handed over has an amount: it is asked for, not refused.
    const asked = dialog(page, 'Passer à');
    await box(asked, 'Montant HT').fill('18500');
    await press(asked, 'Déplacer');
    await page.getByText('est passé dans').first().waitFor();
    await column(page, 'Devis remis').getByText('18 500 €').first().waitFor();
    await asked.waitFor({ state: 'detached' });

    await link(mainMenu(page), 'Accueil').click();
    await page.getByRole('main').getByText('Mesurer la terrasse').waitFor();
    const { items } = (await selling.admin.get('/api/crm/opportunities?q=terrasse')).body;
    expect(items).toMatchObject([{ state: 'open', probability: 70, amount: '18500.00' }]);
    const { body: contact } = await selling.admin.get(`/api/crm/contacts/${items[0].contactId}`);
    expect(contact).toMatchObject({
      lastName: 'Roux',
      email: 'lea.roux@exemple.test',
      phone: '+33639981122',
    });
  });
});
