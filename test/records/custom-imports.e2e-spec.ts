import { BackupService, RestoreService } from '#backup';
import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { WebImporter } from '../../libs/integrations/web-import-test-kit.js';

const fields = '/api/workspace/custom-fields';
const choices = [{ label: 'Tuile' }, { label: 'Bac acier' }];

describe("a company's own fields in files and copies", () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let importer: WebImporter;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    importer = new WebImporter(platform, admin);
    for (const field of [
      { kind: 'decimal', label: 'Surface', unit: 'm²' },
      { kind: 'choices', label: 'Toiture', choices },
      { kind: 'boolean', label: 'Amiante' },
      { kind: 'date', label: 'Visite' },
    ])
      expect((await admin.post(fields, { record: 'crm.company', ...field })).status).toBe(201);
  });
  afterAll(() => platform.stop());

  const companies = async () => {
    const { body } = await admin.get('/api/crm/companies?perPage=200&sort=name');
    return body.items.map(({ name, custom }: { name: string; custom: object }) => [name, custom]);
  };

  it('are filled in by an import, changed by another, and as they were when that one is undone', async () => {
    const file = await importer.file(
      [
        'Code;Raison sociale;Surface (m²);Toiture;Amiante;Visite',
        'c1;Aubert;142,50;Tuile ; bac acier;oui;31/03/2026',
        'c2;Bardet;;;;',
        'c3;Cazaux;grande;;;',
      ]
        .join('\r\n')
        .replace('Tuile ; bac acier', '"Tuile ; bac acier"'),
    );
    const [proposal] = file.proposals;
    const column = (name: string, field: string) => ({
      ...proposal.columns.find((each: { column: string }) => each.column === name),
      column: name,
      field,
    });
    const columns = [
      column('Code', 'externalId'),
      column('Raison sociale', 'name'),
      column('Surface (m²)', 'custom.surface'),
      column('Toiture', 'custom.toiture'),
      column('Amiante', 'custom.amiante'),
      column('Visite', 'custom.visite'),
    ];
    const request = { uploadId: file.id, target: 'crm.company', columns, matchBy: 'externalId' };
    const done = await importer.run(request);
    expect(done).toMatchObject({ state: 'done', read: 3, created: 2, rejected: 1 });
    const filled = { surface: '142.5', toiture: ['tuile', 'bac-acier'], amiante: true, visite: '2026-03-31' };
    expect(await companies()).toEqual([
      ['Aubert', filled],
      ['Bardet', {}],
    ]);
    const again = await importer.run(request);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 1 });

    const other = await importer.file('Code;Raison sociale;Surface (m²)\r\nc1;Aubert;99\r\nc2;Bardet;12');
    const changed = await importer.run({ ...request, uploadId: other.id, columns: columns.slice(0, 3) });
    expect(changed).toMatchObject({ updated: 2 });
    expect(await companies()).toEqual([
      ['Aubert', { ...filled, surface: '99' }],
      ['Bardet', { surface: '12' }],
    ]);
    expect((await admin.post(`/api/integrations/imports/${changed.id}/undo`)).status).toBeLessThan(300);
    const surfaces = async () =>
      (await companies()).map(([, { surface }]: [string, { surface?: string }]) => surface);
    await platform.eventually(async () => !(await surfaces()).includes('99') || undefined, 'the undoing');
    expect(await companies()).toEqual([
      ['Aubert', filled],
      ['Bardet', {}],
    ]);
  });

  it('come back with a copy, definitions and values', async () => {
    const before = [(await admin.get(fields)).body, await companies()];
    await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
    const [field] = (await admin.get(fields)).body.items;
    await admin.patch(`${fields}/${field.id}`, field.version, { label: 'Aire', archived: true });
    await admin.post(fields, { record: 'crm.company', kind: 'text', label: 'Tardif' });
    await platform.app.get(RestoreService).restore(instance.slug, {
      into: 'same',
      confirm: instance.slug,
      actor: 'test',
    });
    const { body: session } = await admin.post('/api/identity/session', {
      email: `admin@${instance.slug}.example`,
      password: testPassword,
    });
    expect(session.user).toBeDefined();
    expect([(await admin.get(fields)).body, await companies()]).toEqual(before);
  });
});
