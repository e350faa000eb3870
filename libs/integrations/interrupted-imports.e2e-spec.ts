import { TestPlatform } from '#testing';
import { ImportKit } from './import-test-kit.js';
import { ImportsRepository } from './imports/imports.repository.js';

const mapping = `
files: { clients: { path: clients.csv } }
steps:
  - target: crm.company
    source: clients
    match: [externalId]
    fields: { externalId: Code, name: Name }
`;
const rows = 1000;

describe('imports that stop in the middle', () => {
  let platform: TestPlatform;
  let kit: ImportKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    kit = new ImportKit(await platform.instance());
    kit.file('clients.yaml', mapping);
    const lines = Array.from({ length: rows }, (_, at) => `c${at},Client ${at}`);
    kit.file('clients.csv', ['Code,Name', ...lines, ''].join('\n'));
  });
  afterEach(() => kit.clean());
  afterAll(() => platform.stop());

  const stored = async () => (await kit.rows<{ n: number }>('SELECT count(*) AS n FROM crm_company'))[0]?.n;
  const last = async () =>
    (await kit.rows<{ id: string }>('SELECT id FROM integrations_import'))[0]?.id ?? '';

  it('on request keep whole batches, and go on when run again', async () => {
    const stop = new AbortController();
    const stopped = kit.run('clients.yaml', {
      signal: stop.signal,
      onProgress: ({ read }) => read >= 400 && stop.abort(),
    });
    await expect(stopped).rejects.toMatchObject({
      kind: { code: 'IMPORT_INTERRUPTED' },
      extra: { importId: expect.any(String) },
    });
    expect(await stored()).toBe(400);
    expect(await kit.get(await last())).toMatchObject({ state: 'interrupted', read: 400, created: 400 });
    expect(await kit.run('clients.yaml')).toMatchObject({ created: rows - 400, unchanged: 400 });
    expect(await stored()).toBe(rows);
  });

  it('by a fault of ours are failed imports, whose batches can be undone', async () => {
    const failing = kit.run('clients.yaml', {
      onProgress: ({ read }) => {
        if (read >= 600) throw new Error('pulled the plug');
      },
    });
    await expect(failing).rejects.toThrow('pulled the plug');
    expect(await kit.get(await last())).toMatchObject({ state: 'failed', created: 600 });
    expect(await kit.undo(await last())).toMatchObject({ state: 'undone', undone: 600, kept: [] });
    expect(await stored()).toBe(0);
  });

  it('by death show as interrupted, can be undone, and get no late batch', async () => {
    const dying = kit.run('clients.yaml', {
      onProgress: ({ read }) => {
        if (read >= 400) throw new Error('killed');
      },
    });
    await expect(dying).rejects.toThrow('killed');
    const id = await last();
    // What kill -9 leaves: an import that says it runs.
    await kit.rows("UPDATE integrations_import SET state = 'running', seen_at = now()");
    expect(await kit.get(id)).toMatchObject({ state: 'running', created: 400 });
    await expect(kit.undo(id)).rejects.toMatchObject({ kind: { code: 'IMPORT_STILL_RUNNING' } });
    await kit.rows("UPDATE integrations_import SET seen_at = now() - interval '2 minutes'");
    expect(await kit.get(id)).toMatchObject({ state: 'interrupted', created: 400 });
    expect(await kit.undo(id)).toMatchObject({ state: 'undone', undone: 400 });
    const late = kit.instance.work(() =>
      platform.app
        .get(ImportsRepository)
        .advance(id, { read: 1, created: 1, updated: 0, unchanged: 0, rejected: 0 }),
    );
    await expect(late).rejects.toMatchObject({ kind: { code: 'IMPORT_INTERRUPTED' } });
    expect(await stored()).toBe(0);
  });
});
