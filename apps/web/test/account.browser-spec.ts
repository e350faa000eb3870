import { readFileSync } from 'node:fs';
import { generateSync } from 'otplib';
import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { expectAccessible, openApp, type Page, screenshot } from '#testing/browser';

const otherPassword = 'sept-loutres-cirent-le-parquet';

describe('one’s own account', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  const address = (name: string) => `${name}@${instance.slug}.example`;
  const member = (name: string) => instance.invite(address(name), 'member');
  /** A further session of a person, as on another device. */
  const elsewhere = async (name: string, password = testPassword) => {
    const client = instance.anonymous();
    const answer = await client.post('/api/identity/session', { email: address(name), password });
    return { client, status: answer.status };
  };
  const isOpen = async (client: TestClient) => (await client.get('/api/identity/session')).status === 200;
  const open = async (client: TestClient, more = {}) => {
    const page = await openApp(instance, client, { path: '/account', ...more });
    await card(page, 'Sessions ouvertes').getByRole('listitem').first().waitFor();
    return page;
  };
  const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
  const press = (place: Page | ReturnType<typeof card>, name: string) =>
    place.getByRole('button', { name, exact: true }).click();
  const box = (place: ReturnType<typeof card>, name: string) => place.getByRole('textbox', { name });
  const menu = async (page: Page, choice: string) => {
    await page.getByRole('button', { name: /Compte :|Account:/ }).click();
    await page.getByRole('menuitemradio', { name: choice }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  };
  const scheme = (page: Page) => page.evaluate(() => document.documentElement.getAttribute('data-theme'));

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
  });
  afterAll(() => platform.stop());

  it('changes a name and a language, and comes back from English', async () => {
    const page = await open(await member('anne'));
    await page.waitForFunction(() => document.title === 'Mon compte · Charpentes du Gave');
    const profile = card(page, 'Profil');
    await box(profile, 'Prénom').fill('Anne');
    await box(profile, 'Nom').last().fill('Le Goff');
    await press(profile, 'Enregistrer');
    await page.getByText('Profil enregistré').waitFor();
    await page.getByRole('button', { name: 'AL Compte : Anne Le Goff' }).waitFor();

    await profile.getByRole('combobox', { name: 'Langue' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await press(profile, 'Enregistrer');
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    await page.getByRole('link', { name: 'Companies' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    await menu(page, 'Français');
    await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
  });

  it('changes a password for whoever knows the present one, and ends the other sessions', async () => {
    const client = await member('bruno');
    const phone = await elsewhere('bruno');
    const page = await open(client);
    const password = card(page, 'Mot de passe');
    const change = async (current: string, next: string) => {
      await box(password, 'Mot de passe actuel').fill(current);
      await box(password, 'Nouveau mot de passe').fill(next);
      await press(password, 'Changer de mot de passe');
    };
    await change('ce-n-est-pas-le-bon', otherPassword);
    await password.getByRole('alert').getByText('Le mot de passe actuel est faux.').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await change(testPassword, 'aaaaaaaaaaaaaaaaaaaa');
    const next = box(password, 'Nouveau mot de passe');
    await password.getByRole('alert').getByText('se devine facilement').waitFor();
    expect(await next.getAttribute('aria-invalid')).toBe('true');
    expect(await isOpen(phone.client)).toBe(true);

    await change(testPassword, otherPassword);
    await page.getByText('Mot de passe changé. Vos autres sessions sont fermées.').waitFor();
    await platform.eventually(
      async () => ((await next.inputValue()) === '' ? true : undefined),
      'an empty form',
    );
    await card(page, 'Sessions ouvertes')
      .getByRole('button', { name: 'Fermer les autres' })
      .waitFor({ state: 'detached' });
    expect(await isOpen(phone.client)).toBe(false);
    expect((await elsewhere('bruno', testPassword)).status).toBe(401);
    expect((await elsewhere('bruno', otherPassword)).status).toBe(201);
  });

  it('puts a second factor on, shows its recovery codes once, makes new ones and takes it off', async () => {
    const page = await open(await member('carla'));
    // The password was given a while ago.
    await instance.work((db) =>
      db.query(`UPDATE identity_session SET authenticated_at = now() - interval '16 minutes'`),
    );
    const factor = card(page, 'Second facteur');
    await factor.getByText('Inactif.').waitFor();
    await press(factor, 'Activer le second facteur');
    const proof = dialog(page, 'Confirmez votre mot de passe');
    await proof.getByLabel('Mot de passe').fill('ce-n-est-pas-le-bon');
    await press(proof, 'Confirmer');
    await proof.getByRole('alert').waitFor();
    await expectAccessible(page);
    await proof.getByLabel('Mot de passe').fill(testPassword);
    await press(proof, 'Confirmer');

    const enrolment = dialog(page, 'Activer le second facteur');
    await enrolment
      .getByRole('img', { name: 'Code QR à scanner avec l’application d’authentification' })
      .waitFor();
    await expectAccessible(page);
    await screenshot(page, 'account-enrolment');
    const secret = await enrolment.getByRole('code').innerText();
    await box(enrolment, 'Code').fill('000000');
    await press(enrolment, 'Vérifier et activer');
    await enrolment.getByRole('alert').getByText(/faux/).waitFor();
    await box(enrolment, 'Code').fill(generateSync({ secret }));
    await press(enrolment, 'Vérifier et activer');

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
    await factor.getByText('Activé : un code est demandé à chaque connexion.').waitFor();
    await page.reload();
    await factor.getByText('Activé').waitFor();
    expect(await page.getByText(codes[0] as string).count()).toBe(0);

    await press(factor, 'Nouveaux codes de secours');
    await shown.waitFor();
    const renewed = await shown.getByRole('listitem').allInnerTexts();
    expect(renewed.filter((code) => codes.includes(code))).toEqual([]);
    await press(shown, 'Je les ai gardés');

    await press(factor, 'Désactiver le second facteur');
    const removal = dialog(page, 'Désactiver le second facteur');
    await box(removal, 'Code').fill(codes[0] as string);
    await press(removal, 'Désactiver le second facteur');
    await removal.getByRole('alert').getByText(/faux/).waitFor();
    await box(removal, 'Code').fill(renewed[0] as string);
    await press(removal, 'Désactiver le second facteur');
    await factor.getByText('Inactif.').waitFor();
  });

  it('lists the open sessions, ends one of them and all the others', async () => {
    const client = await member('denis');
    const [desk, phone, tablet] = [
      await elsewhere('denis'),
      await elsewhere('denis'),
      await elsewhere('denis'),
    ];
    const openCount = async () =>
      (await Promise.all([desk, phone, tablet].map((each) => isOpen(each.client)))).filter(Boolean).length;
    const page = await open(client);
    const sessions = card(page, 'Sessions ouvertes');
    const rows = sessions.getByRole('listitem');
    expect(await rows.count()).toBe(4);
    expect(await rows.filter({ hasText: 'Cette session' }).count()).toBe(1);
    await rows
      .getByRole('button', { name: /^Fermer/ })
      .first()
      .click();
    await platform.eventually(async () => ((await rows.count()) === 3 ? true : undefined), 'three sessions');
    expect(await openCount()).toBe(2);

    await press(sessions, 'Fermer les autres');
    const question = dialog(page, 'Fermer les autres');
    await question.getByText('Vous resterez connecté ici seulement.').waitFor();
    await press(question, 'Annuler');
    expect(await openCount()).toBe(2);
    await press(sessions, 'Fermer les autres');
    await press(question, 'Fermer les autres');
    await platform.eventually(async () => ((await rows.count()) === 1 ? true : undefined), 'one session');
    expect(await openCount()).toBe(0);
    await rows.filter({ hasText: 'Cette session' }).waitFor();
  });

  it('keeps light or dark after a reload, or follows the system', async () => {
    const page = await open(await member('elsa'));
    expect(await scheme(page)).toBe('light');
    await menu(page, 'Sombre');
    expect(await scheme(page)).toBe('dark');
    await page.reload();
    await card(page, 'Profil').waitFor();
    expect(await scheme(page)).toBe('dark');
    await menu(page, 'Comme le système');
    expect(await scheme(page)).toBe('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.getAttribute('data-theme') === 'dark');
    await menu(page, 'Clair');
    await page.waitForFunction(() => document.documentElement.getAttribute('data-theme') === 'light');
  });

  it.each([
    ['desktop', { width: 1440, height: 900 }],
    ['laptop', { width: 1024, height: 768 }],
    ['phone', { width: 390, height: 844 }],
  ] as const)('can be read and used by everybody on a %s', async (device, viewport) => {
    const page = await open(await instance.user('member'), { viewport, touch: device === 'phone' });
    await box(card(page, 'Profil'), 'Prénom').waitFor();
    if (device !== 'laptop') await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await screenshot(page, `account-${device}`);
  });
});
