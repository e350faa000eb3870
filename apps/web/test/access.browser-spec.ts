import { generateSync } from 'otplib';
import { InvitationsService } from '#identity';
import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  originOf,
  type Page,
  screenshot,
} from '#testing/browser';

const otherPassword = 'sept-loutres-cirent-le-parquet';

describe('getting in', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const address = (name: string) => `${name}@${instance.slug}.example`;
  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const alert = (page: Page, words: string | RegExp) => page.getByRole('alert').getByText(words).waitFor();
  const home = (page: Page) => title(page, 'Bonjour');
  const give = async (page: Page, name: string, password = testPassword) => {
    await field(page, 'Adresse e-mail').fill(address(name));
    await field(page, 'Mot de passe').fill(password);
    await press(page, 'Se connecter');
  };
  /** The address behind a path, as a link of a mail gives it. */
  const pathOf = (link: string) => link.replace(/^https?:\/\/[^/]+/, '');
  const invitationOf = async (name: string) => {
    const invitations = platform.app.get(InvitationsService);
    return instance.work(async () => {
      await invitations.createUser({ email: address(name), roleKey: 'member' });
      return pathOf(await invitations.mintLink(await invitations.userIdOf(address(name))));
    });
  };
  /** A member with a second factor: the secret of the app, and the codes for the day the phone is lost. */
  const memberWithFactor = async (name: string) => {
    const client = await instance.invite(address(name), 'member');
    const { secret } = (await client.post('/api/identity/second-factor')).body;
    const confirmed = await client.post('/api/identity/second-factor/confirmation', {
      code: generateSync({ secret }),
    });
    // The next code may be asked for within the same half minute.
    await instance.work((db) => db.query('UPDATE identity_credential SET totp_last_step = 0'));
    return { client, secret: secret as string, codes: confirmed.body.recoveryCodes as string[] };
  };
  const mailTo = (name: string, subject: RegExp) =>
    platform.eventually(
      () =>
        platform
          .mails()
          .map((mail) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '='))
          .find((mail) => mail.toLowerCase().includes(`to: ${address(name)}`) && subject.test(mail)),
      `a mail to ${name}`,
    );

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('begins with an invitation: a password of one’s own, then the sign-in', async () => {
    const path = await invitationOf('paul');
    const page = await openApp(instance, undefined, { path });
    await title(page, 'Bienvenue');
    await page.waitForFunction(() => document.title === 'Bienvenue · Charpentes du Gave');
    await expectAccessible(page);
    await screenshot(page, 'access-invitation');
    await field(page, 'Nouveau mot de passe').fill('court');
    await press(page, 'Activer mon compte');
    await alert(page, 'au moins 15 caractères');
    await field(page, 'Nouveau mot de passe').fill('aaaaaaaaaaaaaaaaaaaa');
    await press(page, 'Activer mon compte');
    await alert(page, 'se devine facilement');
    await screenshot(page, 'access-weak-password');
    await field(page, 'Nouveau mot de passe').fill(testPassword);
    await press(page, 'Activer mon compte');
    await title(page, 'Compte activé');
    // The secret of the link stays in no history.
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('link', { name: 'Se connecter' }).click();
    await title(page, 'Connexion');
    await give(page, 'paul');
    await home(page);

    const again = await openApp(instance, undefined, { path });
    await field(again, 'Nouveau mot de passe').fill(otherPassword);
    await press(again, 'Activer mon compte');
    await alert(again, "Ce lien n'est plus valable");
  });

  it.each(['/invitation', '/password-reset'])('says that a broken link to %s leads nowhere', async (path) => {
    const page = await openApp(instance, undefined, { path });
    await alert(page, 'Ce lien est incomplet');
    await page.getByRole('link', { name: 'Retour à la connexion' }).click();
    await title(page, 'Connexion');
  });

  it('gives a new password to whoever forgot theirs, by mail', async () => {
    await instance.invite(address('rose'), 'member');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    await page.getByRole('link', { name: 'Mot de passe oublié ?' }).click();
    await title(page, 'Mot de passe oublié');
    await expectAccessible(page);
    await field(page, 'Adresse e-mail').fill(address('rose'));
    await press(page, 'Envoyer le lien');
    await title(page, 'Regardez vos e-mails');
    await screenshot(page, 'access-mail-sent');
    const mail = await mailTo('rose', /password-reset#/);
    await page.goto(pathOf(/https?:\/\/\S+password-reset#\S+/.exec(mail)?.[0] ?? ''));
    await title(page, 'Nouveau mot de passe');
    await field(page, 'Nouveau mot de passe').fill(otherPassword);
    await press(page, 'Changer de mot de passe');
    await title(page, 'Mot de passe changé');
    await page.getByRole('link', { name: 'Se connecter' }).click();
    await give(page, 'rose', testPassword);
    await alert(page, "L'adresse ou le mot de passe est faux.");
    await give(page, 'rose', otherPassword);
    await home(page);
  });

  it('asks for the second factor as well before a forgotten password is replaced', async () => {
    const { secret } = await memberWithFactor('lise');
    const page = await openApp(instance, undefined, { path: '/forgotten-password' });
    await field(page, 'Adresse e-mail').fill(address('lise'));
    await press(page, 'Envoyer le lien');
    await title(page, 'Regardez vos e-mails');
    const mail = await mailTo('lise', /password-reset#/);
    await page.goto(pathOf(/https?:\/\/\S+password-reset#\S+/.exec(mail)?.[0] ?? ''));
    // With a second factor, fewer characters will do.
    await field(page, 'Nouveau mot de passe').fill('loutre-cire-1');
    await press(page, 'Changer de mot de passe');
    await field(page, 'Code').fill('000000');
    await press(page, 'Changer de mot de passe');
    await alert(page, 'Ce code est faux');
    await field(page, 'Code').fill(generateSync({ secret }));
    await press(page, 'Changer de mot de passe');
    await title(page, 'Mot de passe changé');
  });

  it('takes the code of an app or a recovery code, once', async () => {
    const { secret, codes } = await memberWithFactor('marc');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    await give(page, 'marc');
    await title(page, 'Second facteur');
    await expectAccessible(page);
    await screenshot(page, 'access-second-factor');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'otp');
    await field(page, 'Code').fill('000000');
    await press(page, 'Se connecter');
    await alert(page, 'faux');
    await field(page, 'Code').fill(generateSync({ secret }));
    await press(page, 'Se connecter');
    await home(page);

    for (const outcome of ['accepted', 'refused']) {
      const other = await openApp(instance, undefined, { path: '/sign-in' });
      await give(other, 'marc');
      await field(other, 'Code').fill(` ${codes[0]} `);
      await press(other, 'Se connecter');
      await (outcome === 'accepted' ? home(other) : alert(other, 'faux'));
    }
  });

  it('leads whoever’s role asks for a second factor to enrolling it, and nowhere else', async () => {
    const role = await admin.post('/api/identity/roles', {
      name: 'Comptable',
      permissions: { 'crm.company.read': 'all' },
      requiresSecondFactor: true,
    });
    expect(role.status).toBe(201);
    const client = await instance.invite(address('emma'), role.body.key);
    const page = await openApp(instance, client, { path: '/crm/companies' });
    await title(page, 'Mon compte');
    await alert(page, 'Votre rôle exige un second facteur');
    await page.getByRole('link', { name: 'Accueil' }).click();
    await title(page, 'Mon compte');
    await press(page, 'Activer le second facteur');
    const dialog = page.getByRole('dialog', { name: 'Activer le second facteur' });
    const secret = await dialog.getByRole('code').innerText();
    await dialog.getByRole('textbox', { name: 'Code' }).fill(generateSync({ secret }));
    await dialog.getByRole('button', { name: 'Vérifier et activer' }).click();
    await press(page, 'Je les ai gardés');
    await page.getByRole('link', { name: 'Sociétés' }).click();
    await title(page, 'Sociétés');
  });

  it('refuses a wrong password, and after five of them asks for patience', async () => {
    await instance.invite(address('hugo'), 'member');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answered = page.waitForResponse('**/api/identity/session');
      await give(page, 'hugo', `faux-${attempt}`);
      expect((await answered).status()).toBe(401);
      await alert(page, "L'adresse ou le mot de passe est faux.");
    }
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await give(page, 'hugo', testPassword);
    await alert(page, 'Trop de tentatives');
    await expectAccessible(page);
    await screenshot(page, 'access-too-many');
    await instance.work((db) => db.query('DELETE FROM identity_throttle'));
  });

  it('leads back to where somebody wanted to go, but never to another host', async () => {
    await instance.invite(address('nina'), 'member');
    const page = await openApp(instance, undefined, { path: '/crm/companies?q=gave' });
    await title(page, 'Connexion');
    await give(page, 'nina');
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
      await home(page);
      expect(new URL(page.url()).origin).toBe(originOf(platform, instance.slug));
    }
  });

  it('signs out, and what was open is closed', async () => {
    const client = await instance.invite(address('omar'), 'member');
    const page = await openApp(instance, client);
    await page.getByRole('button', { name: /Compte :/ }).click();
    await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
    await title(page, 'Connexion');
    expect(pathOf(page.url())).toBe('/sign-in');
    expect((await client.get('/api/identity/session')).status).toBe(401);
    await page.goBack();
    await title(page, 'Connexion');
  });

  it('asks somebody whose session is over to sign in, and leads back to the same page', async () => {
    await admin.post('/api/crm/companies', { name: 'Toitures Lassalle' });
    const client = await instance.invite(address('sara'), 'member');
    const page = await openApp(instance, client, { path: '/crm/companies' });
    await page.getByRole('link', { name: 'Toitures Lassalle', exact: true }).waitFor();
    await instance.work((db) =>
      db.query(
        `DELETE FROM identity_session WHERE user_id = (SELECT id FROM identity_user WHERE email = $1)`,
        [address('sara')],
      ),
    );
    await page.getByRole('searchbox', { name: /^Rechercher/ }).fill('lassalle');
    await title(page, 'Connexion');
    await give(page, 'sara');
    await page.getByRole('link', { name: 'Toitures Lassalle', exact: true }).waitFor();
    expect(pathOf(page.url())).toMatch(/^\/crm\/companies\?.*q=lassalle/);
  });

  it('shows the next person nothing of the one before', async () => {
    const client = await instance.invite(address('ines'), 'member');
    const page = await openApp(instance, client, { path: '/crm/companies' });
    await page.getByRole('link', { name: 'Toitures Lassalle', exact: true }).click();
    await title(page, 'Toitures Lassalle');
    await page.getByRole('link', { name: 'Accueil' }).click();
    const recent = page.getByRole('region', { name: 'Consultés récemment' });
    await recent.getByRole('link', { name: 'Toitures Lassalle', exact: true }).waitFor();
    await client.delete('/api/identity/session');
    await page.getByRole('link', { name: 'Contacts' }).click();
    await title(page, 'Connexion');
    await instance.invite(address('theo'), 'reader');
    await give(page, 'theo');
    await title(page, 'Contacts');
    await page.getByRole('link', { name: 'Accueil' }).click();
    await recent.getByText('Les fiches que vous ouvrez apparaîtront ici.').waitFor();
  });

  it('says that there is no network, and goes on when it is back', async () => {
    await instance.invite(address('yann'), 'member');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/identity/session', (route) => route.abort('internetdisconnected'));
    await give(page, 'yann');
    await alert(page, 'Pas de connexion au serveur');
    await screenshot(page, 'access-offline');
    await page.unroute('**/api/identity/session');
    await press(page, 'Se connecter');
    await home(page);
  });

  it.each([
    ['phone', { width: 390, height: 844 }],
    ['laptop', { width: 1024, height: 768 }],
  ] as const)('fits a %s', async (device, viewport) => {
    const page = await openApp(instance, undefined, { path: '/sign-in', viewport, colorScheme: 'dark' });
    await title(page, 'Connexion');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await screenshot(page, `access-sign-in-${device}`);
  });
});
