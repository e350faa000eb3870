import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';
import { callThem } from './call-them.js';
import { People } from './people.js';
import { fitsItsWidth, isFocusInContent, link, mainMenu, region, tabTo, title } from './screen.js';

describe('the home page', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const latest = (page: Page) => region(page, 'Sociétés : derniers changements');
  const recent = (page: Page) => region(page, 'Consultés récemment');
  const create = async (name: string, kind: string) => {
    expect((await admin.post('/api/crm/companies', { name, kind })).status).toBe(201);
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    admin = await instance.admin();
    await callThem(admin, 'Anne', 'Le Goff');
    await create('Atelier Morel', 'supplier');
    await create('Béarn Électricité', 'customer');
    await create('Maçonnerie Dupont', 'prospect');
    await create('Zinguerie Étoile', 'prospect');
  });
  afterAll(() => platform.stop());

  it('begins the day with figures, what changed last and what was open', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour Anne');
    const figure = (name: string) =>
      page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
    await figure('Prospects').getByText('2', { exact: true }).waitFor();
    await figure('Clients').getByText('1', { exact: true }).waitFor();
    await figure('Sous-traitants').getByText('0', { exact: true }).waitFor();
    await link(latest(page), 'Atelier Morel').waitFor();
    expect(await latest(page).getByRole('link').allInnerTexts()).toEqual([
      'Zinguerie Étoile',
      'Maçonnerie Dupont',
      'Béarn Électricité',
      'Atelier Morel',
    ]);
    await recent(page).getByText('apparaîtront ici').waitFor();
    await expectAccessible(page);
    await link(latest(page), 'Béarn Électricité').click();
    await title(page, 'Béarn Électricité');
    await link(mainMenu(page), 'Accueil').click();
    await link(recent(page), 'Béarn Électricité').waitFor();
    await screenshot(page, 'home-desktop');
    await link(page, 'Prospects').click();
    await title(page, 'Sociétés');
    await link(page, 'Maçonnerie Dupont').waitFor();
    await link(page, 'Zinguerie Étoile').waitFor();
    await link(page, 'Béarn Électricité').waitFor({ state: 'detached' });
  });

  it('leads to what is created every day, by the keyboard too', async () => {
    const page = await openApp(instance, admin);
    await title(page, 'Bonjour Anne');
    await link(latest(page), 'Atelier Morel').waitFor();
    await tabTo(page, 'Nouveau : Contact');
    expect(await isFocusInContent(page)).toBe(true);
    await page.keyboard.press('Enter');
    await title(page, /^Nouvelle fiche/);
  });

  it('offers a reader nothing to create, and somebody without companies and contacts none of them', async () => {
    const reader = await openApp(instance, await instance.user('reader'));
    await link(latest(reader), 'Atelier Morel').waitFor();
    expect(await reader.getByRole('link', { name: /^Nouveau/ }).count()).toBe(0);
    const role = await admin.post('/api/identity/roles', {
      name: 'Gardien des accès',
      permissions: { 'identity.role.read': 'all' },
    });
    expect([role.status, role.text]).toEqual([201, role.text]);
    const keeper = await new People(platform, instance).join('gardien', role.body.key);
    const page = await openApp(instance, keeper);
    await recent(page).getByText('apparaîtront ici').waitFor();
    expect(await page.getByRole('main').getByRole('link').count()).toBe(0);
    expect(await page.getByRole('region', { name: /derniers changements/ }).count()).toBe(0);
    expect(await page.getByRole('term').count()).toBe(0);
    await expectAccessible(page);
  });

  it('says when there is no network, and shows the rest when it is back', async () => {
    const page = await openApp(instance, admin, { path: '/account' });
    await title(page, 'Mon compte');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/crm/**', (route) => route.abort('internetdisconnected'));
    await link(mainMenu(page), 'Accueil').click();
    await latest(page).getByRole('alert').getByText('Pas de connexion au serveur').waitFor();
    await expectAccessible(page);
    await page.unroute('**/api/crm/**');
    await latest(page).getByRole('button', { name: 'Réessayer' }).click();
    await link(latest(page), 'Zinguerie Étoile').waitFor();
  });

  it.each(['phone', 'tablet'] as const)('fits a %s', async (device) => {
    const page = await openApp(instance, admin, { viewport: viewports[device], touch: device === 'phone' });
    await link(latest(page), 'Zinguerie Étoile').waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    if (device === 'phone') await expectAccessible(page);
    await screenshot(page, `home-${device}`);
  });
});
