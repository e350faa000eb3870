import { BackupService } from '#backup';
import { InstanceRegistry } from '#tenancy';
import { type TestClient, TestInstance, TestPlatform, testPassword } from '#testing';
import { expectAccessible, openApp, type Page, screenshot, viewports } from '#testing/browser';

describe('copies and their return', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance({ name: 'Zinguerie du Trieux' });
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const copy = () => platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
  const open = (viewport: keyof typeof viewports = 'desktop') =>
    openApp(instance, admin, { path: '/settings/backups', viewport: viewports[viewport] });
  const pick = async (page: Page, name: string) => {
    await page.getByRole('button', { name: /Actions pour la sauvegarde/ }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  it('says loud that there is none, takes one, and proves it', async () => {
    const page = await open();
    await page.getByRole('alert').getByText('Aucune sauvegarde vérifiée').waitFor();
    expect(await page.getByRole('button', { name: 'Demander une restauration' }).isDisabled()).toBe(true);
    await page.getByText('Deux fois par jour ouvré : à la mi-journée et le soir.').waitFor();
    await expectAccessible(page);
    await press(page, 'Sauvegarder maintenant');
    await page.getByText('Sauvegarde demandée').waitFor();
    await page.getByRole('cell', { name: 'Vérifiée', exact: true }).waitFor({ timeout: 30_000 });
    await page.getByText('Vos données sont sauvegardées.').waitFor();
    await press(page, 'Sauvegarder maintenant');
    await page.getByText('Cela vient d’être demandé').waitFor();
    await pick(page, 'Vérifier');
    await page.getByRole('dialog').getByText('La sauvegarde est intacte').waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    await press(page, 'Fermer');
    await expectAccessible(page);
    await screenshot(page, 'backups', { fullPage: true });
  });

  it('says loud when the newest failed, and when one is damaged', async () => {
    const { runId } = await copy();
    const failed = await copy();
    await platform.sql("UPDATE platform.backup_run SET state = 'failed' WHERE id = $1", [failed.runId]);
    const page = await open();
    await page.getByRole('alert').getByText('La dernière sauvegarde a échoué').waitFor();
    await expectAccessible(page);
    await platform.sql(
      `INSERT INTO platform.backup_verification (id, run_id, instance_id, state, requested_by, ended_at)
       VALUES (gen_random_uuid(), $1, $2, 'damaged', 'test', now())`,
      [runId, instance.row.id],
    );
    await copy();
    await page.reload();
    await page.getByRole('alert').getByText('Une sauvegarde est abîmée').waitFor();
    await page.getByRole('cell', { name: 'Abîmée' }).waitFor();
    await expectAccessible(page);
  });

  it('shows the two copies of each of six working days', async () => {
    await copy();
    await platform.sql(
      `INSERT INTO platform.backup_slot (instance_id, kind, business_date, slot_at, state)
       SELECT $1, 'evening', day, day, 'missed' FROM generate_series(now() - interval '14 days', now(), '1 day') day`,
      [instance.row.id],
    );
    const page = await open('phone');
    const days = page.getByRole('table', { name: 'Les six derniers jours ouvrés' });
    await days.waitFor();
    expect(await days.getByRole('row').count()).toBe(7);
    expect(await days.getByText('Manquée').count()).toBe(6);
    await page.getByText('Prochaines copies', { exact: true }).waitFor();
    expect(
      await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await screenshot(page, 'backups-phone', { fullPage: true });
  });

  it('asks B2O for a restore with the password, and withdraws it', async () => {
    await copy();
    // The password was given long ago.
    await instance.work((db) =>
      db.query("UPDATE identity_session SET authenticated_at = now() - interval '1 day'"),
    );
    const page = await open();
    await pick(page, 'Demander sa restauration');
    const dialog = page.getByRole('dialog', { name: 'Demander une restauration' });
    await dialog.getByText('Rien n’est remplacé').waitFor();
    await dialog.getByRole('combobox', { name: 'Que faire revenir' }).click();
    await page.getByRole('option', { name: 'Tout, à la place des données d’aujourd’hui' }).click();
    await dialog.getByText('tout ce qui a été saisi depuis cette sauvegarde disparaît').waitFor();
    await expectAccessible(page);
    await press(page, 'Continuer');
    await dialog.getByText('Ce champ est obligatoire.').first().waitFor();
    await dialog.getByLabel(/^Pourquoi/).fill('Import de vendredi à refaire');
    await press(page, 'Continuer');
    await page.getByRole('dialog').getByLabel('Mot de passe', { exact: true }).fill(testPassword);
    await page.keyboard.press('Enter');
    await page.getByText('Demande envoyée').waitFor();
    const request = page.getByRole('listitem').filter({ hasText: 'Import de vendredi à refaire' });
    await request.getByText('En attente').waitFor();
    await expectAccessible(page);
    await request.getByRole('button', { name: 'Retirer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await request.getByText('Retirée').waitFor();
  });

  it('bring back a record that somebody removed, and single fields of one that changed', async () => {
    const [gone, changed] = [
      (await admin.post('/api/crm/companies', { name: 'Toitures Le Goff' })).body,
      (
        await admin.post('/api/crm/companies', {
          name: 'Menuiserie Kermarec',
          website: 'https://kermarec.example',
        })
      ).body,
    ];
    await copy();
    await admin.delete(`/api/crm/companies/${gone.id}`, 1);
    await admin.patch(`/api/crm/companies/${changed.id}`, 1, {
      name: 'Kermarec SARL',
      website: 'https://autre.example',
    });
    const page = await open();
    await pick(page, 'Consulter');
    await page.getByRole('heading', { name: /^Sauvegarde du/ }).waitFor();
    await page.getByText('Lecture seule').waitFor({ timeout: 30_000 });
    await page
      .getByRole('table', { name: 'Ce qu’elle contient' })
      .getByRole('link', { name: 'Sociétés' })
      .click();
    await page.getByRole('link', { name: 'Toitures Le Goff' }).click();
    await page.getByText('Cette fiche n’existe plus.').waitFor();
    await expectAccessible(page);
    await press(page, 'Faire revenir la fiche');
    await page.waitForURL(`**/crm/companies/${gone.id}`);
    expect((await admin.get(`/api/crm/companies/${gone.id}`)).body.name).toBe('Toitures Le Goff');

    await page.goto(`${new URL(page.url()).origin}/settings/backups/records/crm.company/${changed.id}`);
    await press(page, 'Comparer');
    const differences = page.getByRole('table', { name: 'Différences' });
    await differences.getByLabel('Nom', { exact: true }).uncheck();
    await expectAccessible(page);
    await press(page, 'Reprendre 1 champ');
    await page.waitForURL(`**/crm/companies/${changed.id}`);
    expect((await admin.get(`/api/crm/companies/${changed.id}`)).body).toMatchObject({
      name: 'Kermarec SARL',
      website: 'https://kermarec.example',
    });
  });

  it('hold a person no more who was erased for good, and the page says from when on', async () => {
    const { id } = (await admin.post('/api/crm/contacts', { firstName: 'Maël', lastName: 'Corvec' })).body;
    const page = await openApp(instance, admin, { path: `/crm/contacts/${id}` });
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Effacer définitivement (RGPD)…' }).click();
    await page.getByRole('heading', { name: 'Effacer « Maël Corvec » définitivement' }).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'erase-person');
    await press(page, 'Effacer définitivement…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Effacer' }).click();
    await dialog.getByText('Ce champ est obligatoire.').first().waitFor();
    await dialog.getByLabel(/^Référence de la demande/).fill('DR-2026-07');
    await dialog.getByRole('button', { name: 'Effacer' }).click();
    await page.getByRole('heading', { name: '« Maël Corvec » est effacé' }).waitFor();
    await page.getByText(/Plus aucune sauvegarde ne contiendra cette personne/).waitFor();
    await expectAccessible(page);
    expect((await admin.get(`/api/crm/contacts/${id}`)).status).toBe(404);
  });

  it('is not for those who may not see copies', async () => {
    const page = await openApp(instance, await instance.user('member'), { path: '/settings/backups' });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: 'Sauvegardes' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Sauvegarder maintenant' }).count()).toBe(0);
  });

  it('lets an operator restore or refuse, after typing whose data it is about', async () => {
    const { runId } = await copy();
    const ask = (into: string, reason: string) =>
      admin.post('/api/backup/restore-requests', { runId, into, reason });
    const refusable = (await ask('same', 'Tout est perdu')).body;
    const row = await platform.app.get(InstanceRegistry).bySlug('console');
    const console = new TestInstance(platform, row);
    const operator = await console.invite(`op${Date.now()}@b2o.example`, 'admin');
    const page = await openApp(console, operator, { path: '/operations/restore-requests' });
    const request = (words: string) => page.getByRole('listitem').filter({ hasText: words });
    const task = async (words: string, name: string) => {
      await request(words)
        .getByRole('button', { name: /Actions pour la demande/ })
        .click();
      await page.getByRole('menuitem', { name }).click();
    };
    await request('Tout est perdu').getByText('En attente').waitFor();
    await expectAccessible(page);
    await task('Tout est perdu', 'Refuser');
    await page
      .getByRole('dialog')
      .getByLabel(/^Réponse au demandeur/)
      .fill('Nous vous appelons');
    await page.getByRole('dialog').getByRole('button', { name: 'Refuser' }).click();
    await request('Tout est perdu').getByText('Nous vous appelons').waitFor();
    const requests = (await admin.get('/api/backup/restore-requests')).body.items;
    expect(requests).toMatchObject([{ id: refusable.id, state: 'refused', answer: 'Nous vous appelons' }]);

    expect((await ask('side', 'Pour comparer')).status).toBe(201);
    await page.reload();
    await task('Pour comparer', 'Restaurer');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Pour confirmer/).fill('autre');
    await dialog.getByRole('button', { name: 'Restaurer' }).click();
    await dialog.getByText(`Ce n’est pas « ${instance.slug} ».`).first().waitFor();
    await expectAccessible(page);
    await dialog.getByLabel(/^Pour confirmer/).fill(instance.slug);
    await dialog.getByRole('button', { name: 'Restaurer' }).click();
    await request('Pour comparer').getByText('Faite').waitFor({ timeout: 30_000 });
    await screenshot(page, 'restore-desk');
  });
});
