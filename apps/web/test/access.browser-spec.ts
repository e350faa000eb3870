import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  originOf,
  screenshot,
  viewports,
} from '#testing/browser';
import { isSignedIn, People } from './people.js';
import {
  alert,
  chooseInAccountMenu,
  expectFocusSeen,
  fitsItsWidth,
  link,
  pathOf,
  press,
  region,
  tabTo,
  title,
} from './screen.js';

describe('getting in and out', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let people: People;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    admin = await instance.admin();
    people = new People(platform, instance);
    expect((await admin.post('/api/crm/companies', { name: 'Toitures Lassalle' })).status).toBe(201);
  });
  afterAll(() => platform.stop());

  it('refuses a wrong password, and after five of them asks for patience', async () => {
    await people.join('hugo');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answered = page.waitForResponse('**/api/identity/session');
      await people.signIn(page, 'hugo', `faux-${attempt}`);
      expect((await answered).status()).toBe(401);
      await alert(page, 'L’adresse ou le mot de passe est faux.');
    }
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
    await people.signIn(page, 'hugo', testPassword);
    await alert(page, 'Trop de tentatives');
    await expectAccessible(page);
    await screenshot(page, 'access-too-many');
    await instance.work((db) => db.query('DELETE FROM identity_throttle'));
  });

  it('needs no mouse, and sends nothing that is no address', async () => {
    await people.join('luce');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    await title(page, 'Connexion');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${pathOf(request.url())}`));
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email');
    await expectFocusSeen(page);
    await page.keyboard.type('luce');
    await page.keyboard.press('Enter');
    expect(await page.locator(':invalid:focus').getAttribute('name')).toBe('email');
    expect(asked).not.toContain('POST /api/identity/session');
    await page.keyboard.type(`@${instance.slug}.example`);
    await tabTo(page, 'password');
    await page.keyboard.type(testPassword);
    await tabTo(page, 'Se connecter');
    await page.keyboard.press('Enter');
    await title(page, 'Bonjour');
    expect(asked).toContain('POST /api/identity/session');
  });

  it('leads back to where somebody wanted to go, but never to another host', async () => {
    await people.join('nina');
    const page = await openApp(instance, undefined, { path: '/crm/companies?q=gave' });
    await title(page, 'Connexion');
    await people.signIn(page, 'nina');
    await title(page, 'Sociétés');
    expect(pathOf(page.url())).toBe('/crm/companies?q=gave');
    for (const elsewhere of [
      'https://ailleurs.example/',
      '//ailleurs.example/',
      '/\\ailleurs.example/',
      '/\t/ailleurs.example/',
      'javascript:alert(1)',
    ]) {
      await page.goto(`/sign-in?next=${encodeURIComponent(elsewhere)}`);
      await title(page, 'Bonjour');
      expect(new URL(page.url()).origin).toBe(originOf(platform, instance.slug));
    }
  });

  it('signs out in every tab, and what was open is closed', async () => {
    const client = await people.join('omar');
    const page = await openApp(instance, client, { path: '/crm/companies' });
    await title(page, 'Sociétés');
    const other = await page.context().newPage();
    await other.goto('/crm/contacts');
    await title(other, 'Contacts');
    await chooseInAccountMenu(page, 'Se déconnecter');
    await title(page, 'Connexion');
    expect(pathOf(page.url())).toBe('/sign-in');
    expect(await isSignedIn(client)).toBe(false);
    await title(other, 'Connexion');
    await page.goto('/crm/companies');
    await title(page, 'Connexion');
    await page.goBack();
    await title(page, 'Connexion');
  });

  it('says when signing out did not reach the server, for the session goes on', async () => {
    const client = await people.join('rita');
    const page = await openApp(instance, client);
    await title(page, 'Bonjour');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/identity/session', (route) => route.abort('internetdisconnected'));
    await chooseInAccountMenu(page, 'Se déconnecter');
    await region(page, 'Messages').getByText('Pas de connexion au serveur').waitFor();
    await title(page, 'Bonjour');
    expect(await isSignedIn(client)).toBe(true);
    await page.unroute('**/api/identity/session');
    await chooseInAccountMenu(page, 'Se déconnecter');
    await title(page, 'Connexion');
    expect(await isSignedIn(client)).toBe(false);
  });

  it('asks somebody whose session is over to sign in, and leads back to the same page', async () => {
    const page = await openApp(instance, await people.join('sara'), { path: '/crm/companies' });
    await link(page, 'Toitures Lassalle').waitFor();
    await people.endSessions('sara');
    await page.getByRole('searchbox', { name: /^Rechercher/ }).fill('lassalle');
    await title(page, 'Connexion');
    await people.signIn(page, 'sara');
    await link(page, 'Toitures Lassalle').waitFor();
    expect(pathOf(page.url())).toMatch(/^\/crm\/companies\?.*q=lassalle/);
  });

  it('shows the next person nothing of the one before', async () => {
    const client = await people.join('ines');
    const page = await openApp(instance, client, { path: '/crm/companies' });
    await link(page, 'Toitures Lassalle').click();
    await title(page, 'Toitures Lassalle');
    await link(page, 'Accueil').click();
    const recent = region(page, 'Consultés récemment');
    await link(recent, 'Toitures Lassalle').waitFor();
    await client.delete('/api/identity/session');
    // The page may hear of it by itself, before anything is clicked.
    await title(page, 'Connexion');
    await people.join('theo', 'reader');
    await people.signIn(page, 'theo');
    await title(page, /^Bonjour/);
    await link(page, 'Accueil').click();
    await recent.getByText('Les fiches que vous ouvrez apparaîtront ici.').waitFor();
  });

  it('says that there is no network, and goes on when it is back', async () => {
    await people.join('yann');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/identity/session', (route) => route.abort('internetdisconnected'));
    await people.signIn(page, 'yann');
    await alert(page, 'Pas de connexion au serveur');
    await screenshot(page, 'access-offline');
    await page.unroute('**/api/identity/session');
    await press(page, 'Se connecter');
    await title(page, 'Bonjour');
  });

  it.each(['phone', 'tablet'] as const)('fits a %s', async (device) => {
    const page = await openApp(instance, undefined, {
      path: '/sign-in',
      viewport: viewports[device],
      colorScheme: 'dark',
    });
    await title(page, 'Connexion');
    expect(await fitsItsWidth(page)).toBe(true);
    await screenshot(page, `access-sign-in-${device}`);
  });
});
