import { generateSync } from 'otplib';
import { type TestInstance, TestPlatform, testPassword } from '#testing';
import { expectAccessible, expectComplaint, openApp, type Page, screenshot } from '#testing/browser';
import { otherPassword, People } from './people.js';
import { alert, expectFocusSeen, field, link, pathOf, press, tabTo, title } from './screen.js';

describe('choosing a password by the link of a mail', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let people: People;

  const choose = async (page: Page, password: string, submit: string) => {
    await field(page, 'Nouveau mot de passe').fill(password);
    await press(page, submit);
  };
  const askForLink = async (page: Page, name: string) => {
    await field(page, 'Adresse e-mail').fill(people.address(name));
    await press(page, 'Envoyer le lien');
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    await instance.admin();
    people = new People(platform, instance);
  });
  afterAll(() => platform.stop());

  it('begins with an invitation: a password of one’s own, then the sign-in', async () => {
    const path = await people.invite('paul');
    const page = await openApp(instance, undefined, { path });
    await title(page, 'Bienvenue');
    await page.waitForFunction(() => document.title === 'Bienvenue · Charpentes du Gave');
    expect(await field(page, 'Adresse e-mail').inputValue()).toBe(people.address('paul'));
    await screenshot(page, 'access-invitation');
    await field(page, 'Prénom').fill('Paul');
    await field(page, 'Nom').fill('Lahitte');
    await choose(page, 'court', 'Activer mon compte');
    await alert(page, 'au moins 15 caractères');
    await choose(page, 'aaaaaaaaaaaaaaaaaaaa', 'Activer mon compte');
    await alert(page, 'se devine facilement');
    await expectAccessible(page);
    await screenshot(page, 'access-weak-password');
    await choose(page, testPassword, 'Activer mon compte');
    await title(page, 'Compte activé');
    // The secret of the link stays in no history.
    expect(new URL(page.url()).hash).toBe('');
    await link(page, 'Se connecter').click();
    await title(page, 'Connexion');
    await people.signIn(page, 'paul');
    await title(page, 'Bonjour Paul');

    const again = await openApp(instance, undefined, { path });
    await alert(again, 'Ce lien n’est plus valable');
    expect(await again.getByRole('textbox').count()).toBe(0);
    await expectAccessible(again);
    await link(again, 'Retour à la connexion').click();
    await title(again, 'Connexion');
  });

  it('keeps the name that whoever invited wrote, unless the person says otherwise', async () => {
    const path = await people.invite('theo', { firstName: 'Théo', lastName: 'Dupond' });
    const page = await openApp(instance, undefined, { path });
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password');
    await field(page, 'Nom').fill('Dupont');
    await choose(page, testPassword, 'Activer mon compte');
    await title(page, 'Compte activé');
    const { client } = await people.elsewhere('theo');
    expect((await client.get('/api/identity/profile')).body).toMatchObject({
      firstName: 'Théo',
      lastName: 'Dupont',
    });
  });

  it('waits for the network to tell whom a link is for', async () => {
    const path = await people.invite('noe');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/identity/link-holders', (route) => route.abort('internetdisconnected'));
    await page.goto(path);
    await alert(page, 'Pas de connexion au serveur');
    await page.unroute('**/api/identity/link-holders');
    await press(page, 'Réessayer');
    await field(page, 'Prénom').waitFor();
  });

  it('needs no mouse, and keeps what was written until the network is back', async () => {
    const page = await openApp(instance, undefined, { path: await people.invite('zoe') });
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'firstName');
    await expectFocusSeen(page);
    await page.keyboard.type('Zoé');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(testPassword);
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/identity/**', (route) => route.abort('internetdisconnected'));
    await page.keyboard.press('Enter');
    await alert(page, 'Pas de connexion au serveur');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
    await page.unroute('**/api/identity/**');
    await tabTo(page, 'Activer mon compte');
    await page.keyboard.press('Enter');
    await title(page, 'Compte activé');
    await tabTo(page, 'Se connecter');
    await page.keyboard.press('Enter');
    await title(page, 'Connexion');
  });

  it.each(['/invitation', '/password-reset'])('says that a broken link to %s leads nowhere', async (path) => {
    const page = await openApp(instance, undefined, { path });
    await alert(page, 'Ce lien est incomplet');
    await expectAccessible(page);
    await link(page, 'Retour à la connexion').click();
    await title(page, 'Connexion');
  });

  it('gives a new password to whoever forgot theirs, by mail', async () => {
    await people.join('rose');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    await link(page, 'Mot de passe oublié ?').click();
    await title(page, 'Mot de passe oublié');
    await expectAccessible(page);
    await field(page, 'Adresse e-mail').fill('rose');
    await press(page, 'Envoyer le lien');
    expect(await page.locator(':invalid:focus').getAttribute('name')).toBe('email');
    await askForLink(page, 'rose');
    await title(page, 'Regardez vos e-mails');
    await screenshot(page, 'access-mail-sent');
    await page.goto(await people.resetLink('rose'));
    await title(page, 'Nouveau mot de passe');
    await choose(page, otherPassword, 'Changer de mot de passe');
    await title(page, 'Mot de passe changé');
    expect(pathOf(page.url())).toBe('/password-reset');
    await link(page, 'Se connecter').click();
    await people.signIn(page, 'rose', testPassword);
    await alert(page, 'L’adresse ou le mot de passe est faux.');
    await people.signIn(page, 'rose', otherPassword);
    await title(page, 'Bonjour');
  });

  it('tells nobody whether an address has an account, and says when there is no network', async () => {
    const page = await openApp(instance, undefined, { path: '/forgotten-password' });
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/identity/password-resets', (route) => route.abort('internetdisconnected'));
    await askForLink(page, 'personne');
    await alert(page, 'Pas de connexion au serveur');
    await page.unroute('**/api/identity/password-resets');
    await press(page, 'Envoyer le lien');
    await title(page, 'Regardez vos e-mails');
    await expectAccessible(page);
  });

  it('asks for the second factor as well before a forgotten password is replaced', async () => {
    const { secret } = await people.joinWithFactor('lise');
    const page = await openApp(instance, undefined, { path: '/forgotten-password' });
    await askForLink(page, 'lise');
    await title(page, 'Regardez vos e-mails');
    await page.goto(await people.resetLink('lise'));
    // With a second factor, fewer characters will do.
    await choose(page, 'loutre-cire-1', 'Changer de mot de passe');
    await field(page, 'Code').fill('000000');
    await press(page, 'Changer de mot de passe');
    await alert(page, 'Ce code est faux');
    await expectAccessible(page);
    await field(page, 'Code').fill(generateSync({ secret }));
    await press(page, 'Changer de mot de passe');
    await title(page, 'Mot de passe changé');
  });
});
