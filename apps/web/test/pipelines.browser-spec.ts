import { expectAccessible, openApp, type Page, screenshot } from '#testing/browser';
import { box, dialog, field, fitsItsWidth, press, region } from './screen.js';
import { column, Selling } from './selling.js';

describe('pipelines', () => {
  let selling: Selling;
  const settings = (client = selling.admin, more = {}) =>
    openApp(selling.instance, client, { path: '/settings/pipelines', ...more });
  const report = (search = '', more = {}) =>
    openApp(selling.instance, selling.admin, { path: `/crm/pipeline-report${search}`, ...more });
  const names = async (list: string, filter = ''): Promise<string[]> =>
    (await selling.admin.get(`/api/crm/${list}?perPage=100&sort=position${filter}`)).body.items.map(
      ({ name }: { name: string }) => name,
    );
  const menu = async (page: Page, of: string, entry: string) => {
    await page.getByRole('button', { name: `Actions : ${of}` }).click();
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
  };

  beforeAll(async () => {
    selling = await Selling.start();
  });
  afterAll(() => selling.platform.stop());

  it('say that there is nothing to report yet', async () => {
    const page = await report();
    await page.getByText('Aucune affaire sur cette période').waitFor();
    await expectAccessible(page);
  });

  it('get a stage with what it asks for, which is moved, and goes again', async () => {
    const page = await settings();
    await press(region(page, 'Affaires'), 'Ajouter une étape');
    const form = page.getByRole('dialog');
    await press(form, 'Enregistrer');
    await form.getByText('2 champs à corriger').waitFor();
    await box(form, 'Nom').fill('Chiffrage');
    await box(form, 'Probabilité (%)').fill('60');
    await field(form, 'Signature prévue').check();
    await field(form, 'Montant HT').check();
    await expectAccessible(page);
    await press(form, 'Enregistrer');
    await page.getByText('60 % · exige : Montant HT, Signature prévue').waitFor();
    await press(page, 'Monter : Chiffrage');
    await page.getByText('« Chiffrage » : rang 5 sur 6').waitFor({ state: 'attached' });
    expect((await names('stages')).slice(3, 6)).toEqual(['Devis remis', 'Chiffrage', 'Négociation']);
    await screenshot(page, 'pipelines');
    await expectAccessible(page);
    await menu(page, 'Chiffrage', 'Supprimer');
    await press(page.getByRole('dialog'), 'Supprimer');
    await page.getByText('Chiffrage', { exact: true }).waitFor({ state: 'detached' });
    expect(await names('stages')).not.toContain('Chiffrage');
  });

  it('are drawn into another order', async () => {
    const page = await settings();
    // The stages stand above: once they are there, nothing moves any more.
    await page
      .getByRole('list', { name: 'Étapes : Affaires' })
      .getByText('Perdue', { exact: true })
      .waitFor();
    const list = page.getByRole('list', { name: 'Motifs de perte' });
    await list.scrollIntoViewIfNeeded();
    const rows = list.getByRole('listitem');
    const [first, third] = [await rows.nth(0).boundingBox(), await rows.nth(2).boundingBox()];
    if (!first || !third) throw new Error('no lost reasons');
    await page.mouse.move(first.x + 20, first.y + first.height / 2);
    await page.mouse.down();
    await page.mouse.move(first.x + 20, first.y + 50, { steps: 3 });
    await page.mouse.move(third.x + 20, third.y + third.height / 2, { steps: 5 });
    await page.mouse.up();
    await rows.nth(2).getByText('Prix', { exact: true }).waitFor();
    await page.getByText('« Prix » : rang 3').waitFor({ state: 'attached' });
    expect((await names('lost-reasons')).indexOf('Prix')).toBe(2);
  });

  it('keep a stage that opportunities are at, and say so', async () => {
    await selling.at('Devis à faire', 'Extension', { amount: '10000' });
    const page = await settings();
    await menu(page, 'Devis à faire', 'Supprimer');
    await press(page.getByRole('dialog'), 'Supprimer');
    await page
      .getByText(/Une affaire en dépend/)
      .first()
      .waitFor();
    expect(await names('stages')).toContain('Devis à faire');
  });

  it('are several, each with the stages it needs', async () => {
    const page = await settings();
    await press(page, 'Nouveau pipeline');
    await box(page.getByRole('dialog'), 'Nom').fill('Entretien');
    await press(page.getByRole('dialog'), 'Enregistrer');
    await region(page, 'Entretien').getByText('À qualifier').waitFor();
    await menu(page, 'Entretien', 'Renommer');
    await box(dialog(page, 'Entretien'), 'Nom').fill('Contrats d’entretien');
    await press(dialog(page, 'Entretien'), 'Enregistrer');
    await region(page, 'Contrats d’entretien').waitFor();
    await page.goto('/crm/opportunities');
    await page.getByLabel('Pipeline', { exact: true }).selectOption('Contrats d’entretien');
    await page.getByText('Aucune affaire en cours').waitFor();
    expect(page.url()).toContain('pipelineId=');
  });

  it('are nothing to change for a member', async () => {
    const page = await settings(await selling.instance.user('member'));
    await page.getByText('Vous pouvez consulter ces réglages').waitFor();
    expect(
      await page.getByRole('button', { name: /^Monter|Ajouter une étape|Nouveau pipeline/ }).count(),
    ).toBe(0);
    expect(await page.getByRole('link', { name: 'Pipelines', exact: true }).count()).toBe(0);
  });

  it('tell what was won and lost, and what is to come', async () => {
    await selling.at('Gagnée', 'Façade', { amount: '30000' });
    await selling.at('Perdue', 'Piscine', { amount: '7000', lostReasonId: selling.reasons.get('Délai') });
    await selling.at('Devis remis', 'Toiture', { amount: '20000', expectedCloseOn: '2031-02-10' });
    const page = await report();
    const figures = page.getByLabel('Chiffres clés');
    await figures.getByText('30 000 €').first().waitFor();
    await figures.getByText('50 %').waitFor();
    await figures.getByText('19 000 €').waitFor();
    const table = page.getByRole('table', { name: 'Issue des affaires closes' });
    await table.getByRole('row', { name: /Perdue : Délai\s*1/ }).waitFor({ state: 'attached' });
    await page.getByRole('table', { name: 'Conversion par étape' }).waitFor({ state: 'attached' });
    await screenshot(page, 'pipeline-report');
    await expectAccessible(page);
    await page.getByLabel('Responsable', { exact: true }).selectOption('Moi');
    await page.waitForURL(/ownerId=me/);
    await figures.getByText('30 000 €').first().waitFor();
  });

  it('refuse a period that ends before it begins, in words', async () => {
    const page = await report('?period=days&from=2026-05-01&to=2026-06-30');
    await page.getByText('Aucune affaire sur cette période').waitFor({ state: 'hidden' });
    await field(page, 'Au').fill('2026-04-01');
    await page.getByRole('alert').getByText('La fin ne peut pas précéder le début.').waitFor();
  });

  it('are read on a phone, and say when there is no network', async () => {
    const page = await report('', { viewport: { width: 390, height: 844 }, touch: true });
    await page.getByLabel('Chiffres clés').getByText('30 000 €').first().waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await expectAccessible(page);
    await page.context().setOffline(true);
    await page.getByLabel('Période', { exact: true }).selectOption('Année dernière');
    await page.getByText('Hors connexion').first().waitFor();
    await page.context().setOffline(false);
    await page.getByLabel('Chiffres clés').getByText(/^0\s€/).waitFor();
  });

  it('show a long stage down to its last card, drawn as one comes near it', async () => {
    for (let n = 1; n <= 25; n += 1) await selling.at('Visite et métré', `Lotissement Kerivel ${n}`);
    const page = await openApp(selling.instance, selling.admin, { path: '/crm/opportunities?q=Kerivel' });
    const cards = column(page, 'Visite et métré').locator('[data-card]');
    const places = column(page, 'Visite et métré').locator('li');
    await cards.first().waitFor();
    expect(await places.count()).toBe(25);
    expect(await cards.count()).toBeLessThan(20);
    for (let at = 0; at < 25; at += 4) await places.nth(at).scrollIntoViewIfNeeded();
    await places.last().locator('[data-card]').waitFor();
    expect(await cards.count()).toBe(25);
    await screenshot(page, 'opportunities-long-stage');
    await expectAccessible(page);
  });
});
