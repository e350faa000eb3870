import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot } from '#testing/browser';
import { dialog, expectFocusSeen, focused, link, pathOf, press, title } from './screen.js';

describe('the palette and the keys', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const input = (page: Page) => page.getByRole('combobox', { name: 'Rechercher ou aller à…' });
  const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name });
  const summon = async (page: Page, query?: string) => {
    await page.keyboard.press('Control+k');
    await input(page).waitFor();
    if (query !== undefined) await input(page).fill(query);
  };

  /** Does something to the preferences, and waits until the account has them. */
  const kept = async (page: Page, act: () => Promise<void>) => {
    const saved = page.waitForResponse(
      (response) => response.url().endsWith('/preferences') && response.request().method() === 'PUT',
    );
    await act();
    expect((await saved).ok()).toBe(true);
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    admin = await instance.admin();
    for (const name of ['Atelier Morel', 'Béarn Électricité'])
      expect((await admin.post('/api/crm/companies', { name })).status).toBe(201);
  });
  afterAll(() => platform.stop());

  it('finds records without accents, and keeps what was opened last', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    await summon(page, 'electricite');
    await option(page, /^Béarn Électricité/).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'palette');
    await page.keyboard.press('Enter');
    await title(page, 'Béarn Électricité');
    await link(page, 'Accueil').click();
    await title(page, 'Bonjour');
    await summon(page);
    await page.getByRole('listbox').getByText('Récents').waitFor();
    await option(page, 'Béarn Électricité').click();
    await title(page, 'Béarn Électricité');
    await summon(page, 'atelier');
    const tab = page.context().waitForEvent('page');
    await option(page, /^Atelier Morel/).waitFor();
    await page.keyboard.press('Control+Enter');
    await title(await tab, 'Atelier Morel');
    expect(await input(page).isVisible()).toBe(true);
  });

  it('goes to pages and creates, by the arrows and Enter', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    await summon(page);
    const active = () => input(page).getAttribute('aria-activedescendant');
    const first = await active();
    await page.keyboard.press('ArrowDown');
    expect(await active()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe(first);
    await page.keyboard.press('ArrowUp');
    const last = page.getByRole('option').last();
    expect(await last.getAttribute('aria-selected')).toBe('true');
    expect(await active()).toBe(await last.getAttribute('id'));
    await input(page).fill('creer contact');
    await option(page, 'Créer : contact').waitFor();
    await page.keyboard.press('Enter');
    await title(page, /^Nouvelle fiche/);
    await summon(page, 'mon equipe');
    await option(page, 'Mon équipe').click();
    await title(page, 'Mon équipe');
    await summon(page, 'rien-de-tel');
    await page.getByText('Rien ne correspond.').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await input(page).waitFor({ state: 'detached' });
    await title(page, 'Mon équipe');
  });

  it('opens by the button too, and gives the focus back', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    const button = page.getByRole('button', { name: /^Rechercher ou aller à/ });
    await button.focus();
    await page.keyboard.press('Enter');
    await input(page).waitFor();
    await page.keyboard.press('Control+k');
    await input(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^Rechercher ou aller à/);
    await expectFocusSeen(page);
  });

  it('offers a reader what they may do, and nothing else', async () => {
    const page = await openApp(instance, await instance.user('reader'));
    await title(page, 'Bonjour');
    await summon(page);
    await option(page, 'Sociétés').waitFor();
    const offered = await page.getByRole('option').allInnerTexts();
    expect(offered).toContain('Raccourcis clavier');
    expect(offered.filter((each) => /^Créer|Utilisateurs|Rôles|Salariés/.test(each))).toEqual([]);
  });

  it('opens without a network, says so, and finds when it is back', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    await page.context().setOffline(true);
    await summon(page, 'electricite');
    await page.getByRole('dialog').getByText('Pas de connexion au serveur', { exact: true }).waitFor();
    expect(await page.getByText('Rien ne correspond.').count()).toBe(0);
    await page.context().setOffline(false);
    await option(page, /^Béarn Électricité/).waitFor();
  });

  it('tells what the keyboard can do, and lets single keys be turned off', async () => {
    const page = await openApp(instance, await instance.user('member'), { path: '/crm/companies' });
    await link(page, 'Atelier Morel').waitFor();
    await page.keyboard.press('?');
    const help = dialog(page, 'Raccourcis clavier');
    await help.getByText('Ligne suivante, précédente').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'shortcuts');
    const letters = help.getByRole('switch', { name: 'Raccourcis d’une seule touche' });
    await kept(page, () => letters.click());
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    for (const key of ['?', 'n']) await page.keyboard.press(key);
    expect(await help.count()).toBe(0);
    await summon(page, 'raccourcis');
    expect(pathOf(page.url())).toBe('/crm/companies');
    await option(page, 'Raccourcis clavier').click();
    await kept(page, () => letters.click());
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('n');
    await title(page, /^Nouvelle fiche/);
    await press(page, 'Raccourcis clavier');
    await help.waitFor();
  });
});
