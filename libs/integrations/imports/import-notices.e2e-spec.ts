import { systemActor } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { ImportKit } from '../import-test-kit.js';

const mapping = (name: string, path: string, target: string) => `
name: ${name}
files: { people: { path: ${path} } }
steps:
  - target: ${target}
    source: people
    match: [externalId]
    fields:
      externalId: Id
      lastName: Nom`;
const notifications = '/api/workspace/notifications';

describe('the end of an import', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let kit: ImportKit;
  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    kit = new ImportKit(instance);
    kit.file('contacts.csv', 'Id;Nom\n1;Martin\n2;Durand\n');
    kit.file('staff.csv', 'Id;Prenom;Nom\n1;Aimé;Dupré\n');
    kit.file('contacts.yaml', mapping('Fichier du salon', 'contacts.csv', 'crm.contact'));
    kit.file(
      'staff.yaml',
      `${mapping('Salaires de Dupré', 'staff.csv', 'hr.employee')}\n      firstName: Prenom`,
    );
  });
  afterAll(async () => {
    kit.clean();
    await platform.stop();
  });

  it('is told to the user who started it, without a word of HR data', async () => {
    const admin = await instance.admin();
    const { id } = (await admin.get('/api/identity/session')).body.user;
    const actor = { ...systemActor('admin'), kind: 'user' as const, userId: id };
    const report = await kit.run('contacts.yaml', {}, actor);
    const [told] = (await admin.get(notifications)).body.items;
    expect(told).toMatchObject({
      kind: 'integrations.import-done',
      title: 'Import « Fichier du salon » terminé : 2 créées, 0 modifiées, 0 refusées',
      resource: 'integrations.import',
      recordId: report.importId,
    });
    const staff = await kit.run('staff.yaml', {}, actor);
    expect(staff.created).toBe(1);
    const { items, unread } = (await admin.get(notifications)).body;
    expect(items[0]).toMatchObject({
      kind: 'integrations.private-import-ended',
      title: 'Votre import RH a pris fin',
      params: {},
    });
    expect(JSON.stringify(items)).not.toMatch(/Dupr|Salaires/);

    // A rehearsal and an operator's import are told to nobody.
    await kit.run('contacts.yaml', { dryRun: true }, actor);
    await kit.run('contacts.yaml');
    expect(unread).toBe(2);
    expect((await admin.get(notifications)).body.unread).toBe(2);
  });

  it('is told when it was stopped half-way', async () => {
    const member = await instance.user('member');
    const { id } = (await member.get('/api/identity/session')).body.user;
    const actor = { ...systemActor('member'), kind: 'user' as const, userId: id };
    const stopped = kit.run('contacts.yaml', { signal: AbortSignal.abort() }, actor);
    await expect(stopped).rejects.toMatchObject({ code: 'IMPORT_INTERRUPTED' });
    const [told] = (await member.get(notifications)).body.items;
    expect(told).toMatchObject({ kind: 'integrations.import-stopped', params: { name: 'Fichier du salon' } });
  });
});
