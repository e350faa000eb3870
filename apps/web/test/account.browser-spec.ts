import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  type Locator,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';
import { isSignedIn, otherPassword, People } from './people.js';
import {
  alert,
  chooseInAccountMenu,
  dialog,
  fitsItsWidth,
  link,
  press,
  region,
  tabTo,
  title,
} from './screen.js';

describe('one’s own account', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let people: People;

  const open = async (client: TestClient, more = {}) => {
    const page = await openApp(instance, client, { path: '/account', ...more });
    await region(page, 'Sessions ouvertes').getByRole('listitem').first().waitFor();
    return page;
  };
  const box = (place: Locator, name: string) => place.getByRole('textbox', { name, exact: true });
  const choose = async (page: Page, name: string) => {
    await chooseInAccountMenu(page, name);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  };
  const expectScheme = (page: Page, scheme: string) =>
    page.waitForFunction((given) => document.documentElement.getAttribute('data-theme') === given, scheme);
  const loseNetwork = async (page: Page, path: string) => {
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route(path, (route) => route.abort('internetdisconnected'));
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    people = new People(platform, instance);
  });
  afterAll(() => platform.stop());

  it('changes a name and a language, and comes back from English', async () => {
    const page = await open(await people.join('anne'));
    await page.waitForFunction(() => document.title === 'Mon compte · Charpentes du Gave');
    const profile = region(page, 'Profil');
    await box(profile, 'Prénom').fill('Anne');
    await box(profile, 'Nom').fill('Le Goff');
    await press(profile, 'Enregistrer');
    await page.getByText('Profil enregistré').waitFor();
    await page.getByRole('button', { name: /Compte : Anne Le Goff$/ }).waitFor();

    await profile.getByRole('combobox', { name: 'Langue' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await press(profile, 'Enregistrer');
    await title(page, 'My account');
    await link(page, 'Companies').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.reload();
    await title(page, 'My account');
    await choose(page, 'Français');
    await title(page, 'Mon compte');
  });

  it('says that the profile has changed elsewhere, keeps what was written, and saves it then', async () => {
    const client = await people.join('fanny');
    const page = await open(client);
    const profile = region(page, 'Profil');
    await box(profile, 'Prénom').fill('Fanny');
    const { version } = (await client.get('/api/identity/profile')).body;
    expect((await client.patch('/api/identity/profile', version, { lastName: 'Sarrat' })).status).toBe(200);
    await press(profile, 'Enregistrer');
    await alert(profile, /modifi|changé/);
    expect(await box(profile, 'Prénom').inputValue()).toBe('Fanny');
    await press(profile, 'Enregistrer');
    await page.getByText('Profil enregistré').waitFor();
    expect((await client.get('/api/identity/profile')).body).toMatchObject({
      firstName: 'Fanny',
      lastName: 'Sarrat',
    });
  });

  it('says when there is no network, and what was written is saved when it is back', async () => {
    const client = await people.join('remi');
    const page = await open(client);
    const profile = region(page, 'Profil');
    await loseNetwork(page, '**/api/identity/**');
    await box(profile, 'Prénom').fill('Rémi');
    await press(profile, 'Enregistrer');
    await alert(profile, 'Le serveur est injoignable');
    await expectAccessible(page);
    await page.reload();
    await page.getByText('Pas de connexion au serveur').first().waitFor();
    await page.unroute('**/api/identity/**');
    await page.getByRole('button', { name: 'Réessayer' }).first().click();
    await box(profile, 'Prénom').fill('Rémi');
    await press(profile, 'Enregistrer');
    await page.getByText('Profil enregistré').waitFor();
    expect((await client.get('/api/identity/profile')).body.firstName).toBe('Rémi');
  });

  it('takes nothing away from somebody at work when the session cannot be asked for', async () => {
    const page = await open(await people.join('jeanne'));
    const profile = region(page, 'Profil');
    expectComplaint(page, /status of 503/);
    await page.route('**/api/identity/session', (route) => route.fulfill({ status: 503, json: {} }));
    const asked = page.waitForResponse('**/api/identity/session');
    await box(profile, 'Prénom').fill('Jeanne');
    await press(profile, 'Enregistrer');
    await asked;
    await page.unroute('**/api/identity/session');
    await box(profile, 'Nom').fill('Pouey');
    await press(profile, 'Enregistrer');
    await page.getByRole('button', { name: /Compte : Jeanne Pouey$/ }).waitFor();
  });

  it('changes a password for whoever knows the present one, and ends the other sessions', async () => {
    const client = await people.join('bruno');
    const { client: phone } = await people.elsewhere('bruno');
    const page = await open(client);
    const password = region(page, 'Mot de passe');
    const current = box(password, 'Mot de passe actuel');
    const next = box(password, 'Nouveau mot de passe');
    const change = async (from: string, to: string) => {
      await current.fill(from);
      await next.fill(to);
      await press(password, 'Changer de mot de passe');
    };
    await change('ce-n-est-pas-le-bon', otherPassword);
    await alert(password, 'Le mot de passe actuel est faux.');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await change(testPassword, 'aaaaaaaaaaaaaaaaaaaa');
    await alert(password, 'se devine facilement');
    expect(await next.getAttribute('aria-invalid')).toBe('true');
    expect(await isSignedIn(phone)).toBe(true);

    // The rest without a mouse.
    await current.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(testPassword);
    await next.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(otherPassword);
    await tabTo(page, 'Changer de mot de passe');
    await page.keyboard.press('Enter');
    await page.getByText('Mot de passe changé. Vos autres sessions sont fermées.').waitFor();
    await platform.eventually(
      async () => ((await next.inputValue()) === '' ? true : undefined),
      'an empty form',
    );
    const others = region(page, 'Sessions ouvertes').getByRole('button', { name: 'Fermer les autres' });
    await others.waitFor({ state: 'detached' });
    expect(await isSignedIn(phone)).toBe(false);
    expect((await people.elsewhere('bruno', testPassword)).status).toBe(401);
    expect((await people.elsewhere('bruno', otherPassword)).status).toBe(201);
  });

  it('lists the open sessions, ends one of them and all the others', async () => {
    const client = await people.join('denis');
    const others: TestClient[] = [];
    for (let device = 0; device < 3; device += 1) others.push((await people.elsewhere('denis')).client);
    const open3 = async () => (await Promise.all(others.map(isSignedIn))).filter(Boolean).length;
    const page = await open(client);
    const sessions = region(page, 'Sessions ouvertes');
    const rows = sessions.getByRole('listitem');
    const expectRows = (count: number) =>
      platform.eventually(
        async () => ((await rows.count()) === count ? true : undefined),
        `${count} sessions`,
      );
    await expectRows(4);
    expect(await rows.filter({ hasText: 'Cette session' }).count()).toBe(1);
    const end = rows.getByRole('button', { name: /^Fermer/ }).first();
    await loseNetwork(page, '**/api/identity/sessions/*');
    await end.click();
    await region(page, 'Messages').getByText('Pas de connexion au serveur').waitFor();
    expect(await open3()).toBe(3);
    await page.unroute('**/api/identity/sessions/*');
    await end.click();
    await expectRows(3);
    expect(await open3()).toBe(2);

    await press(sessions, 'Fermer les autres');
    const question = dialog(page, 'Fermer les autres');
    await question.getByText('Vous resterez connecté ici seulement.').waitFor();
    await expectAccessible(page);
    await press(question, 'Annuler');
    expect(await open3()).toBe(2);
    await press(sessions, 'Fermer les autres');
    await press(question, 'Fermer les autres');
    await expectRows(1);
    expect(await open3()).toBe(0);
    await rows.filter({ hasText: 'Cette session' }).waitFor();
  });

  it('keeps light or dark after a reload, or follows the system', async () => {
    const page = await open(await people.join('elsa'));
    await expectScheme(page, 'light');
    await choose(page, 'Sombre');
    await expectScheme(page, 'dark');
    await page.reload();
    await region(page, 'Profil').waitFor();
    await expectScheme(page, 'dark');
    await choose(page, 'Comme le système');
    await expectScheme(page, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectScheme(page, 'dark');
    await choose(page, 'Clair');
    await expectScheme(page, 'light');
  });

  it.each(['desktop', 'tablet', 'phone'] as const)(
    'can be read and used by everybody on a %s',
    async (device) => {
      const page = await open(await instance.user('member'), {
        viewport: viewports[device],
        touch: device === 'phone',
      });
      await box(region(page, 'Profil'), 'Prénom').waitFor();
      if (device !== 'tablet') await expectAccessible(page);
      expect(await fitsItsWidth(page)).toBe(true);
      await screenshot(page, `account-${device}`);
    },
  );
});
