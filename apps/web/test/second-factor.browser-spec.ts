import { readFileSync } from 'node:fs';
import { generateSync } from 'otplib';
import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  type Locator,
  openApp,
  type Page,
  screenshot,
} from '#testing/browser';
import { isSignedIn, People } from './people.js';
import { alert, dialog, expectFocusSeen, field, link, pathOf, press, region, title } from './screen.js';

describe('the second factor', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let people: People;

  const card = (page: Page) => region(page, 'Second facteur');
  const openAccount = async (client: TestClient) => {
    const page = await openApp(instance, client, { path: '/account' });
    await card(page).waitFor();
    return page;
  };
  const giveCode = async (place: Locator, code: string, submit: string) => {
    await place.getByRole('textbox', { name: 'Code' }).fill(code);
    await press(place, submit);
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    people = new People(platform, instance);
  });
  afterAll(() => platform.stop());

  it('takes the code of an app or a recovery code, once', async () => {
    const { secret, codes } = await people.joinWithFactor('marc');
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    await people.signIn(page, 'marc');
    await title(page, 'Second facteur');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'otp');
    await expectFocusSeen(page);
    await screenshot(page, 'access-second-factor');
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await alert(page, 'faux');
    await expectAccessible(page);
    await field(page, 'Code').fill(generateSync({ secret }));
    await page.keyboard.press('Enter');
    await title(page, 'Bonjour');

    for (const outcome of ['accepted', 'refused']) {
      const other = await openApp(instance, undefined, { path: '/sign-in' });
      await people.signIn(other, 'marc');
      await field(other, 'Code').fill(` ${codes[0]} `);
      await press(other, 'Se connecter');
      await (outcome === 'accepted' ? title(other, 'Bonjour') : alert(other, 'faux'));
    }
  });

  it('leads whoever’s role asks for one to enrolling it, and nowhere else', async () => {
    const admin = await instance.admin();
    const role = await admin.post('/api/identity/roles', {
      name: 'Comptable',
      permissions: { 'crm.company.read': 'all' },
      requiresSecondFactor: true,
    });
    expect(role.status).toBe(201);
    const client = await people.join('emma', role.body.key);
    const page = await openApp(instance, client, { path: '/crm/companies' });
    await title(page, 'Mon compte');
    await alert(page, 'Votre rôle exige un second facteur');
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.goto('/crm/contacts');
    await title(page, 'Mon compte');
    expect(pathOf(page.url())).toBe('/account');
    await expectAccessible(page);
    await press(page, 'Activer le second facteur');
    const enrolment = dialog(page, 'Activer le second facteur');
    const secret = await enrolment.getByRole('code').innerText();
    await giveCode(enrolment, generateSync({ secret }), 'Vérifier et activer');
    await press(page, 'Je les ai gardés');
    await link(page, 'Sociétés').click();
    await title(page, 'Sociétés');
  });

  it('is put on with the password, a QR code and a first code, and shows its recovery codes once', async () => {
    const client = await people.join('carla');
    const { client: phone } = await people.elsewhere('carla');
    const page = await openAccount(client);
    // The password was given a while ago.
    await instance.work((db) =>
      db.query(`UPDATE identity_session SET authenticated_at = now() - interval '16 minutes'`),
    );
    await card(page).getByText('Inactif.').waitFor();
    await press(card(page), 'Activer le second facteur');
    const proof = dialog(page, 'Confirmez votre mot de passe');
    await proof.getByLabel('Mot de passe').fill('ce-n-est-pas-le-bon');
    await press(proof, 'Confirmer');
    await proof.getByRole('alert').waitFor();
    await expectAccessible(page);
    await proof.getByLabel('Mot de passe').fill(testPassword);
    await press(proof, 'Confirmer');

    const enrolment = dialog(page, 'Activer le second facteur');
    const qr = 'Code QR à scanner avec l’application d’authentification';
    await enrolment.getByRole('img', { name: qr }).waitFor();
    await screenshot(page, 'account-enrolment');
    const secret = await enrolment.getByRole('code').innerText();
    await giveCode(enrolment, '000000', 'Vérifier et activer');
    await alert(enrolment, /faux/);
    await expectAccessible(page);
    await giveCode(enrolment, generateSync({ secret }), 'Vérifier et activer');

    const shown = dialog(page, 'Codes de secours');
    await shown.waitFor();
    const codes = await shown.getByRole('listitem').allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await expectAccessible(page);
    await screenshot(page, 'account-codes');
    const saving = page.waitForEvent('download');
    await press(shown, 'Enregistrer un fichier');
    const file = await saving;
    expect(file.suggestedFilename()).toBe('b2o-codes.txt');
    expect(readFileSync(await file.path(), 'utf8')).toBe(`${codes.join('\n')}\n`);
    await press(shown, 'Je les ai gardés');
    await shown.waitFor({ state: 'detached' });
    await card(page).getByText('Activé : un code est demandé à chaque connexion.').waitFor();
    expect(await isSignedIn(phone)).toBe(false);
    await page.reload();
    await card(page).getByText('Activé').waitFor();
    expect(await page.getByText(codes[0] as string).count()).toBe(0);
  });

  it('makes new recovery codes, for which the old ones are worth nothing, and is taken off by a code', async () => {
    const { client, codes } = await people.joinWithFactor('gael');
    const page = await openAccount(client);
    await press(card(page), 'Nouveaux codes de secours');
    const shown = dialog(page, 'Codes de secours');
    await shown.waitFor();
    const renewed = await shown.getByRole('listitem').allInnerTexts();
    expect(renewed.filter((code) => codes.includes(code))).toEqual([]);
    await press(shown, 'Je les ai gardés');

    await press(card(page), 'Désactiver le second facteur');
    const removal = dialog(page, 'Désactiver le second facteur');
    await giveCode(removal, codes[0] as string, 'Désactiver le second facteur');
    await alert(removal, /faux/);
    await expectAccessible(page);
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/identity/second-factor', (route) => route.abort('internetdisconnected'));
    await giveCode(removal, renewed[0] as string, 'Désactiver le second facteur');
    await alert(removal, 'Le serveur est injoignable');
    await page.unroute('**/api/identity/second-factor');
    await press(removal, 'Réessayer');
    await card(page).getByText('Inactif.').waitFor();
  });

  it('says when there is no network to make new recovery codes', async () => {
    const { client } = await people.joinWithFactor('ludo');
    const page = await openAccount(client);
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/identity/second-factor/**', (route) => route.abort('internetdisconnected'));
    await press(card(page), 'Nouveaux codes de secours');
    await region(page, 'Messages').getByText('Pas de connexion au serveur').waitFor();
  });
});
