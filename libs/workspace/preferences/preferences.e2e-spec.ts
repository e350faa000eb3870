import { newId } from '#kernel';
import { type TestInstance, TestPlatform } from '#testing';
import { firstPreferences } from './preferences.js';

const path = '/api/workspace/preferences';

describe('the preferences of a user', () => {
  let platform: TestPlatform;
  let instance: TestInstance;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
  });
  afterAll(() => platform.stop());

  it('are theirs alone, and as at the beginning where they say nothing', async () => {
    const [member, reader] = [await instance.user('member'), await instance.user('reader')];
    expect((await member.get(path)).body).toEqual(firstPreferences);
    const wanted = {
      theme: 'dark',
      layouts: { 'crm.company.all': { columns: ['name', 'city'], widths: { name: 240 } } },
      shortcuts: false,
      recent: [{ resource: 'crm.company', id: newId() }],
      notifications: { mention: 'both', 'hr.leave-requested': 'none' },
    };
    const put = await member.put(path, wanted);
    expect([put.status, put.body]).toEqual([200, { ...firstPreferences, ...wanted }]);
    expect((await member.get(path)).body).toEqual(put.body);
    expect((await reader.get(path)).body).toEqual(firstPreferences);
    expect((await member.put(path, {})).body).toEqual(firstPreferences);
    expect((await instance.anonymous().get(path)).status).toBe(401);
  });

  it('leave no trace of what somebody looked at', async () => {
    const member = await instance.user('member');
    const id = newId();
    await member.put(path, { recent: [{ resource: 'crm.company', id }] });
    await member.put(path, {});
    const rows = await instance.work((db) =>
      db.query<{ before: unknown }>(
        "SELECT before FROM change_journal WHERE table_name = 'workspace_preference'",
      ),
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ before }) => before !== null)).toEqual([]);
  });

  it('have a shape and a size', async () => {
    const member = await instance.user('member');
    const recent = (count: number) =>
      Array.from({ length: count }, () => ({ resource: 'crm.company', id: newId() }));
    expect((await member.put(path, { recent: recent(20) })).status).toBe(200);
    const faults: [object, string][] = [
      [{ recent: recent(21) }, 'recent'],
      [{ recent: [{ resource: 'crm.company', id: 'x' }] }, 'recent.0.id'],
      [{ recent: [{ ...recent(1)[0], label: 'Dupont' }] }, 'recent.0.label'],
      [{ theme: 'pink' }, 'theme'],
      [{ layouts: { 'crm.company.all': { columns: 'name' } } }, 'layouts'],
      [{ layouts: { 'crm.company.all': { widths: { name: 1 } } } }, 'layouts'],
      [{ layouts: { 'crm.company.all': { rows: 3 } } }, 'layouts'],
      [{ layouts: { 'crm.company': { columns: ['name'] } } }, 'layouts'],
      [{ notifications: { mention: 'pigeon' } }, 'notifications'],
      [{ shortcuts: 1 }, 'shortcuts'],
      [{ script: 'x' }, 'script'],
    ];
    for (const [body, field] of faults) {
      const answer = await member.put(path, body);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    }
    const names = Array.from({ length: 60 }, (_, index) => `aRatherLongNameOfAColumn${index}`);
    const layouts = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`crm.kind${index}.all`, { columns: names }]),
    );
    expect((await member.put(path, { layouts })).body.code).toBe('BODY_TOO_LARGE');
  });
});
