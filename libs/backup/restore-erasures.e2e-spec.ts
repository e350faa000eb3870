import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { RestoreService } from './index.js';
import { InspectionKit } from './inspection/inspection-test-kit.js';

const word = 'évrard';

describe('people who were made anonymous', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let kit: InspectionKit;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = await instance.admin();
    kit = new InspectionKit(platform, instance, admin);
  });
  afterAll(() => platform.stop());

  const restore = (into: string, runId: string) =>
    platform.app.get(RestoreService).restore(instance.slug, {
      into,
      runId,
      confirm: into === 'same' ? instance.slug : undefined,
      actor: 'test',
    });

  /** Tables and journals of a schema in which the name stands. */
  const traces = async (schema: string): Promise<string[]> => {
    const tables = await platform.sql<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' ORDER BY 1",
      [schema],
    );
    const asks = tables.map(
      ({ name }) => `(SELECT '${name}' AS name FROM ${schema}.${name} t WHERE t::text ILIKE $1 LIMIT 1)`,
    );
    const found = await platform.sql<{ name: string }>(asks.join(' UNION ALL '), [`%${word}%`]);
    return found.map(({ name }) => name);
  };

  /** A prospect of four years ago, with a comment, a household and a sale that is open. */
  const prospect = async (): Promise<{ id: string; saleId: string }> => {
    const emails = [{ address: 'evrard@exemple.example' }];
    const id = await kit.make('crm/contacts', { lastName: 'Évrard', emails });
    await kit.make('workspace/comments', { resource: 'crm.contact', recordId: id, text: 'M. Évrard' });
    const companyId = await kit.make('crm/companies', { name: 'Famille Évrard', kind: 'household' });
    await kit.make('crm/affiliations', { contactId: id, companyId });
    const saleId = await kit.make('crm/opportunities', { name: 'Véranda Évrard', companyId, contactId: id });
    await instance.work((db) =>
      db.query("UPDATE crm_contact SET created_at = now() - interval '4 years' WHERE id = $1", [id]),
    );
    return { id, saleId };
  };

  /** The sale comes to nothing, then the person is made anonymous. */
  const anonymise = async (saleId: string): Promise<void> => {
    const { items } = (await admin.get('/api/crm/lost-reasons')).body;
    const stages = (await admin.get('/api/crm/stages')).body.items;
    const body = {
      stageId: stages.find(({ kind }: { kind: string }) => kind === 'lost').id,
      lostReasonId: items[0].id,
    };
    const { version } = (await admin.get(`/api/crm/opportunities/${saleId}`)).body;
    const moved = await admin.post(`/api/crm/opportunities/${saleId}/stage`, body, {
      headers: { 'if-match': `"${version}"` },
    });
    if (moved.status !== 200) throw new Error(moved.text);
    await admin.post('/api/crm/retention-cases/review');
    const due = (await admin.get('/api/crm/retention-cases?state=due')).body.items;
    const ids = due.map((each: { id: string }) => each.id);
    const decided = await admin.post('/api/crm/retention-cases/decisions', { ids, decision: 'anonymise' });
    expect(decided.body).toMatchObject({ decided: 1 });
  };

  it('since the copy was taken are so wherever it lies open, or is opened', async () => {
    const { id, saleId } = await prospect();
    const runId = await kit.copy();
    const before = await restore('side', runId);
    expect(await traces(before.schema)).toEqual(
      expect.arrayContaining(['crm_company', 'crm_contact', 'crm_opportunity', 'workspace_comment']),
    );
    await anonymise(saleId);
    expect(await traces(instance.schema)).toEqual([]);
    // What lay beside the live data at that moment.
    await platform.eventually(
      async () => ((await traces(before.schema)).length === 0 ? true : undefined),
      'the name to go from beside',
    );
    const register = await platform.sql<{ row: string; anonymised: boolean }>(
      'SELECT e::text AS row, anonymised FROM platform.erasure e WHERE instance_id = $1',
      [instance.row.id],
    );
    expect(register.some(({ anonymised }) => anonymised)).toBe(true);
    expect(register.filter(({ row }) => row.includes(id))).toEqual([]);

    const side = await restore('side', runId);
    expect(await traces(side.schema)).toEqual([]);
    const kept = await platform.sql(
      `SELECT last_name AS name, emails FROM ${side.schema}.crm_contact WHERE id = $1`,
      [id],
    );
    expect(kept).toEqual([{ name: 'Anonymisé', emails: [] }]);
  });

  it('since the copy was taken are so once it takes the place of the live data, and when that is undone', async () => {
    const { saleId } = await prospect();
    const runId = await kit.copy();
    await anonymise(saleId);
    const { schema } = await restore('same', runId);
    expect(await traces(schema)).toEqual([]);
    // Undoing the restore brings the state back in which they were so already.
    await platform.app.get(RestoreService).undo(instance.slug, { confirm: instance.slug, actor: 'test' });
    expect(await traces(instance.schema)).toEqual([]);
  });

  it('before the copy was taken stay as they are in it, whatever their record says since', async () => {
    const { id, saleId } = await prospect();
    await anonymise(saleId);
    const { version } = (await admin.get(`/api/crm/contacts/${id}`)).body;
    await admin.patch(`/api/crm/contacts/${id}`, version, { source: 'Salon' });
    const side = await restore('side', await kit.copy());
    const kept = await platform.sql(`SELECT version, source FROM ${side.schema}.crm_contact WHERE id = $1`, [
      id,
    ]);
    expect(kept).toEqual([{ version: version + 1, source: 'Salon' }]);
  });
});
