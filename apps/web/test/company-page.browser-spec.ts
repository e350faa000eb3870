import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot, viewports } from '#testing/browser';
import { callThem } from './people.js';

describe('the page of a company', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let colleague: TestClient;

  const record = async (name: string, more: Record<string, unknown> = {}) =>
    (await admin.post('/api/crm/companies', { name, ...more })).body as { id: string };
  const of = async ({ id }: { id: string }) => (await admin.get(`/api/crm/companies/${id}`)).body;
  /** What a colleague does meanwhile, on another screen. */
  const colleagueWrites = async (company: { id: string }, change: object) => {
    const { version } = await of(company);
    const answer = await colleague.patch(`/api/crm/companies/${company.id}`, version, change);
    expect(answer.status).toBe(200);
  };
  const page = (company: { id: string }, client = admin) =>
    openApp(instance, client, { path: `/crm/companies/${company.id}` });
  const field = (opened: Page, label: string) => opened.getByRole('group', { name: label, exact: true });
  const write = async (opened: Page, label: string, text: string) => {
    await field(opened, label).hover();
    await opened.getByRole('button', { name: `Modifier : ${label}`, exact: true }).click();
    await field(opened, label).getByRole('textbox').fill(text);
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    colleague = await instance.user('manager');
    await callThem(admin, 'Anne', 'Le Goff');
    await callThem(colleague, 'Karim', 'Haddad');
  });
  afterAll(() => platform.stop());

  it('writes one field in place, and leaves it as it was on Escape', async () => {
    const company = await record('Un Seul Champ', { kind: 'customer' });
    const opened = await page(company);
    await write(opened, 'Nom commercial', 'USC');
    const sent = opened.waitForRequest((request) => request.method() === 'PATCH');
    await opened.keyboard.press('Enter');
    expect((await sent).postDataJSON()).toEqual({ tradeName: 'USC' });
    await field(opened, 'Nom commercial').getByText('USC').waitFor();
    await write(opened, 'Nom commercial', 'Autre chose');
    await opened.keyboard.press('Escape');
    await field(opened, 'Nom commercial').getByText('USC').waitFor();
    expect(await of(company)).toMatchObject({ tradeName: 'USC', version: 2 });
  });

  it('offers to change only what the right to change reaches: one’s own, not that of others', async () => {
    const member = await instance.user('member');
    const { id: me } = (await member.get('/api/identity/session')).body.user;
    const mine = await page(await record('À Moi', { ownerId: me }), member);
    await mine.getByRole('link', { name: 'Modifier', exact: true }).waitFor();
    const theirs = await page(await record('Aux Autres'), member);
    await field(theirs, 'Nom commercial').waitFor();
    expect(await theirs.getByRole('link', { name: 'Modifier', exact: true }).count()).toBe(0);
    expect(await theirs.getByRole('button', { name: /^Modifier : / }).count()).toBe(0);
  });

  it('puts two changes of different fields together', async () => {
    const company = await record('Champs Distincts');
    const opened = await page(company);
    await write(opened, 'Nom commercial', 'À nous');
    await colleagueWrites(company, { source: 'Salon' });
    await opened.keyboard.press('Enter');
    await field(opened, 'Source').getByText('Salon').waitFor();
    await field(opened, 'Nom commercial').getByText('À nous').waitFor();
    expect(await of(company)).toMatchObject({ tradeName: 'À nous', source: 'Salon', version: 3 });
  });

  it.each([
    ['Garder la mienne', 'Le nôtre', 3],
    ['Prendre la sienne', 'Le leur', 2],
  ])('shows both values when two people wrote the same field: « %s »', async (choice, tradeName, version) => {
    const company = await record('Même Champ');
    const opened = await page(company);
    await write(opened, 'Nom commercial', 'Le nôtre');
    await colleagueWrites(company, { tradeName: 'Le leur' });
    await opened.keyboard.press('Enter');
    const question = opened.getByRole('alertdialog');
    for (const value of ['Le nôtre', 'Le leur']) await question.getByText(value, { exact: true }).waitFor();
    expect(await of(company)).toMatchObject({ tradeName: 'Le leur' });
    if (version === 3) await expectAccessible(opened);
    await question.getByRole('button', { name: choice }).click();
    await question.waitFor({ state: 'detached' });
    await field(opened, 'Nom commercial').getByText(tradeName).waitFor();
    expect(await of(company)).toMatchObject({ tradeName, version });
  });

  it('says who else is writing', async () => {
    const company = await record('À Deux');
    const theirs = await page(company, colleague);
    const mine = await openApp(instance, admin, { path: `/crm/companies/${company.id}/edit` });
    await theirs.getByRole('status').getByText('Anne Le Goff modifie cette fiche').waitFor();
    await mine.getByRole('img', { name: 'Karim Haddad consulte cette fiche' }).waitFor();
  });

  it('takes a change back from the message that says it was saved', async () => {
    const company = await record('Repentir', { source: 'Salon' });
    const opened = await page(company);
    await write(opened, 'Source', 'Bouche à oreille');
    await opened.keyboard.press('Enter');
    const said = opened.getByRole('status').filter({ hasText: 'Source : enregistré' });
    await said.getByRole('button', { name: 'Annuler' }).click();
    await field(opened, 'Source').getByText('Salon').waitFor();
    expect(await of(company)).toMatchObject({ source: 'Salon', version: 3 });
  });

  it('refuses an address that cannot be one, beside what was typed', async () => {
    const company = await record('Sans Arobase');
    const opened = await page(company);
    await write(opened, 'E-mail', 'contact.example');
    await opened.keyboard.press('Enter');
    const input = field(opened, 'E-mail').getByRole('textbox');
    await input.and(opened.locator('[aria-invalid="true"]')).waitFor();
    expect(await input.inputValue()).toBe('contact.example');
    expect(await of(company)).toMatchObject({ email: null, version: 1 });
  });

  it('sends what was typed without network once it is back', async () => {
    const company = await record('Hors Réseau');
    const opened = await page(company);
    await write(opened, 'Source', 'Chantier voisin');
    await opened.context().setOffline(true);
    await opened.keyboard.press('Enter');
    await opened.getByText(/^Hors connexion/).waitFor();
    await field(opened, 'Source').getByLabel('Enregistrement en cours').waitFor();
    await opened.context().setOffline(false);
    await opened.getByText('Source : enregistré').waitFor();
    expect(await of(company)).toMatchObject({ source: 'Chantier voisin' });
  });

  it.each([
    ['desktop', viewports.desktop],
    ['phone', { width: 390, height: 844 }],
  ] as const)('can be read and used by everybody on a %s', async (device, viewport) => {
    const company = await record(`Isolation ${device}`, {
      kind: 'subcontractor',
      email: 'bonjour@isolation.example',
      phone: '05 59 00 00 02',
      addresses: [{ line1: '4 rue du Pic', postalCode: '64000', city: 'Pau', country: 'FR' }],
    });
    const path = `/crm/companies/${company.id}`;
    const opened = await openApp(instance, admin, { path, viewport, touch: device === 'phone' });
    await field(opened, 'E-mail').getByText('bonjour@isolation.example').waitFor();
    await screenshot(opened, `company-page-${device}`);
    expect(await opened.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await expectAccessible(opened);
  });
});
