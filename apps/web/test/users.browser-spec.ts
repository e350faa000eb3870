import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  type Locator,
  openApp,
  type Page,
  screenshot,
} from '#testing/browser';

describe('users', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const address = (name: string) => `${name}@${instance.slug}.example`;
  const open = (path = '', client = admin, more = {}) =>
    openApp(instance, client, { path: `/identity/users${path}`, ...more });
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name, exact: true }).click();
  const field = (page: Page, label: string) => page.getByRole('group', { name: label, exact: true });
  const pick = async (page: Page, label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).fill(option);
    await page.getByRole('option', { name: option }).first().click();
  };
  const all = async (): Promise<{ id: string; email: string; state: string; roleId: string }[]> =>
    (await admin.get('/api/identity/users?perPage=100')).body.items;
  const called = async (name: string) => (await all()).find(({ email }) => email === address(name));
  const of = async ({ id }: { id: string }) => (await admin.get(`/api/identity/users/${id}`)).body;
  /** A person with access, and a name that is no one else's. */
  const person = async (name: string, role = 'member') => {
    const client = await instance.invite(address(name), role);
    const { user } = (await client.get('/api/identity/session')).body;
    const stored = await of(user);
    const named = { firstName: name, lastName: 'Essai' };
    const answer = await admin.patch(`/api/identity/users/${stored.id}`, stored.version, named);
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return { id: stored.id as string, version: answer.body.version as number, client };
  };
  const write = async (page: Page, label: string, words: string) => {
    await field(page, label).hover();
    await press(page, `Modifier : ${label}`);
    await field(page, label).getByRole('textbox').fill(words);
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('are invited several at once; who is refused stays to be put right', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'Inviter', exact: true }).click();
    await heading(page, 'Inviter des personnes');
    const addresses = page.getByRole('textbox', { name: 'Adresses e-mail' });
    await press(page, 'Envoyer l’invitation');
    await page.getByRole('alert').getByText('2 champs à corriger').waitFor();
    await addresses.fill(`Jeanne Le Goff <${address('jeanne')}>, ${address('paul')}; ${address('admin')}\n`);
    await page.getByText('3 personnes :').waitFor();
    await pick(page, 'Rôle', 'Collaborateur');
    await expectAccessible(page);
    await press(page, 'Envoyer l’invitation');
    await page.getByText('1 adresse refusée reste dans le formulaire.').waitFor();
    expect(await addresses.inputValue()).toBe(address('admin'));
    await screenshot(page, 'users-invited');
    await expectAccessible(page);
    expect(await called('jeanne')).toMatchObject({
      firstName: 'Jeanne',
      lastName: 'Le Goff',
      state: 'invited',
    });
    await page.getByRole('link', { name: address('paul') }).click();
    await heading(page, address('paul'));
    await page.getByText('Cette personne n’a pas encore ouvert son invitation.').waitFor();
    const mails = () => platform.mails().filter((mail) => mail.includes(address('paul'))).length;
    await platform.eventually(() => mails() === 1 || undefined, 'the invitation');
    await press(page, 'Renvoyer l’invitation');
    await page.getByText('Invitation renvoyée').waitFor();
    await platform.eventually(() => mails() === 2 || undefined, 'another invitation');
  });

  it('are invited with addresses only, and once the network is there', async () => {
    const page = await open('/create');
    const addresses = page.getByRole('textbox', { name: 'Adresses e-mail' });
    await addresses.fill(`${address('lea')}; personne`);
    await pick(page, 'Rôle', 'Lecteur');
    await press(page, 'Envoyer l’invitation');
    await page.getByText('À corriger : personne').first().waitFor();
    await expectAccessible(page);
    await addresses.fill(address('lea'));
    await page.getByRole('textbox', { name: 'Prénom' }).fill('Léa');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await press(page, 'Envoyer l’invitation');
    await page.getByRole('alert').getByText('Le serveur est injoignable').waitFor();
    expect(await addresses.inputValue()).toBe(address('lea'));
    await page.context().setOffline(false);
    await press(page, 'Réessayer');
    await page.getByText('Invitation envoyée').waitFor();
    expect(await called('lea')).toMatchObject({ firstName: 'Léa', state: 'invited' });
  });

  it('get another role and another name in place', async () => {
    const { id } = await person('rene');
    const page = await open(`/${id}`);
    await heading(page, 'rene Essai');
    await field(page, 'Rôle').hover();
    await press(page, 'Modifier : Rôle');
    await field(page, 'Rôle').getByRole('combobox').fill('Respons');
    await page.getByRole('option', { name: 'Responsable' }).click();
    await field(page, 'Rôle').getByText('Responsable').waitFor();
    await write(page, 'Prénom', 'René');
    await page.keyboard.press('Enter');
    await heading(page, 'René Essai');
    const trail = await admin.get('/api/identity/audit-events?action=identity.user-role-changed');
    expect(trail.body.items[0]).toMatchObject({ object: `identity.user/${id}`, details: { to: 'manager' } });
    await page.getByRole('button', { name: 'Autres actions' }).click();
    const actions = await page.getByRole('menuitem').allInnerTexts();
    expect(actions).not.toContain('Dupliquer');
    expect(actions).toContain('Copier le lien');
  });

  it('are not overwritten by who came too late', async () => {
    const { id, version } = await person('sami');
    const page = await open(`/${id}`);
    await heading(page, 'sami Essai');
    await write(page, 'Nom', 'Le mien');
    await admin.patch(`/api/identity/users/${id}`, version, { lastName: 'Le leur' });
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog');
    await question.getByText('Le leur', { exact: true }).waitFor();
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Garder la mienne' }).click();
    await heading(page, 'sami Le mien');
    expect(await of({ id })).toMatchObject({ lastName: 'Le mien', version: version + 2 });
  });

  it('may not change their own role', async () => {
    const me = await called('admin');
    const page = await open(`/${me?.id}`);
    await field(page, 'Rôle').hover();
    await press(page, 'Modifier : Rôle');
    await field(page, 'Rôle').getByRole('combobox').fill('Lect');
    await page.getByRole('option', { name: 'Lecteur' }).click();
    await page
      .getByText(/propre rôle/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await press(page, 'Gérer l’accès');
    expect(await page.getByRole('menuitem').allInnerTexts()).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/Désactiver|départ|second facteur/)]),
    );
    expect(await of(me as { id: string })).toMatchObject({ roleId: me?.roleId });
  });

  it.each(['', '/create', '/one'])('are nothing to a member: /identity/users%s', async (path) => {
    const member = await instance.user('member');
    const me = await called('admin');
    const page = await open(path === '/one' ? `/${me?.id}` : path, member);
    await page.getByRole('heading', { name: 'Introuvable' }).waitFor();
    await screenshot(page, `users-refused${path.replace('/', '-')}`);
    expect(await page.getByRole('link', { name: 'Utilisateurs' }).count()).toBe(0);
    expect(await page.content()).not.toContain(address('admin'));
    await expectAccessible(page);
  });

  it('are invited in English too', async () => {
    const client = await instance.user('admin');
    const { user } = (await client.get('/api/identity/session')).body;
    await client.patch(`/api/identity/users/${user.id}`, (await of(user)).version, { language: 'en' });
    const page = await open('', client);
    await page.getByRole('link', { name: 'Invite', exact: true }).click();
    await heading(page, 'Invite people');
  });

  it.each([
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const)('are listed for everybody on a %s', async (device, viewport) => {
    const page = await open('', admin, { viewport, touch: device === 'phone' });
    await page.getByText(address('admin')).first().waitFor();
    await page.getByText('Référents RH : 0 sur 5').waitFor();
    await screenshot(page, `users-${device}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await expectAccessible(page);
  });
});
