import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';
import { callThem, People } from './people.js';
import {
  dialog,
  fitsItsWidth,
  isFocusInContent,
  link,
  mainMenu,
  press,
  region,
  tabTo,
  title,
} from './screen.js';

describe('the home page', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const latest = (page: Page) => region(page, 'Sociétés : derniers changements');
  const recent = (page: Page) => region(page, 'Consultés récemment');
  const made = async (path: string, body: object) => {
    const answer = await admin.post(`/api/crm/${path}`, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
  };
  const create = (name: string, kind: string) => made('companies', { name, kind });
  const activity = (subject: string, more: object) => made('activities', { kind: 'call', subject, ...more });

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

  it('begins the day with what waits, ticked off at once, and what colleagues add to it', async () => {
    const page = await openApp(instance, admin);
    await page.getByRole('heading', { name: 'Rien ne vous attend' }).waitFor();
    await activity('Appel oublié', { dueAt: '2026-01-12T08:00:00Z' });
    await region(page, 'En retard (1)').waitFor();
    await activity('Relire le devis', { dueAt: new Date().toISOString(), allDay: true });
    const today = region(page, 'Aujourd’hui (1)');
    await link(today, 'Relire le devis').waitFor();
    await made('opportunities', { name: 'Véranda Auvray' });
    const stuck = region(page, 'Affaires sans prochaine action (1)');
    await stuck.getByRole('button', { name: 'Planifier une action : Véranda Auvray' }).click();
    const plan = dialog(page, 'Planifier une action');
    await plan.getByRole('textbox', { name: 'Objet', exact: true }).fill('Proposer une date');
    await press(plan, 'Enregistrer');
    await stuck.waitFor({ state: 'detached' });
    await link(region(page, 'Les sept prochains jours (1)'), 'Proposer une date').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'home-desktop');
    await region(page, 'En retard (1)').getByRole('button', { name: 'Terminer : Appel oublié' }).click();
    await press(dialog(page, 'Terminer : Appel oublié'), 'Terminer');
    await region(page, 'En retard (1)').waitFor({ state: 'detached' });
    await page.getByLabel('De qui').selectOption({ label: 'Mon équipe' });
    await link(today, 'Relire le devis').waitFor();
  });

  it('shows somebody without activities figures, what changed last and what was open', async () => {
    const role = await admin.post('/api/identity/roles', {
      name: 'Comptable',
      permissions: { 'crm.company.read': 'all' },
    });
    expect([role.status, role.text]).toEqual([201, role.text]);
    const accountant = await new People(platform, instance).join('comptable', role.body.key);
    const page = await openApp(instance, accountant);
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
    await tabTo(page, 'Créer');
    expect(await isFocusInContent(page)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Contact' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await title(page, /^Nouvelle fiche/);
  });

  it('offers a reader nothing to create, and somebody without companies and contacts none of them', async () => {
    const reader = await openApp(instance, await instance.user('reader'));
    await link(latest(reader), 'Atelier Morel').waitFor();
    expect(await reader.getByRole('button', { name: 'Créer' }).count()).toBe(0);
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
