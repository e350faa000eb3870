import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, expectComplaint, openApp, type Page, screenshot } from '#testing/browser';
import { callThem, People } from './people.js';
import { dialog, focused, link, mainMenu, press, title } from './screen.js';

/** What may be wanted next has been fetched as well: cut short, the browser would complain of it. */
const nothingLoads = (page: Page) =>
  page.waitForFunction(`new Promise((done) => {
    const loaded = () => performance.getEntriesByType('resource').length;
    const before = loaded();
    setTimeout(() => done(loaded() === before), 700);
  })`);

describe('what happens while a page is open', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let people: People;

  const create = async (name: string, person = admin) => {
    const answer = await person.post('/api/crm/companies', { name });
    expect(answer.status).toBe(201);
    return answer.body.id as string;
  };
  const idOf = async (client: TestClient) =>
    (await client.get('/api/identity/session')).body.user.id as string;
  const bell = (page: Page, unread: number) =>
    page.getByRole('button', { name: new RegExp(`^Notifications, ${unread} `) });
  const centre = (page: Page) => dialog(page, 'Notifications');

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes du Gave' });
    admin = await instance.admin();
    people = new People(platform, instance);
    await callThem(admin, 'Anne', 'Le Goff');
  });
  afterAll(() => platform.stop());

  it('tells of a colleague’s mention at once, and leads to the record', async () => {
    const member = await people.join('bob');
    const mentions = [await idOf(member)];
    const mention = async (name: string) => {
      const recordId = await create(name);
      const comment = { resource: 'crm.company', recordId, text: 'À rappeler mardi.', mentions };
      expect((await admin.post('/api/workspace/comments', comment)).status).toBe(201);
    };
    const page = await openApp(instance, member);
    await title(page, 'Bonjour');
    await bell(page, 0).click();
    await centre(page).getByText('Rien de nouveau.').waitFor();
    await page.keyboard.press('Escape');
    await mention('Maçonnerie Dupont');
    await bell(page, 1).waitFor();
    await mention('Zinguerie Étoile');
    await bell(page, 2).focus();
    await page.keyboard.press('Enter');
    const entries = centre(page).getByRole('link', {
      name: /Anne Le Goff vous mentionne dans un commentaire/,
    });
    await entries.nth(1).waitFor();
    expect(await entries.count()).toBe(2);
    await expectAccessible(page);
    await screenshot(page, 'notifications');
    await entries.first().click();
    await title(page, 'Zinguerie Étoile');
    await page.getByText('À rappeler mardi.').waitFor();
    await bell(page, 1).click();
    await press(centre(page), 'Tout marquer comme lu');
    await page.keyboard.press('Escape');
    await bell(page, 0).waitFor();
    expect((await member.get('/api/workspace/notifications')).body.unread).toBe(0);
    expect(await focused(page)).toMatch(/^Notifications/);
  });

  it('says when notifications cannot be read, and reads them when the network is back', async () => {
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    await people.join('cleo');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/workspace/notifications?*', (route) => route.abort('internetdisconnected'));
    await people.signIn(page, 'cleo');
    await bell(page, 0).click();
    await centre(page).getByRole('alert').getByText('Pas de connexion au serveur').waitFor();
    await expectAccessible(page);
    await page.unroute('**/api/workspace/notifications?*');
    await press(centre(page), 'Réessayer');
    await centre(page).getByText('Rien de nouveau.').waitFor();
  });

  it('shows in every tab what a colleague changes, also when the tab that heard of it is closed', async () => {
    const member = await people.join('dora');
    const first = await openApp(instance, member, { path: '/crm/companies?q=tuiles' });
    await first.getByRole('heading', { name: 'Aucun résultat' }).waitFor();
    const second = await first.context().newPage();
    await second.goto('/crm/companies?q=tuiles');
    await second.getByRole('heading', { name: 'Aucun résultat' }).waitFor();
    await create('Tuiles du Béarn');
    await link(first, 'Tuiles du Béarn').waitFor();
    await link(second, 'Tuiles du Béarn').waitFor();
    const listening = second.waitForResponse('**/api/workspace/live');
    await first.goto('about:blank');
    await listening;
    await create('Tuiles de Bigorre');
    await link(second, 'Tuiles de Bigorre').waitFor();
  });

  it('shows the same person in another tab what they did in this one', async () => {
    const member = await people.join('ella', 'manager');
    const id = await create('Ardoises Pic', member);
    const page = await openApp(instance, member, { path: '/crm/companies?q=ardoises' });
    await link(page, 'Ardoises Pic').waitFor();
    const other = await page.context().newPage();
    await other.goto(`/crm/companies/${id}/edit`);
    await other.getByRole('textbox', { name: 'Nom', exact: true }).fill('Ardoises du Pic');
    await press(other, 'Enregistrer');
    await title(other, 'Ardoises du Pic');
    await link(page, 'Ardoises du Pic').waitFor();
  });

  it('says at the top of every page that there is no network, until it is back', async () => {
    const page = await openApp(instance, await people.join('finn'), { path: '/crm/companies' });
    await link(page, 'Tuiles du Béarn').waitFor();
    await nothingLoads(page);
    await page.context().setOffline(true);
    const bar = page.getByRole('alert').getByText('Hors connexion');
    await bar.waitFor();
    await expectAccessible(page);
    await screenshot(page, 'offline');
    await page.context().setOffline(false);
    await bar.waitFor({ state: 'detached' });
    await link(mainMenu(page), 'Contacts').click();
    await title(page, 'Contacts');
  });

  it('leads to the sign-in page as soon as an administrator ends the session, and back', async () => {
    const client = await people.join('nora');
    const page = await openApp(instance, client, { path: '/crm/contacts' });
    await title(page, 'Contacts');
    const ended = await admin.delete(`/api/identity/users/${await idOf(client)}/sessions`);
    expect(ended.status).toBe(204);
    await title(page, 'Connexion');
    await people.signIn(page, 'nora');
    await title(page, 'Contacts');
  });
});
