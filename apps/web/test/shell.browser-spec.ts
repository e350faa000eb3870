import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  type Locator,
  openApp,
  type Page,
  screenshot,
} from '#testing/browser';

const phone = { width: 390, height: 844 };

describe('the frame around every page', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let companies: Record<string, string>;

  const record = async (name: string, kind: string) => {
    const answer = await admin.post('/api/crm/companies', { name, kind });
    expect(answer.status).toBe(201);
    return answer.body.id as string;
  };
  const idOf = async (client: TestClient) =>
    (await client.get('/api/identity/session')).body.user.id as string;
  const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const menu = (page: Page) => page.getByRole('navigation', { name: 'Navigation principale' });
  const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const link = (place: Page | Locator, name: string) => place.getByRole('link', { name, exact: true });
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id || '');
  /** Whether the focus can be seen: a ring, or the frame of a field. */
  const focusSeen = (page: Page) =>
    page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
  const tabTo = async (page: Page, name: string) => {
    for (let steps = 0; steps < 30; steps += 1) {
      await page.keyboard.press('Tab');
      expect(await focusSeen(page)).toBe(true);
      if ((await focused(page)) === name) return;
    }
    throw new Error(`${name} is not reached by Tab`);
  };
  const palette = async (page: Page, query?: string) => {
    await page.keyboard.press('Control+k');
    const input = page.getByRole('combobox', { name: 'Rechercher ou aller à…' });
    await input.waitFor();
    if (query !== undefined) await input.fill(query);
    return { input, option: (name: string | RegExp) => page.getByRole('option', { name }) };
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    admin = await instance.admin();
    await admin.patch('/api/identity/profile', 1, { firstName: 'Anne', lastName: 'Le Goff' });
    companies = {
      morel: await record('Atelier Morel', 'supplier'),
      bearn: await record('Béarn Électricité', 'customer'),
      dupont: await record('Maçonnerie Dupont', 'prospect'),
      etoile: await record('Zinguerie Étoile', 'prospect'),
    };
  });
  afterAll(() => platform.stop());

  it('begins the day with figures, what changed last and what was open', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour Anne');
    const figure = (name: string) =>
      page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
    await figure('Prospect').getByText('2', { exact: true }).waitFor();
    await figure('Client').getByText('1', { exact: true }).waitFor();
    await figure('Sous-traitant').getByText('0', { exact: true }).waitFor();
    const latest = region(page, 'Sociétés : derniers changements');
    expect(await latest.getByRole('link').allInnerTexts()).toEqual([
      'Zinguerie Étoile',
      'Maçonnerie Dupont',
      'Béarn Électricité',
      'Atelier Morel',
    ]);
    await region(page, 'Consultés récemment').getByText('apparaîtront ici').waitFor();
    await expectAccessible(page);
    await link(latest, 'Béarn Électricité').click();
    await title(page, 'Béarn Électricité');
    await link(menu(page), 'Accueil').click();
    await link(region(page, 'Consultés récemment'), 'Béarn Électricité').waitFor();
    await screenshot(page, 'home-desktop');
    await link(page, 'Prospect').click();
    await title(page, 'Sociétés');
    await link(page, 'Maçonnerie Dupont').waitFor();
    await link(page, 'Zinguerie Étoile').waitFor();
    expect(await link(page, 'Béarn Électricité').count()).toBe(0);
    await link(menu(page), 'Accueil').click();
    await link(page, 'Nouveau : Contact').click();
    await title(page, 'Nouvelle fiche');
  });

  it('finds records without accents, and pages and actions, by the keyboard', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    const { input, option } = await palette(page, 'electricite');
    await option(/^Béarn Électricité/).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'palette');
    await page.keyboard.press('Enter');
    await title(page, 'Béarn Électricité');

    await palette(page);
    const first = await input.getAttribute('aria-activedescendant');
    await page.getByText('Récents').waitFor();
    await page.keyboard.press('ArrowDown');
    const second = await input.getAttribute('aria-activedescendant');
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await input.getAttribute('aria-activedescendant')).toBe(first);
    await page.keyboard.press('ArrowUp');
    const last = page.getByRole('option').last();
    expect(await last.getAttribute('aria-selected')).toBe('true');
    expect(await input.getAttribute('aria-activedescendant')).toBe(await last.getAttribute('id'));
    await input.fill('creer contact');
    await option('Créer : contact').waitFor();
    await page.keyboard.press('Enter');
    await title(page, 'Nouvelle fiche');

    await palette(page, 'mon equipe');
    await option('Mon équipe').click();
    await title(page, 'Mon équipe');
    await palette(page, 'rien-de-tel');
    await page.getByText('Rien ne correspond.').waitFor();
    await page.keyboard.press('Escape');
    await input.waitFor({ state: 'detached' });
    await title(page, 'Mon équipe');
  });

  it('says when there is no network, in the palette too, and goes on when it is back', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await page.getByRole('alert').getByText('Hors connexion').waitFor();
    const { option } = await palette(page, 'electricite');
    await page.getByRole('dialog').getByText('Pas de connexion au serveur', { exact: true }).waitFor();
    expect(await page.getByText('Rien ne correspond.').count()).toBe(0);
    await page.context().setOffline(false);
    await option(/^Béarn Électricité/).waitFor();
    await page.getByRole('alert').getByText('Hors connexion').waitFor({ state: 'detached' });
  });

  it('tells what the keyboard can do, and lets single keys be turned off', async () => {
    const page = await openApp(instance, admin, { path: '/crm/companies' });
    await link(page, 'Atelier Morel').waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Raccourcis clavier' });
    await help.getByText('Ligne suivante, précédente').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'shortcuts');
    await help.getByRole('switch', { name: 'Raccourcis d’une seule touche' }).click();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Raccourcis clavier' }).click();
    await title(page, 'Sociétés').catch(() => undefined);
    expect(new URL(page.url()).pathname).toBe('/crm/companies');
    await help.getByRole('switch').click();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('n');
    await title(page, 'Nouvelle fiche');
  });

  it('shows in the menu what a person may open, and nothing else', async () => {
    const people: [TestClient, string[]][] = [
      [await instance.user('reader'), ['Accueil', 'Sociétés', 'Contacts', 'Mon équipe', 'Imports']],
      [await instance.user('member'), ['Accueil', 'Sociétés', 'Contacts', 'Mon équipe', 'Imports']],
      [
        await instance.hrReferent(),
        ['Accueil', 'Sociétés', 'Contacts', 'Salariés', 'Services', 'Mon équipe', 'Imports'],
      ],
      [
        admin,
        [
          'Accueil',
          'Sociétés',
          'Contacts',
          'Mon équipe',
          'Utilisateurs',
          'Rôles',
          'Journal d’audit',
          'Entreprise',
          'Imports',
          'Sauvegardes',
        ],
      ],
    ];
    for (const [client, entries] of people) {
      const page = await openApp(instance, client, { path: '/account' });
      await link(menu(page), 'Accueil').waitFor();
      expect(await menu(page).getByRole('link').allInnerTexts()).toEqual(entries);
    }
    const member = await openApp(instance, await instance.user('member'), { path: '/identity/users' });
    await member.getByRole('heading', { name: 'Introuvable' }).waitFor();
  });

  it('folds its menu into a drawer on a phone', async () => {
    const page = await openApp(instance, admin, { viewport: phone, touch: true });
    await title(page, 'Bonjour');
    expect(await menu(page).isVisible()).toBe(false);
    await screenshot(page, 'home-phone');
    const button = page.getByRole('button', { name: 'Ouvrir le menu' });
    await button.click();
    const drawer = page.getByRole('dialog', { name: 'Menu' });
    await link(drawer, 'Contacts').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'drawer-phone');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Ouvrir le menu',
    );
    await button.click();
    await link(drawer, 'Contacts').click();
    await title(page, 'Contacts');
    await drawer.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
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
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

    await page.goto('/');
    await title(page, 'Bonjour');
    await tabTo(page, 'Sociétés');
    await page.keyboard.press('Enter');
    await link(page, 'Atelier Morel').waitFor();
    expect(await focused(page)).toBe('Sociétés');
    await page.keyboard.press('j');
    expect(await focusSeen(page)).toBe(true);
    await page.keyboard.press('Enter');
    await title(page, 'Atelier Morel');
    // The row went with the list: the next Tab is in the page, not at the menu's beginning.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    expect(await focusSeen(page)).toBe(true);
    await page.keyboard.press('Alt+ArrowLeft');
    await link(page, 'Atelier Morel').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('moves nothing for those who asked for no motion', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour');
    await palette(page);
    const durations = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((each) => {
        const { transitionDuration, animationDuration } = getComputedStyle(each);
        return `${transitionDuration}, ${animationDuration}`.split(', ').map(Number.parseFloat);
      }),
    );
    expect(Math.max(...durations)).toBeLessThanOrEqual(0.001);
  });

  it('names the tab after its page, and an unknown address too', async () => {
    const page = await openApp(instance, admin, { path: '/nulle-part' });
    await page.getByRole('heading', { name: 'Introuvable' }).waitFor();
    const expectTitle = async (words: string) => {
      await page.waitForFunction((given) => document.title === given, `${words} · Charpentes du Gave`);
    };
    await expectTitle('Introuvable');
    await expectAccessible(page);
    await screenshot(page, 'not-found');
    await link(page, 'Retour à l’accueil').click();
    await expectTitle('Bonjour Anne');
    for (const name of [
      'Sociétés',
      'Contacts',
      'Mon équipe',
      'Utilisateurs',
      'Rôles',
      'Journal d’audit',
      'Entreprise',
      'Imports',
      'Sauvegardes',
    ]) {
      await link(menu(page), name).click();
      await expectTitle(name);
    }
    await link(menu(page), 'Sociétés').click();
    await link(page, 'Atelier Morel').click();
    await expectTitle('Atelier Morel');
  });

  it('tells of a colleague’s mention at once, and leads to the record', async () => {
    const member = await instance.user('member');
    const page = await openApp(instance, member);
    await title(page, 'Bonjour');
    const bell = (unread: number) =>
      page.getByRole('button', { name: new RegExp(`^Notifications, ${unread}`) });
    await bell(0).click();
    await page.getByRole('dialog', { name: 'Notifications' }).getByText('Rien de nouveau.').waitFor();
    await page.keyboard.press('Escape');
    const mention = async (recordId: string) => {
      const answer = await admin.post('/api/workspace/comments', {
        resource: 'crm.company',
        recordId,
        text: 'À rappeler mardi.',
        mentions: [await idOf(member)],
      });
      expect(answer.status).toBe(201);
    };
    await mention(companies['dupont'] as string);
    await bell(1).waitFor();
    await mention(companies['etoile'] as string);
    await bell(2).click();
    const centre = page.getByRole('dialog', { name: 'Notifications' });
    const entries = centre.getByRole('link', { name: /Anne Le Goff vous mentionne dans un commentaire/ });
    expect(await entries.count()).toBe(2);
    await expectAccessible(page);
    await screenshot(page, 'notifications');
    await entries.first().click();
    await title(page, 'Zinguerie Étoile');
    await page.getByText('À rappeler mardi.').waitFor();
    await bell(1).click();
    await centre.getByRole('button', { name: 'Tout marquer comme lu' }).click();
    await bell(0).waitFor({ state: 'attached' });
    expect((await member.get('/api/workspace/notifications')).body.unread).toBe(0);
  });

  it('leads to the sign-in page as soon as an administrator ends the session, and back', async () => {
    const client = await instance.invite(`nora@${instance.slug}.example`, 'member');
    const page = await openApp(instance, client, { path: '/crm/contacts' });
    await title(page, 'Contacts');
    const ended = await admin.delete(`/api/identity/users/${await idOf(client)}/sessions`);
    expect(ended.status).toBe(204);
    await title(page, 'Connexion');
    await page.getByLabel('Adresse e-mail').fill(`nora@${instance.slug}.example`);
    await page.getByLabel('Mot de passe', { exact: true }).fill(testPassword);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await title(page, 'Contacts');
  });
});
