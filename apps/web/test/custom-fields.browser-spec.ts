import { readFileSync } from 'node:fs';
import { expectAccessible, expectComplaint, openApp, type Page, screenshot } from '#testing/browser';
import { box, dialog, field, fitsItsWidth, link, press, region, title } from './screen.js';
import { Selling } from './selling.js';

describe('custom fields', () => {
  let selling: Selling;
  const settings = (more = {}) =>
    openApp(selling.instance, selling.admin, { path: '/settings/custom-fields', ...more });
  const fields = async (record = 'crm.opportunity') =>
    (await selling.admin.get('/api/workspace/custom-fields')).body.items.filter(
      (each: { record: string }) => each.record === record,
    );
  const menu = async (page: Page, label: string, entry: string) => {
    await page.getByRole('button', { name: `Actions pour ${label}` }).click();
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
  };

  beforeAll(async () => {
    selling = await Selling.start();
  });
  afterAll(() => selling.platform.stop());

  it('are added by an admin, filled in where the record is, filtered by, and exported', async () => {
    const large = await selling.add('Toiture Aubert');
    await selling.add('Toiture Roy');
    const page = await settings();
    await press(page, 'Ajouter un champ : Affaires');
    const form = dialog(page, 'Ajouter un champ : Affaires');
    await press(form, 'Enregistrer');
    await form.getByText('1 champ à corriger').waitFor();
    await box(form, 'Nom').fill('Surface');
    await form.getByRole('combobox', { name: /^Nature/ }).click();
    await page.getByRole('option', { name: 'Nombre décimal' }).click();
    await box(form, 'Unité').fill('m²');
    await expectAccessible(page);
    await press(form, 'Enregistrer');
    await page.getByRole('list', { name: 'Affaires' }).getByText('Surface (m²)').waitFor();
    expect(await fields()).toMatchObject([{ key: 'surface', kind: 'decimal', unit: 'm²', decimals: 2 }]);

    await page.goto(`/crm/opportunities/${large.id}`);
    await title(page, 'Toiture Aubert');
    const own = region(page, 'Champs de l’entreprise');
    await own.getByRole('button', { name: 'Modifier : Surface (m²)' }).click();
    await box(own, 'Surface (m²)').fill('142,5');
    await page.keyboard.press('Enter');
    await own.getByText('142,5', { exact: true }).waitFor();
    expect(await selling.stored(large.id)).toMatchObject({ version: 2, custom: { surface: '142.5' } });

    await page.goto('/crm/opportunities');
    await page.getByRole('link', { name: 'Liste', exact: true }).click();
    await link(page, 'Toiture Roy').waitFor();
    await press(page, 'Filtrer');
    await page.getByPlaceholder('Chercher un champ').fill('surf');
    await page.keyboard.press('Enter');
    await field(page, 'De').fill('100,5');
    await press(page, 'Appliquer');
    await link(page, 'Toiture Roy').waitFor({ state: 'detached' });
    await link(page, 'Toiture Aubert').waitFor();

    await press(page, 'Exporter');
    const file = dialog(page, 'Exporter 1 élément');
    await file.getByRole('radio', { name: 'CSV' }).check();
    await file.getByRole('radio', { name: 'Toutes' }).check();
    const download = page.waitForEvent('download');
    await press(file, 'Exporter');
    const [head = '', row = '', ...others] = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    const at = head.split(';').indexOf('Surface (m²)');
    expect([row.split(';')[at], others]).toEqual(['142.5', []]);
  });

  it('are asked of a new record, refused at their place, and told in its history', async () => {
    await selling.admin.post('/api/workspace/custom-fields', {
      record: 'crm.contact',
      kind: 'choice',
      label: 'Rôle au conseil',
      choices: [{ label: 'Président' }, { label: 'Trésorier' }],
      required: true,
    });
    const page = await openApp(selling.instance, selling.admin, { path: '/crm/contacts/create' });
    await box(page, 'Nom').fill('Delmas');
    await press(page, 'Enregistrer');
    const own = region(page, 'Champs de l’entreprise');
    await own.getByText('Ce champ est obligatoire.').waitFor();
    await own.getByRole('combobox', { name: /^Rôle au conseil/ }).click();
    await page.getByRole('option', { name: 'Trésorier' }).click();
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await press(page, 'Enregistrer');
    await page.getByRole('alert').getByText('Le serveur est injoignable').waitFor();
    await page.context().setOffline(false);
    await press(page, 'Réessayer');
    await title(page, /Delmas/);
    await own.getByText('Trésorier').waitFor();
    await page.getByRole('tab', { name: 'Historique' }).click();
    await page.getByRole('listitem').getByText('Trésorier').first().waitFor();
  });

  it('come to who is writing, and what was typed stays', async () => {
    const page = await openApp(selling.instance, selling.admin, { path: '/crm/companies/create' });
    await box(page, 'Nom').fill('Zinguerie Étoile');
    await selling.admin.post('/api/workspace/custom-fields', {
      record: 'crm.company',
      kind: 'boolean',
      label: 'Client historique',
    });
    await field(page, 'Client historique').check();
    expect(await box(page, 'Nom').inputValue()).toBe('Zinguerie Étoile');
    await press(page, 'Enregistrer');
    await title(page, 'Zinguerie Étoile');
    await region(page, 'Champs de l’entreprise').getByText('Oui').waitFor();
  });

  it('are put in order by the keyboard, archived with their values, and removed without any', async () => {
    const { admin } = selling;
    for (const label of ['Accès', 'Étage'])
      await admin.post('/api/workspace/custom-fields', { record: 'crm.opportunity', kind: 'text', label });
    const page = await settings({ colorScheme: 'dark' });
    await press(page, 'Monter : Accès');
    await page.getByText('« Accès » : rang 1 sur 3').waitFor({ state: 'attached' });
    expect((await fields()).map(({ key }: { key: string }) => key)).toEqual(['acces', 'surface', 'etage']);
    await menu(page, 'Surface', 'Archiver');
    await press(page.getByRole('dialog'), 'Archiver');
    await page.getByText('« Surface » est archivé').waitFor();
    await page.getByText('Nombre décimal · 1 fiche remplie').waitFor();
    await page.getByRole('button', { name: 'Actions pour Surface' }).click();
    expect(await page.getByRole('menuitem', { name: 'Supprimer' }).count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Rétablir' }).click();
    await page.getByText('« Surface » est de nouveau').waitFor();
    await menu(page, 'Étage', 'Supprimer');
    await press(page.getByRole('dialog'), 'Supprimer');
    await page.getByText('« Étage » est supprimé.').waitFor();
    await page.getByRole('list', { name: 'Affaires' }).getByText('Étage').waitFor({ state: 'detached' });
    await screenshot(page, 'custom-fields');
    await expectAccessible(page);

    const phone = await settings({ viewport: { width: 390, height: 844 }, touch: true });
    await phone.getByText('Surface (m²)').waitFor();
    expect(await fitsItsWidth(phone)).toBe(true);
    const theirs = await openApp(selling.instance, await selling.instance.user('manager'), {
      path: '/settings/custom-fields',
    });
    await theirs.getByRole('heading', { name: 'Introuvable' }).waitFor();
  });
});
