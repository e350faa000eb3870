import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackupService, SiteSending } from '#backup';
import { InstanceRegistry } from '#tenancy';
import { TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, screenshot, viewports } from '#testing/browser';

describe('what was proved of copies', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let site: string;

  beforeAll(async () => {
    site = mkdtempSync(join(tmpdir(), 'b2o-second-site-'));
    writeFileSync(join(site, 'b2o-second-site'), '');
    platform = await TestPlatform.start({ B2O_BACKUP_SECOND_SITE: `file://${site}` });
    instance = await platform.instance({ name: 'Zinguerie du Trieux' });
    const { runId } = await platform.app
      .get(BackupService)
      .run(instance.slug, { kind: 'full', actor: 'test' });
    await platform.app.get(SiteSending).idle();
    for (const [kind, version] of [
      ['contents', null],
      ['restore', '18.4'],
    ])
      await platform.sql(
        `INSERT INTO platform.backup_verification (id, run_id, instance_id, kind, state, requested_by, server_version, ended_at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'intact', 'schedule', $4, now())`,
        [runId, instance.row.id, kind, version],
      );
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(site, { recursive: true, force: true });
  });

  it('is beside each copy, in the status, and in whole sentences for who asks', async () => {
    const page = await openApp(instance, await instance.admin(), {
      path: '/settings/backups',
      viewport: viewports.phone,
    });
    await page.getByText(/contenu vérifié .*restaurée à l’essai .*sur un second site/).waitFor();
    await page.getByText('Sur un autre serveur (PostgreSQL 18.4)').waitFor();
    await page.getByText(/^1 copie, la dernière du/).waitFor();
    expect(
      await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: /Actions pour la sauvegarde/ }).click();
    await page.getByRole('menuitem', { name: 'Voir ce qu’elle contient' }).click();
    const proofs = page.getByRole('list', { name: 'Ce qui a été prouvé' });
    await proofs.getByText(/^Restauration d’essai réussie sur un autre serveur, PostgreSQL 18\.4/).waitFor();
    expect(await proofs.getByRole('listitem').count()).toBe(4);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.getByRole('button', { name: /Actions pour la sauvegarde/ }).click();
    await page.getByRole('menuitem', { name: 'Vérifier' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Restauration d’essai : Intacte').waitFor();
    await dialog.getByText('Contenu : Intacte').waitFor();
    await screenshot(page, 'backup-proofs-phone');
  });

  it('is for operators beside each workspace, with what the second site has of it', async () => {
    const console = new TestInstance(platform, await platform.app.get(InstanceRegistry).bySlug('console'));
    const operator = await console.invite(`op${Date.now()}@b2o.example`, 'admin');
    const page = await openApp(console, operator, { path: '/operations/backups' });
    const line = page.getByRole('row').filter({ hasText: instance.row.name });
    await line.getByText('1 copie', { exact: true }).waitFor();
    await line.getByText('PostgreSQL 18.4').waitFor();
    await page.getByText(`file://${site}`).waitFor();
    await expectAccessible(page);
    rmSync(join(site, 'b2o-second-site'));
    await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
    await platform.app.get(SiteSending).idle();
    await page.reload();
    await line.getByText(/^1 manque · .*is the disk mounted/).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'backup-watch');
  });
});
