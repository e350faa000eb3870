import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';
import { callThem } from './people.js';
import { dialog, fitsItsWidth, press, region, title } from './screen.js';

// A Wednesday; nine o'clock in Paris.
const morning = '2030-06-12T07:00:00.000Z';
const week = '/crm/calendar?view=week&date=2030-06-12';

describe('the calendar of activities', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const activity = async (subject: string, more: object = {}, client = admin) => {
    const body = { kind: 'visit', subject, dueAt: morning, durationMinutes: 60, ...more };
    const answer = await client.post('/api/crm/activities', body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body as { id: string; version: number };
  };
  const dueOf = async (id: string) => (await admin.get(`/api/crm/activities/${id}`)).body.dueAt;
  const event = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
  const isDue = (id: string, moment: string) =>
    platform.eventually(async () => ((await dueOf(id)) === moment ? true : undefined), `due at ${moment}`);
  /** Waits until the new activity that is being planned is somebody's. */
  const isFor = (page: Page, name: string) =>
    platform.eventually(async () => {
      const owner = dialog(page, 'Planifier une action').getByRole('combobox', { name: 'Responsable' });
      return (await owner.inputValue()) === name ? true : undefined;
    }, `planned for ${name}`);
  const open = async (path = week, client = admin, options = {}) => {
    const page = await openApp(instance, client, { path, ...options });
    await title(page, 'Calendrier');
    return page;
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('shows what is planned, and moves it by keys and by pointer', async () => {
    const { id } = await activity('Métré de la grange');
    const page = await open();
    const grange = event(page, /Métré de la grange/);
    await grange.focus();
    await page.keyboard.press('Alt+ArrowRight');
    await isDue(id, '2030-06-13T07:00:00.000Z');
    await page.getByText('« Métré de la grange » est déplacé').waitFor();
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await isDue(id, morning);

    const box = await grange.boundingBox();
    if (!box) throw new Error('the event is not drawn');
    await page.mouse.move(box.x + 30, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 34, box.y + 30, { steps: 4 });
    // An hour is 48 pixels high.
    await page.mouse.move(box.x + 30, box.y + 10 + 96, { steps: 8 });
    await page.mouse.up();
    await isDue(id, '2030-06-12T09:00:00.000Z');
  });

  it('begins a new activity where a free hour is clicked', async () => {
    const page = await open();
    const friday = page.getByRole('group', { name: /^vendredi 14 juin 2030/ });
    await friday.click({ position: { x: 40, y: 48 * 10 + 4 } });
    const plan = dialog(page, 'Planifier une action');
    expect(await plan.getByRole('textbox', { name: 'Échéance' }).inputValue()).toBe('14/06/2030 10:00');
    await plan.getByRole('textbox', { name: 'Objet', exact: true }).fill('Café avec le maire');
    await expectAccessible(page);
    await press(plan, 'Enregistrer');
    await event(page, /Café avec le maire/).waitFor();
    const { items } = (await admin.get('/api/crm/activities?q=maire')).body;
    expect(items).toMatchObject([{ dueAt: '2030-06-14T08:00:00.000Z', durationMinutes: 60 }]);
  });

  it('shows those of a colleague, and what they plan meanwhile', async () => {
    const colleague = await instance.user('manager');
    await activity('Chez le notaire', {}, colleague);
    const page = await open();
    await event(page, /Métré de la grange/).waitFor();
    expect(await event(page, /Chez le notaire/).count()).toBe(0);
    await page.getByLabel('Responsable').selectOption({ label: 'Tout le monde' });
    await event(page, /Chez le notaire/).waitFor();
    await activity('Appel imprévu', { kind: 'call', dueAt: '2030-06-14T13:00:00Z' }, colleague);
    await event(page, /Appel imprévu/).waitFor();
    await page.reload();
    await event(page, /Appel imprévu/).waitFor();
    await callThem(colleague, 'Rozenn', 'Kerbrat');
    await page.reload();
    await page.getByLabel('Responsable').selectOption({ label: 'Rozenn Kerbrat' });
    await press(page, 'Nouvelle action');
    await isFor(page, 'Rozenn Kerbrat');
  });

  it('takes back what the server refuses', async () => {
    const { id } = await activity('Réunion ferme', { dueAt: '2030-06-10T12:00:00Z' });
    const page = await open();
    await event(page, /Réunion ferme/).waitFor();
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route(`**/api/crm/activities/${id}`, (route) => route.abort('internetdisconnected'));
    await event(page, /Réunion ferme/).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText(/Réunion ferme.* reste à sa place/).waitFor();
    expect(await dueOf(id)).toBe('2030-06-10T12:00:00.000Z');
  });

  it('leaves where it is what is beyond one’s reach, and plans for oneself there', async () => {
    const member = await instance.user('member');
    await callThem(admin, 'Anne', 'Le Goff');
    await callThem(member, 'Ewen', 'Cario');
    const page = await open(week, member);
    await page.getByLabel('Responsable').selectOption({ label: 'Anne Le Goff' });
    await event(page, /Réunion ferme/).focus();
    expect(await event(page, /Réunion ferme/).getAttribute('aria-describedby')).toBeNull();
    await page.keyboard.press('Alt+ArrowRight');
    await press(page, 'Nouvelle action');
    await isFor(page, 'Ewen Cario');
    expect((await admin.get('/api/crm/activities?q=ferme')).body.items[0].version).toBe(1);
  });

  it('lets a reader look only', async () => {
    const page = await open(`${week}&owner=all`, await instance.user('reader'));
    await event(page, /Réunion ferme/).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('group', { name: /^vendredi 14 juin 2030/ }).click({ position: { x: 40, y: 4 } });
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Nouvelle action' }).count()).toBe(0);
    const { body } = await admin.get('/api/crm/activities?q=ferme');
    expect(body.items[0].version).toBe(1);
  });

  it('is read by other programs under a secret address, until it is revoked', async () => {
    const page = await openApp(instance, admin, { path: '/account' });
    const card = region(page, 'Agenda');
    await press(card, 'Créer l’adresse');
    const address = (await card.locator('code').innerText()).replace(/^https?:\/\/[^/]+/, '');
    await card.getByText('Elle ne sera plus affichée').waitFor();
    const read = () => instance.anonymous().get<string>(address);
    expect((await read()).text).toContain('SUMMARY:Visite : Réunion ferme');
    await expectAccessible(page);
    await page.reload();
    await card.getByText(/^Adresse créée le/).waitFor();
    expect(await card.locator('code').count()).toBe(0);
    await press(card, 'Supprimer l’adresse');
    await press(page.getByRole('dialog'), 'Supprimer l’adresse');
    await card.getByText('pas encore d’adresse').waitFor();
    expect((await read()).status).toBe(404);
  });

  it.each([
    ['phone', 'agenda'],
    ['tablet', 'month'],
    ['desktop', 'week'],
  ] as const)('can be read and used by everybody on a %s', async (device, view) => {
    const path = `/crm/calendar?view=${view}&date=2030-06-10&owner=all`;
    const page = await open(path, admin, { viewport: viewports[device], touch: device === 'phone' });
    await event(page, /Réunion ferme/).waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await screenshot(page, `calendar-${device}`);
    await expectAccessible(page);
  });
});
