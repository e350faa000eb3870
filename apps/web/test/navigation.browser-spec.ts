import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot, viewports } from '#testing/browser';
import {
  expectFocusSeen,
  fitsItsWidth,
  focused,
  isFocusInContent,
  link,
  mainMenu,
  tabTo,
  title,
} from './screen.js';

const sales = [
  'Pistes',
  'Affaires',
  'Actions',
  'Calendrier',
  'Sociétés',
  'Contacts',
  'E-mails',
  'Segments',
  'Campagnes',
  'Suivi des affaires',
  'Formulaires web',
];
const everybody = ['Accueil', ...sales, 'Mon équipe'];
const everybodysSettings = ['Demandes de droits', 'Modèles d’e-mails', 'Imports'];
const administration = [
  'Entreprise',
  'Étiquettes',
  'Champs personnalisés',
  'Demandes écrites',
  'Envoi d’e-mails',
  'Pipelines',
  'Liste d’opposition',
  'Conservation',
  'Demandes de droits',
  'Réglages des campagnes',
  'Modèles d’e-mails',
  'Imports',
  'Sauvegardes',
  'Utilisateurs',
  'Équipes',
  'Rôles',
  'Journal d’audit',
];

describe('finding one’s way', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const expectTab = (page: Page, words: string) =>
    page.waitForFunction((given) => {
      const [name, company] = document.title.split(' · ');
      // The page may say more of itself than its entry in the menu.
      return name?.startsWith(given) && company === 'Charpentes du Gave';
    }, words);
  const entriesOf = async (client: TestClient) => {
    const page = await openApp(instance, client, { path: '/account' });
    await link(mainMenu(page), 'Accueil').waitFor();
    return mainMenu(page).getByRole('link').allInnerTexts();
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    admin = await instance.admin();
    expect((await admin.post('/api/crm/companies', { name: 'Atelier Morel' })).status).toBe(201);
  });
  afterAll(() => platform.stop());

  it('shows in the menu what a person may open, and nothing else', async () => {
    expect(await entriesOf(await instance.user('reader'))).toEqual([...everybody, ...everybodysSettings]);
    expect(await entriesOf(await instance.user('member'))).toEqual([
      ...everybody,
      'Étiquettes',
      ...everybodysSettings,
    ]);
    expect(await entriesOf(await instance.hrReferent())).toEqual([
      ...everybody.slice(0, -1),
      'Salariés',
      'Services',
      'Mon équipe',
      'Étiquettes',
      ...everybodysSettings,
    ]);
    expect(await entriesOf(admin)).toEqual([...everybody, ...administration]);
  });

  it.each(['/identity/users', '/hr/employees', '/identity/audit'])(
    'tells a member no more of %s than of an address that leads nowhere',
    async (path) => {
      const page = await openApp(instance, await instance.user('member'), { path });
      await page.getByRole('heading', { name: 'Introuvable' }).waitFor();
    },
  );

  it('names the tab after its page, and an unknown address too', async () => {
    const page = await openApp(instance, admin, { path: '/nulle-part' });
    await page.getByRole('heading', { name: 'Introuvable' }).waitFor();
    await expectTab(page, 'Introuvable');
    await expectAccessible(page);
    await screenshot(page, 'not-found');
    await tabTo(page, 'Retour à l’accueil');
    await page.keyboard.press('Enter');
    await title(page, 'Bonjour');
    for (const name of [...everybody.slice(1), ...administration]) {
      await link(mainMenu(page), name).click();
      await expectTab(page, name);
      expect(await link(mainMenu(page), name).getAttribute('aria-current')).toBe('page');
    }
    await link(mainMenu(page), 'Sociétés').click();
    await link(page, 'Atelier Morel').click();
    await expectTab(page, 'Atelier Morel');
  });

  it('is walked by the keyboard alone: over the menu, from menu to list to record and back', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Aller au contenu');
    const skip = await link(page, 'Aller au contenu').boundingBox();
    expect(skip?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await isFocusInContent(page)).toBe(true);

    await page.goto('/');
    await title(page, 'Bonjour');
    await tabTo(page, 'Sociétés');
    await page.keyboard.press('Enter');
    await title(page, 'Sociétés');
    await link(page, 'Atelier Morel').waitFor();
    expect(await focused(page)).toBe('Sociétés');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('Atelier Morel');
    await expectFocusSeen(page);
    await page.keyboard.press('Enter');
    await title(page, 'Atelier Morel');
    // The row went with the list: the next Tab is in the page, not at the menu's beginning.
    await page.keyboard.press('Tab');
    expect(await isFocusInContent(page)).toBe(true);
    await expectFocusSeen(page);
    await page.goBack();
    await link(page, 'Atelier Morel').waitFor();
    await page.keyboard.press('Tab');
    expect(await isFocusInContent(page)).toBe(true);
  });

  it('folds its menu into a drawer on a phone', async () => {
    const page = await openApp(instance, admin, { viewport: viewports.phone, touch: true });
    await title(page, 'Bonjour');
    expect(await mainMenu(page).isVisible()).toBe(false);
    const button = page.getByRole('button', { name: 'Ouvrir le menu' });
    await button.click();
    const drawer = page.getByRole('dialog', { name: 'Navigation principale' });
    await link(drawer, 'Contacts').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'drawer-phone');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Ouvrir le menu');
    await button.click();
    await link(drawer, 'Contacts').click();
    await title(page, 'Contacts');
    await drawer.waitFor({ state: 'detached' });
    expect(await fitsItsWidth(page)).toBe(true);
  });

  it('moves nothing for those who asked for no motion', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    const durations = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((each) => {
        const { transitionDuration, animationDuration } = getComputedStyle(each);
        return `${transitionDuration}, ${animationDuration}`.split(', ').map(Number.parseFloat);
      }),
    );
    expect(Math.max(...durations)).toBeLessThanOrEqual(0.001);
  });
});
