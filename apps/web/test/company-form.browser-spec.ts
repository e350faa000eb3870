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
  /** What a colleague does meanwhile, on another screen. */
  const colleagueWrites = async (company: { id: string }, change: object) => {
    const { version } = await of(company);
    const answer = await colleague.patch(`/api/crm/companies/${company.id}`, version, change);
    expect(answer.status).toBe(200);
  };
  const form = async (company?: { id: string }) => {
    const path = company ? `/crm/companies/${company.id}/edit` : '/crm/companies/create';
    const opened = await openApp(instance, admin, { path });
    await input(opened, 'Nom').waitFor();
    return opened;
  };
  const input = (opened: Page, label: string) => opened.getByRole('textbox', { name: label, exact: true });
  const save = (opened: Page) => opened.getByRole('button', { name: 'Enregistrer', exact: true });
  /** Changes of others reach an open page: here they come too late, as on a train. */
  const withoutLive = (opened: Page) => opened.route('**/api/workspace/live', (route) => route.abort());

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    colleague = await instance.user('manager');
    await callThem(colleague, 'Karim', 'Haddad');
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
    await opened.waitForURL(`**/crm/companies/${company.id}`);
    await opened.getByRole('heading', { level: 1, name: 'Formulaire Tardif' }).waitFor();
    const stored = { source: 'Leur source', notes: 'Leurs notes', tradeName: 'Notre nom' };
    expect(await of(company)).toMatchObject(stored);
  });

  it('asks before a form with changes is left', async () => {
    const opened = await form(await record('Sortie'));
    await input(opened, 'Nom commercial').fill('Pas enregistré');
    await opened.getByRole('button', { name: 'Annuler', exact: true }).click();
    const question = opened.getByRole('dialog', { name: 'Quitter sans enregistrer ?' });
    await question.getByRole('button', { name: 'Continuer la saisie' }).click();
    expect(await input(opened, 'Nom commercial').inputValue()).toBe('Pas enregistré');
    await opened.getByRole('button', { name: 'Annuler', exact: true }).click();
    await question.getByRole('button', { name: 'Abandonner' }).click();
    await opened.getByRole('heading', { level: 1, name: 'Sortie' }).waitFor();
    expect(await opened.getByText('Pas enregistré').count()).toBe(0);
  });

  it('is not for a reader', async () => {
    const { id } = await record('Lecture Seule');
    for (const path of ['create', `${id}/edit`]) {
      const opened = await openApp(instance, await instance.user('reader'), {
        path: `/crm/companies/${path}`,
      });
      await opened.getByRole('heading', { name: 'Introuvable' }).waitFor();
      expect(await save(opened).count()).toBe(0);
    }
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
