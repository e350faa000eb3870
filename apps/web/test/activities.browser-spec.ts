import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  type Locator,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';
import { alert, dialog, fitsItsWidth, link, press, region, title } from './screen.js';

const past = '2026-01-12T08:00:00.000Z';

describe('activities', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const made = async (path: string, body: object) => {
    const answer = await admin.post(`/api/crm/${path}`, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body as { id: string; version: number };
  };
  const activity = (subject: string, more: object = {}) =>
    made('activities', { kind: 'call', subject, dueAt: past, ...more });
  const found = async (q: string) => (await admin.get(`/api/crm/activities?q=${q}`)).body.items;
  const open = async (path = '/crm/activities', client = admin, options = {}) => {
    const page = await openApp(instance, client, { path, ...options });
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const box = (place: Page | Locator, name: string) => place.getByRole('textbox', { name, exact: true });
  const row = (page: Page, name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  const choose = async (page: Page, label: string, option: string) => {
    await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('are invited to where there are none yet, also by a list that opens with a view', async () => {
    const page = await open();
    const main = page.getByRole('main');
    await main.getByRole('heading', { name: 'Rien dans cette vue pour l’instant' }).waitFor();
    await main.getByText('Notez ici ce qui est à faire').waitFor();
    expect(await main.getByRole('link', { name: 'Nouvelle action' }).count()).toBe(2);
    await screenshot(page, 'activities-none');
    await expectAccessible(page);
    // What somebody looks for and does not find is another matter.
    await page.getByRole('searchbox').fill('toiture');
    await main.getByRole('heading', { name: 'Aucun résultat' }).waitFor();
    await page.getByRole('searchbox').fill('');
    await press(main, 'Tout afficher');
    await main.getByRole('heading', { name: 'Rien ici pour l’instant' }).waitFor();
  });

  it('are planned at a moment that is typed, pasted or moved by keys', async () => {
    const page = await open('/crm/activities/create');
    await box(page, 'Objet').fill('Rappeler pour la toiture');
    const due = page.getByRole('textbox', { name: 'Échéance' });
    await due.fill('31/02/2027 9h');
    await press(page, 'Enregistrer');
    await page.getByText('Cette date ou cette heure n’existe pas').first().waitFor();
    await due.fill('12/03/2027 14h30');
    await due.blur();
    expect(await due.inputValue()).toBe('12/03/2027 14:30');
    await due.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await due.inputValue()).toBe('11/03/2027 14:45');
    await press(page, 'Enregistrer');
    await title(page, 'Rappeler pour la toiture');
    expect(await found('toiture')).toMatchObject([{ kind: 'call', dueAt: '2027-03-11T13:45:00.000Z' }]);
    // A whole day has no hour, a note no date at all.
    await link(page, 'Modifier').click();
    await page.getByText('Toute la journée').click();
    expect(await page.getByRole('textbox', { name: 'Échéance' }).inputValue()).toBe('11/03/2027');
    await press(page, 'Enregistrer');
    await title(page, 'Rappeler pour la toiture');
    await page.locator('header').getByText('11 mars 2027').waitFor();
    expect(await found('toiture')).toMatchObject([{ allDay: true, dueAt: '2027-03-10T23:00:00.000Z' }]);
  });

  it('are one’s own at first, and those that are late stand out', async () => {
    await activity('Appel oublié');
    await activity('Appel lointain', { dueAt: '2035-01-10T09:00:00Z' });
    const colleague = await instance.user('manager');
    await colleague.post('/api/crm/activities', { kind: 'task', subject: 'Tâche d’un autre', dueAt: past });
    const page = await open();
    await row(page, 'Appel lointain').waitFor();
    await row(page, 'Appel oublié').getByText('En retard :').waitFor();
    expect(await row(page, 'Appel lointain').getByText('En retard :').count()).toBe(0);
    expect(await row(page, 'Tâche d’un autre').count()).toBe(0);
    for (const [view, seen, hidden] of [
      ['En retard', 'Appel oublié', 'Appel lointain'],
      ['À venir', 'Appel lointain', 'Appel oublié'],
    ] as const) {
      await page.getByRole('button', { name: /^(Mes actions|En retard)$/ }).click();
      await page.getByRole('menuitem', { name: view }).click();
      await row(page, hidden).waitFor({ state: 'detached' });
      await row(page, seen).waitFor();
    }
  });

  it('are ticked off from the list, with what came of them and what comes next', async () => {
    await activity('Relancer Morel');
    const page = await open();
    await row(page, 'Relancer Morel').getByRole('button', { name: 'Terminer : Relancer Morel' }).click();
    const question = dialog(page, 'Terminer : Relancer Morel');
    await question.getByRole('combobox', { name: 'Résultat' }).waitFor();
    await expectAccessible(page);
    await choose(page, 'Résultat', 'Sans réponse');
    expect(await box(question, 'Objet').inputValue()).toBe('Relancer Morel');
    await box(question, 'Objet').fill('');
    await press(question, 'Terminer');
    await question.getByText('Ce champ est obligatoire.').first().waitFor();
    await box(question, 'Objet').fill('Relancer Morel encore');
    await question.getByRole('textbox', { name: 'Échéance' }).fill('14/05/2035 10h');
    await box(question, 'Compte rendu').fill('Répondeur plein');
    await press(question, 'Terminer');
    await row(page, 'Relancer Morel encore').waitFor();
    await row(page, 'Relancer Morel').waitFor({ state: 'detached' });
    const [done, next] = await found('Relancer&sort=dueAt');
    expect(done).toMatchObject({ state: 'done', outcome: 'no-answer', notes: 'Répondeur plein' });
    expect(next).toMatchObject({ state: 'planned', kind: 'call', dueAt: '2035-05-14T08:00:00.000Z' });
  });

  it('say when a colleague was faster, and keep what was written without a network', async () => {
    const { id } = await activity('Visiter le dépôt', { kind: 'visit' });
    const page = await open(`/crm/activities/${id}`);
    await press(page, 'Terminer');
    const question = dialog(page, 'Terminer : Visiter le dépôt');
    await box(question, 'Compte rendu').fill('Accès par la cour');
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.route('**/completion', (route) => route.abort('internetdisconnected'));
    await press(question, 'Terminer');
    await alert(question, /injoignable/);
    await page.unroute('**/completion');
    await admin.patch(`/api/crm/activities/${id}`, 1, { place: 'Pau' });
    await page.route('**/api/crm/activities/*', (route) => route.continue());
    expect(await box(question, 'Compte rendu').inputValue()).toBe('Accès par la cour');
    await press(question, 'Terminer');
    // The live signal may have brought the new version already: then it is simply done.
    const said = question.getByText('Cette action vient de changer').waitFor();
    const closed = question.waitFor({ state: 'detached' });
    if ((await Promise.race([said.then(() => 'stale'), closed.then(() => 'done')])) === 'stale')
      await press(question, 'Terminer');
    await press(page, 'Rouvrir');
    await page.getByRole('button', { name: 'Terminer' }).waitFor();
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Annuler l’action' }).click();
    await press(page.getByRole('dialog'), 'Annuler l’action');
    await page.locator('header').getByText('Annulée').waitFor();
  });

  it('stand on the page of a company: planned and logged from there', async () => {
    const { id } = await made('companies', { name: 'Charpentes Etche' });
    const page = await open(`/crm/companies/${id}`);
    const card = region(page, 'Actions');
    await card.getByText('Rien de prévu').waitFor();
    await press(card, 'Planifier une action');
    const plan = dialog(page, 'Planifier une action');
    await box(plan, 'Objet').fill('Métré chez Etche');
    await plan.getByRole('textbox', { name: 'Échéance' }).fill('10/06/2035 9h');
    await press(plan, 'Enregistrer');
    await link(card, 'Métré chez Etche').waitFor();
    await press(card, 'Consigner un appel');
    const log = dialog(page, 'Consigner un appel');
    await box(log, 'Compte rendu').fill('Veut commencer en juin');
    await expectAccessible(page);
    await press(log, 'Consigner');
    await card.getByText('Déjà fait').waitFor();
    await link(card, 'Appel').waitFor();
    const { items } = (await admin.get(`/api/crm/activities?companyId=${id}&sort=doneAt`)).body;
    expect(items.map((each: { state: string }) => each.state).sort()).toEqual(['done', 'planned']);
    await card.getByRole('button', { name: 'Terminer : Métré chez Etche' }).click();
    await press(dialog(page, 'Terminer : Métré chez Etche'), 'Terminer');
    await card.getByText('Prochaines actions').waitFor({ state: 'detached' });
    await screenshot(page, 'activities-company');
  });

  it('offer a reader nothing to tick off', async () => {
    const { id } = await activity('Lire seulement');
    const page = await open(`/crm/activities/${id}`, await instance.user('reader'));
    await title(page, 'Lire seulement');
    expect(await page.getByRole('button', { name: /^Terminer/ }).count()).toBe(0);
    await page.goto('/crm/activities?q=Lire&sort=dueAt');
    await row(page, 'Lire seulement').waitFor();
    expect(await page.getByRole('button', { name: /^Terminer/ }).count()).toBe(0);
  });

  it.each(['phone', 'desktop'] as const)('can be read and used by everybody on a %s', async (device) => {
    await activity(`Une action pour ${device}`, { kind: 'visit', place: 'Sur le chantier' });
    const page = await open('/crm/activities', admin, {
      viewport: viewports[device],
      touch: device === 'phone',
    });
    await page.getByRole('button', { name: `Terminer : Une action pour ${device}` }).waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await screenshot(page, `activities-${device}`);
    await expectAccessible(page);
  });
});
