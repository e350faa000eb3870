import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';

describe('writing a company', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let colleague: TestClient;

  const record = async (name: string, more: Record<string, unknown> = {}) =>
    (await admin.post('/api/crm/companies', { name, ...more })).body as { id: string };
  const of = async ({ id }: { id: string }) => (await admin.get(`/api/crm/companies/${id}`)).body;
  const called = async (name: string) =>
    (await admin.get(`/api/crm/companies?q=${encodeURIComponent(name)}`)).body.items as { id: string }[];
  const name = async (client: TestClient, names: object) => {
    const { version } = (await client.get('/api/identity/profile')).body;
    const { status, text } = await client.patch('/api/identity/profile', version, names);
    expect([status, text]).toEqual([200, text]);
  };
  /** What a colleague does meanwhile, on another screen. */
  const colleagueWrites = async (company: { id: string }, change: object) => {
    const { version } = await of(company);
    const answer = await colleague.patch(`/api/crm/companies/${company.id}`, version, change);
    expect(answer.status).toBe(200);
  };
  const page = (company: { id: string }, client = admin) =>
    openApp(instance, client, { path: `/crm/companies/${company.id}` });
  const form = async (company?: { id: string }) => {
    const path = company ? `/crm/companies/${company.id}/edit` : '/crm/companies/create';
    const opened = await openApp(instance, admin, { path });
    await input(opened, 'Nom').waitFor();
    return opened;
  };
  const input = (opened: Page, label: string) => opened.getByRole('textbox', { name: label, exact: true });
  const save = (opened: Page) => opened.getByRole('button', { name: 'Enregistrer', exact: true });
  const field = (opened: Page, label: string) => opened.getByRole('group', { name: label, exact: true });
  const write = async (opened: Page, label: string, text: string) => {
    await field(opened, label).hover();
    await opened.getByRole('button', { name: `Modifier : ${label}`, exact: true }).click();
    await field(opened, label).getByRole('textbox').fill(text);
  };
  /** Changes of others reach an open page: here they come too late, as on a train. */
  const withoutLive = (opened: Page) => opened.route('**/api/workspace/live', (route) => route.abort());

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    colleague = await instance.user('manager');
    await name(admin, { firstName: 'Anne', lastName: 'Le Goff' });
    await name(colleague, { firstName: 'Karim', lastName: 'Haddad' });
  });
  afterAll(() => platform.stop());

  it('creates it, with the focus where writing begins', async () => {
    const opened = await form();
    await opened.keyboard.type('Charpentes du Gave');
    await input(opened, 'SIREN').fill('732 829 320');
    await opened.keyboard.press('Control+s');
    await opened.getByRole('heading', { level: 1, name: 'Charpentes du Gave' }).waitFor();
    await opened.getByText('Fiche créée : Charpentes du Gave').waitFor();
    const [created] = await called('Charpentes du Gave');
    expect(created && (await of(created))).toMatchObject({ siren: '732829320', kind: 'prospect' });
  });

  it('refuses a SIREN that cannot be one, and leads to it', async () => {
    const opened = await form();
    await input(opened, 'Nom').fill('Mauvais Numéro');
    await input(opened, 'SIREN').fill('123456789');
    await save(opened).click();
    await opened.getByRole('alert').getByText('1 champ à corriger').waitFor();
    const siren = input(opened, 'SIREN');
    await opened.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    expect(await siren.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await called('Mauvais Numéro')).toEqual([]);
    await siren.fill('732829320');
    await save(opened).click();
    await opened.getByRole('heading', { level: 1, name: 'Mauvais Numéro' }).waitFor();
  });

  it('creates one company however often one clicks', async () => {
    const opened = await form();
    await input(opened, 'Nom').fill('Double Clic');
    await save(opened).dblclick();
    await opened.getByRole('heading', { level: 1, name: 'Double Clic' }).waitFor();
    expect(await called('Double Clic')).toHaveLength(1);
  });

  it('offers what was typed before the page was lost, and nothing after it was saved', async () => {
    const opened = await form();
    await input(opened, 'Nom').fill('Brouillon Repris');
    opened.on('dialog', (dialog) => void dialog.accept());
    await opened.reload();
    await opened.getByRole('button', { name: 'Reprendre' }).click();
    expect(await input(opened, 'Nom').inputValue()).toBe('Brouillon Repris');
    await save(opened).click();
    await opened.getByRole('heading', { level: 1, name: 'Brouillon Repris' }).waitFor();
    await opened.goto('/crm/companies/create');
    await input(opened, 'Nom').waitFor();
    expect(await opened.getByRole('button', { name: 'Reprendre' }).count()).toBe(0);
  });

  it('keeps everything when the network is gone, and saves once it is back', async () => {
    const opened = await form();
    await input(opened, 'Nom').fill('Coupure de Réseau');
    expectComplaint(opened, /ERR_INTERNET_DISCONNECTED/);
    await opened.context().setOffline(true);
    await save(opened).click();
    await opened.getByRole('alert').getByText('Le serveur est injoignable').waitFor();
    expect(await input(opened, 'Nom').inputValue()).toBe('Coupure de Réseau');
    await opened.context().setOffline(false);
    await opened.getByRole('button', { name: 'Réessayer' }).click();
    await opened.getByRole('heading', { level: 1, name: 'Coupure de Réseau' }).waitFor();
    expect(await called('Coupure de Réseau')).toHaveLength(1);
  });

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

  it('shows both values when two people wrote the same field, and keeps the chosen one', async () => {
    const company = await record('Même Champ');
    const opened = await page(company);
    await write(opened, 'Nom commercial', 'Le nôtre');
    await colleagueWrites(company, { tradeName: 'Le leur' });
    await opened.keyboard.press('Enter');
    const question = opened.getByRole('alertdialog');
    for (const value of ['Le nôtre', 'Le leur']) await question.getByText(value, { exact: true }).waitFor();
    expect(await of(company)).toMatchObject({ tradeName: 'Le leur' });
    await question.getByRole('button', { name: 'Garder la mienne' }).click();
    await question.waitFor({ state: 'detached' });
    await field(opened, 'Nom commercial').getByText('Le nôtre').waitFor();
    expect(await of(company)).toMatchObject({ tradeName: 'Le nôtre', version: 3 });
  });

  it('asks field by field when a whole form came too late', async () => {
    const company = await record('Formulaire Tardif', { source: 'Salon', notes: 'Anciennes' });
    const opened = await form(company);
    await withoutLive(opened);
    await input(opened, 'Source').fill('Notre source');
    await input(opened, 'Nom commercial').fill('Notre nom');
    await colleagueWrites(company, { source: 'Leur source', notes: 'Leurs notes' });
    await save(opened).click();
    const dialog = opened.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
    await dialog.getByText('Notre source').waitFor();
    await dialog.getByText(/Karim Haddad/).waitFor();
    await expectAccessible(opened);
    await dialog.getByRole('radio', { name: /Leur source/ }).check();
    await dialog.getByRole('button', { name: 'Enregistrer ces choix' }).click();
    await opened.getByRole('heading', { level: 1, name: 'Formulaire Tardif' }).waitFor();
    const stored = { source: 'Leur source', notes: 'Leurs notes', tradeName: 'Notre nom' };
    expect(await of(company)).toMatchObject(stored);
  });

  it('says who else is writing', async () => {
    const company = await record('À Deux');
    const theirs = await page(company, colleague);
    const mine = await form(company);
    await theirs.getByRole('status').getByText('Anne Le Goff modifie cette fiche').waitFor();
    await mine.getByRole('img', { name: 'Karim Haddad consulte cette fiche' }).waitFor();
    await expectAccessible(theirs);
  });

  it('asks before a form with changes is left', async () => {
    const opened = await form(await record('Sortie'));
    await input(opened, 'Nom commercial').fill('Pas enregistré');
    await opened.getByRole('button', { name: 'Annuler', exact: true }).click();
    const question = opened.getByRole('dialog', { name: 'Quitter sans enregistrer ?' });
    await question.getByRole('button', { name: 'Continuer la saisie' }).click();
    expect(await input(opened, 'Nom commercial').inputValue()).toBe('Pas enregistré');
  });

  it.each([
    ['desktop', viewports.desktop],
    ['laptop', { width: 1024, height: 768 }],
    ['phone', { width: 390, height: 844 }],
  ] as const)('can be done by everybody on a %s', async (device, viewport) => {
    const path = '/crm/companies/create';
    const opened = await openApp(instance, admin, { path, viewport, touch: device === 'phone' });
    await input(opened, 'Nom').waitFor();
    await screenshot(opened, `company-form-${device}`);
    expect(await opened.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (device !== 'laptop') await expectAccessible(opened);
  });
});
