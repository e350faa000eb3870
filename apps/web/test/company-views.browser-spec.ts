import { readFileSync } from 'node:fs';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page } from '#testing/browser';

describe('views of the companies, and what is taken out of them', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const grid = (page: Page) => page.getByRole('grid', { name: 'Sociétés' });
  const open = async (client: TestClient, search = '') => {
    const page = await openApp(instance, client, { path: `/crm/companies${search}` });
    await grid(page).locator('a.title').first().waitFor();
    return page;
  };
  /** Waits until the list shows so many rows, and says which. */
  const names = async (page: Page, count: number) => {
    await page.locator(`[role="grid"][aria-busy="false"][aria-rowcount="${count + 1}"]`).waitFor();
    return grid(page).locator('a.title').allInnerTexts();
  };
  const menu = (page: Page, current: string | RegExp) => page.getByRole('button', { name: current }).click();
  const entry = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });
  const keep = async (page: Page, name: string, shared: boolean) => {
    await page.getByRole('button', { name: 'Enregistrer comme vue…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Enregistrer comme vue…' });
    await dialog.getByLabel('Nom de la vue').fill(name);
    if (shared) await dialog.getByRole('checkbox', { name: /^Partager/ }).check();
    else await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Vue enregistrée').waitFor();
    await page.getByRole('button', { name, exact: true }).waitFor();
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    for (const [name, kind] of [
      ['Atelier Morel', 'supplier'],
      ['Béarn Électricité', 'customer'],
      ['Zinguerie Étoile', 'customer'],
    ])
      expect((await admin.post('/api/crm/companies', { name, kind })).status).toBe(201);
  });
  afterAll(() => platform.stop());

  it('are kept under a name, changed and taken away', async () => {
    const page = await open(admin, '?kind=customer');
    await keep(page, 'Nos clients fidèles', false);
    await menu(page, 'Nos clients fidèles');
    await entry(page, 'Tout').click();
    expect(await names(page, 3)).toContain('Atelier Morel');
    await menu(page, 'Tout');
    await entry(page, 'Nos clients fidèles').click();
    expect(await names(page, 2)).toEqual(['Béarn Électricité', 'Zinguerie Étoile']);
    await page.getByRole('searchbox').fill('bearn');
    expect(await names(page, 1)).toEqual(['Béarn Électricité']);
    await page.getByRole('button', { name: 'Mettre à jour la vue' }).click();
    await page.reload();
    expect(await names(page, 1)).toEqual(['Béarn Électricité']);
    await menu(page, 'Nos clients fidèles');
    await entry(page, 'Supprimer la vue').click();
    const question = page.getByRole('dialog', { name: 'Supprimer la vue « Nos clients fidèles » ?' });
    await question.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByText('Vue supprimée').waitFor();
    await menu(page, 'Tout');
    expect(await entry(page, 'Nos clients fidèles').count()).toBe(0);
  });

  it('are shared with colleagues, who cannot change them', async () => {
    const page = await open(admin, '?kind=supplier');
    await keep(page, 'Tous les fournisseurs', true);
    const theirs = await open(await instance.user('reader'));
    await menu(theirs, 'Tout');
    await theirs.getByText('Vues partagées').waitFor();
    await entry(theirs, 'Tous les fournisseurs').click();
    expect(await names(theirs, 1)).toEqual(['Atelier Morel']);
    await menu(theirs, 'Tous les fournisseurs');
    await entry(theirs, 'Enregistrer comme vue…').waitFor();
    expect(await entry(theirs, /Supprimer|Renommer|Mettre à jour/).count()).toBe(0);
  });

  it('are written to a file: what is shown, in its order', async () => {
    const page = await open(admin, '?kind=customer');
    await page.getByRole('button', { name: 'Exporter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Exporter 2 éléments' });
    await dialog.getByRole('radio', { name: 'CSV' }).check();
    const answered = page.waitForResponse('**/exports');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Exporter' }).click();
    expect((await answered).headers()['content-disposition']).toMatch(/UTF-8''Soci%C3%A9t%C3%A9s.*\.csv$/);
    const file = await download;
    const [head, ...rows] = readFileSync(await file.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(head).toMatch(/Nom.*Type.*Ville/);
    expect(rows.map((row) => row.split(';')[0])).toEqual(['Béarn Électricité', 'Zinguerie Étoile']);
    await dialog.waitFor({ state: 'detached' });
  });

  it('are written to no file that the server does not give', async () => {
    const page = await open(admin);
    await page.getByRole('button', { name: 'Exporter' }).click();
    await page.route('**/api/crm/companies/exports', (route) =>
      route.fulfill({
        status: 429,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'TOO_MANY', detail: 'Trop d’exports pour aujourd’hui.' }),
      }),
    );
    const dialog = page.getByRole('dialog', { name: 'Exporter 3 éléments' });
    await dialog.getByRole('button', { name: 'Exporter' }).click();
    await dialog.getByRole('alert').getByText('Trop d’exports pour aujourd’hui.').waitFor();
  });

  it('are taken out by nobody without the right to', async () => {
    const page = await open(await instance.user('reader'));
    expect(await page.getByRole('button', { name: 'Exporter' }).count()).toBe(0);
  });
});
