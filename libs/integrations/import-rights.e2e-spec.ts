import { type TestInstance, TestPlatform } from '#testing';
import { ImportRunner } from './imports/import-runner.js';
import { UploadsService } from './uploads/uploads.service.js';
import { columns, WebImporter } from './web-import-test-kit.js';

const mapping = { target: 'crm.company', columns: columns({ Nom: 'name', Notes: 'notes' }), matchBy: 'name' };
const targetsOf = async (importer: WebImporter): Promise<string[]> =>
  (await importer.client.get('/api/integrations/import-targets')).body.items.map(
    ({ target }: { target: string }) => target,
  );

describe('who imports what', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: WebImporter;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = new WebImporter(platform, await instance.admin());
  });
  afterAll(() => platform.stop());

  /** A user of a role made for the test. */
  async function withRights(permissions: Record<string, string>): Promise<WebImporter> {
    const role = await admin.client.post('/api/identity/roles', {
      name: `Essai ${Math.random()}`,
      permissions,
    });
    return new WebImporter(platform, await instance.invite(`${role.body.key}@x.example`, role.body.key));
  }

  it('is what their role says, and HR data for HR referents alone', async () => {
    const [reader, member, manager, referent] = [
      await instance.user('reader'),
      await instance.user('member'),
      await instance.user('manager'),
      await instance.hrReferent(),
    ].map((client) => new WebImporter(platform, client)) as [
      WebImporter,
      WebImporter,
      WebImporter,
      WebImporter,
    ];
    expect((await reader.client.get('/api/integrations/import-targets')).status).toBe(403);
    expect((await reader.upload('Nom\nUn\n')).status).toBe(403);
    expect(await targetsOf(member)).toEqual([]);
    const ofCrm = ['company', 'contact', 'lead', 'opportunity', 'activity', 'affiliation'].map(
      (name) => `crm.${name}`,
    );
    expect(await targetsOf(manager)).toEqual(ofCrm);
    expect(await targetsOf(admin)).toEqual(ofCrm);
    expect(await targetsOf(referent)).toEqual(['hr.employee']);
    const file = await member.file('Nom;Notes\nUn;x\n');
    expect((await member.start({ uploadId: file.id, ...mapping })).body.code).toBe('INVALID_INPUT');
    const fields = (
      await admin.client.get('/api/integrations/import-targets', { headers: { 'accept-language': 'en' } })
    ).body.items[0].fields;
    expect(fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'name', label: 'Name', required: true, type: 'text' }),
        expect.objectContaining({ name: 'addresses.site.city', label: 'City (site)' }),
        expect.objectContaining({
          name: 'kind',
          type: 'choice',
          values: expect.arrayContaining(['customer']),
        }),
      ]),
    );
  });

  it('keeps files to those who sent them, and to their instance', async () => {
    const file = await admin.file('Nom;Notes\nUn;x\n;secret\n');
    const second = new WebImporter(platform, await instance.user('admin'));
    const other = await platform.instance();
    const stranger = new WebImporter(platform, await other.admin());
    for (const person of [second, stranger]) {
      expect((await person.client.put(`/api/integrations/uploads/${file.id}/reading`, {})).status).toBe(404);
      expect((await person.client.delete(`/api/integrations/uploads/${file.id}`)).status).toBe(404);
      expect((await person.start({ uploadId: file.id, ...mapping })).status).toBe(404);
      expect((await person.client.get('/api/integrations/uploads')).body.items).toEqual([]);
    }
    const done = await admin.run({ uploadId: file.id, ...mapping });
    expect((await admin.rejects(done.id)).body.items[0].values).toEqual(['', 'secret']);
    expect((await second.rejects(done.id)).body).toMatchObject({
      columns: null,
      items: [{ line: 3, values: null }],
    });
    expect((await second.rejectsFile(done.id)).text).not.toContain('secret');
    expect((await stranger.rejects(done.id)).status).toBe(404);
    expect((await stranger.rejectsFile(done.id)).status).toBe(404);
  });

  it('follows the reach of their rights: records of others are neither changed nor shown', async () => {
    await admin.client.post('/api/crm/companies', { name: 'Cachée', siret: '73282932000074' });
    const seller = await withRights({
      'integrations.import.create': 'all',
      'integrations.import.read': 'all',
      'crm.company.import': 'all',
      'crm.company.create': 'all',
      'crm.company.read': 'own',
      'crm.company.update': 'own',
    });
    const file = await seller.file('Nom;Notes;SIRET\nCachée;x;\nLibre;y;73282932000074\n');
    const done = await seller.run({
      uploadId: file.id,
      ...mapping,
      columns: columns({ Nom: 'name', Notes: 'notes', SIRET: 'siret' }),
    });
    // The one that is out of reach is as if it were not there; a number that must be unique is refused, as in a form.
    expect(done).toMatchObject({ created: 1, updated: 0, rejected: 1 });
    const [hidden] = (await admin.client.get('/api/crm/companies?siret=73282932000074')).body.items;
    expect(hidden).toMatchObject({ name: 'Cachée', notes: null, version: 1 });
    const onlySees = await withRights({
      'integrations.import.create': 'all',
      'integrations.import.read': 'all',
      'crm.company.import': 'all',
      'crm.company.create': 'all',
      'crm.company.read': 'all',
      'crm.company.update': 'own',
    });
    const again = await onlySees.file('Nom;Notes;SIRET\nCachée;x;73282932000074\n');
    const refused = await onlySees.run({
      uploadId: again.id,
      ...mapping,
      columns: columns({ Nom: 'name', Notes: 'notes', SIRET: 'siret' }),
      matchBy: 'siret',
    });
    expect(refused).toMatchObject({ updated: 0, rejected: 1 });
    expect(refused.rejects[0].reason).toBe('vous ne pouvez pas modifier cette fiche');
    const creator = await withRights({
      'integrations.import.create': 'all',
      'crm.company.import': 'all',
      'crm.company.create': 'all',
    });
    const third = await creator.file('Nom;Notes\nUn;x\n');
    expect((await creator.start({ uploadId: third.id, ...mapping })).body.errors).toMatchObject([
      { field: 'onMatch' },
    ]);
  });

  it('brings staff into the vault for a referent, and shows their values to nobody else', async () => {
    const referent = new WebImporter(platform, await instance.hrReferent());
    const file = await referent.file(
      'Matricule;Nom;Prénom;Date de naissance;Responsable\nM1;Secrette;Anne;01/02/1980;M2\nM2;Durand;Bob;31/02/1985;\n',
    );
    expect(file).toMatchObject({ suggestedTarget: 'hr.employee' });
    const { target, columns: mapped, matchBy } = file.proposals[0];
    const done = await referent.run({ uploadId: file.id, target, columns: mapped, matchBy });
    expect(done).toMatchObject({ state: 'done', vault: true, created: 1, rejected: 1, warningCount: 1 });
    expect(JSON.stringify((await admin.rejects(done.id)).body)).not.toMatch(/1985|Durand/);
    expect((await admin.rejectsFile(done.id)).text).not.toMatch(/1985|Durand/);
    expect((await referent.rejectsFile(done.id)).text).toMatch(/Durand;Bob;31\/02\/1985/);
    await instance.work((db) => db.query('UPDATE identity_user SET hr_referent = false'));
    expect((await referent.rejectsFile(done.id)).text).not.toMatch(/1985|Durand/);
    expect((await referent.start({ uploadId: file.id, target, columns: mapped, matchBy })).status).toBe(422);
  });

  it('is what they may at the moment of the work: who left meanwhile imports nothing', async () => {
    const manager = new WebImporter(platform, await instance.user('manager'));
    const file = await manager.file('Nom;Notes\nUn;x\n');
    const started = await manager.start({ uploadId: file.id, ...mapping });
    await instance.work((db) =>
      db.query("UPDATE identity_user SET state = 'deactivated' WHERE email LIKE 'manager@%'"),
    );
    // The race is not the point here: an import that waits again is one that its user left behind.
    await new WebImporter(platform, admin.client).ended(started.body.id);
    await instance.work((db) =>
      db.query("UPDATE integrations_import SET state = 'queued', read = 0, created = 0"),
    );
    await instance.work(() => platform.app.get(ImportRunner).order(started.body.id));
    expect(await admin.ended(started.body.id)).toMatchObject({
      state: 'failed',
      created: 0,
      failure: 'La personne qui l’a demandé n’est plus active.',
    });
  });

  it('stops when asked, says what was done, and ends clearly when its process died', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => `Client ${at};n`);
    const file = await admin.file(['Nom;Notes', ...lines].join('\n'));
    const started = await admin.start({ uploadId: file.id, ...mapping });
    expect(started.body).toMatchObject({ state: 'queued', rowCount: 30_000 });
    await platform.eventually(async () => {
      const { body } = await admin.client.get(`/api/integrations/imports/${started.body.id}`);
      return body.state === 'running' && body.read > 0 ? true : undefined;
    }, 'progress');
    expect((await admin.client.delete(`/api/integrations/uploads/${file.id}`)).body.code).toBe(
      'IMPORT_UPLOAD_BUSY',
    );
    expect(
      (await admin.client.post(`/api/integrations/imports/${started.body.id}/cancellation`)).status,
    ).toBe(200);
    const stopped = await admin.ended(started.body.id);
    expect(stopped.state).toBe('interrupted');
    expect(stopped.read).toBeGreaterThan(0);
    expect(stopped.read).toBeLessThan(30_000);
    const total = async () => (await admin.client.get('/api/crm/companies')).body.total;
    expect(await total()).toBe(stopped.created);
    // What kill -9 leaves of one at work, and of one that waited.
    await instance.work((db) =>
      db.query("UPDATE integrations_import SET state = 'running', seen_at = now() - interval '2 minutes'"),
    );
    expect((await admin.client.get(`/api/integrations/imports/${started.body.id}`)).body.state).toBe(
      'interrupted',
    );
    await instance.work((db) =>
      db.query("UPDATE integrations_import SET state = 'queued', seen_at = now() - interval '6 minutes'"),
    );
    expect((await admin.client.get('/api/integrations/imports')).body.items[0].state).toBe('interrupted');
    await instance.work((db) => db.query("UPDATE integrations_import SET state = 'interrupted'"));
    const undone = await admin.client.post(`/api/integrations/imports/${started.body.id}/cancellation`);
    expect(undone.body).toMatchObject({ state: 'undone', undone: stopped.created });
    expect(await total()).toBe(0);
  }, 60_000);

  it('has three of a person’s imports at a time, and keeps a file for a day', async () => {
    const file = await admin.file('Nom;Notes\nUn;x\n');
    await instance.work((db) =>
      db.query(
        `INSERT INTO integrations_import (id, name, mapping, mapping_sha256, targets, vault, state, started_by, user_id)
         SELECT gen_random_uuid(), 'x', 'x', repeat('a', 64), '{crm.company}', false, 'queued', 'x', u.id
         FROM identity_user u, generate_series(1, 3) WHERE u.email LIKE 'admin@%'`,
      ),
    );
    const refused = await admin.start({ uploadId: file.id, ...mapping });
    expect([refused.status, refused.body.code]).toEqual([429, 'IMPORT_TOO_MANY']);
    await instance.work((db) => db.query('DELETE FROM integrations_import'));
    const started = await admin.start({ uploadId: file.id, ...mapping, dryRun: true });
    await admin.ended(started.body.id);
    await instance.work((db) =>
      db.query("UPDATE integrations_upload SET used_at = now() - interval '25 hours'"),
    );
    expect(await instance.work(() => platform.app.get(UploadsService).purge())).toBe(1);
    expect((await admin.client.get('/api/integrations/uploads')).body.items).toEqual([]);
    expect((await admin.start({ uploadId: file.id, ...mapping })).status).toBe(404);
  });
});
