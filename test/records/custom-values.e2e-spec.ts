import { jest } from '@jest/globals';
import { Unit } from '#runtime';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const fields = '/api/workspace/custom-fields';
const path = '/api/crm/opportunities';
const choices = [{ label: 'Tuile' }, { label: 'Ardoise' }, { label: 'Bac acier' }];
/** What the company adds to its opportunities, in this order. */
const own = [
  { kind: 'long-text', key: 'consigne' },
  { kind: 'integer', key: 'etages' },
  { kind: 'decimal', key: 'surface' },
  { kind: 'choice', key: 'couverture' },
];

describe("a company's own fields in its records", () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    for (const { kind, key } of own) {
      const more = kind === 'choice' && { choices };
      const answer = await admin.post(fields, { record: 'crm.opportunity', kind, label: key, ...more });
      expect(answer.body).toMatchObject({ key });
    }
  });
  afterAll(() => platform.stop());

  const create = async (custom: object) => {
    const answer = await admin.post(path, { name: 'Toiture Martin', custom });
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return answer.body;
  };
  const found = async (query: Record<string, string>): Promise<string[]> => {
    const { status, body } = await admin.get(`${path}?${new URLSearchParams({ perPage: '200', ...query })}`);
    expect([status, body.errors]).toEqual([200, undefined]);
    return body.items.map(({ id }: { id: string }) => id);
  };
  const exported = async (body: object): Promise<string[][]> => {
    const { text } = await admin.post(`${path}/exports`, { format: 'csv', ...body });
    const lines = text.slice(1).trimEnd().split('\r\n');
    return lines.map((line: string) => line.split(';'));
  };

  it('are filtered by bounds, several values and emptiness, and sorted', async () => {
    const made: string[] = [];
    for (const [surface, couverture] of [
      ['9.5', 'tuile'],
      ['100', 'ardoise'],
      ['20', 'bac-acier'],
      [null, null],
    ])
      made.push((await create({ surface, couverture })).id);
    const [small, large, middle, empty] = made as [string, string, string, string];
    const among = { id: made.join(',') };
    const sorted = { ...among, sort: 'custom.surface' };
    expect(await found({ ...sorted, 'custom.surface.from': '9.50' })).toEqual([small, middle, large]);
    expect(await found({ ...sorted, 'custom.surface.from': '10', order: 'desc' })).toEqual([large, middle]);
    expect(await found({ ...sorted, 'custom.couverture': 'tuile,ardoise' })).toEqual([small, large]);
    expect(await found({ ...among, 'custom.surface': 'null' })).toEqual([empty]);
    const rows = await exported({
      fields: ['custom.surface', 'custom.couverture'],
      query: { ...sorted, 'custom.surface.from': '10' },
    });
    expect(rows).toEqual([
      ['surface', 'couverture'],
      ['20', 'Bac acier'],
      ['100', 'Ardoise'],
    ]);
    const board = await admin.get(
      `/api/crm/opportunity-board?${new URLSearchParams({ ...sorted, 'custom.surface.to': '50' })}`,
    );
    const cards = board.body.columns.flatMap((column: { items: { id: string }[] }) => column.items);
    expect(cards.map(({ id }: { id: string }) => id)).toEqual([small, middle]);
    const searched = await admin.get(`${path}?${new URLSearchParams({ ...sorted, q: 'toiture' })}`);
    expect(searched.body.items.map(({ id }: { id: string }) => id)).toEqual([small, middle, large, empty]);
  });

  it('are refused at their place in creations, changes and lists', async () => {
    const codes = (body: { errors?: { field: string; code: string }[] }) =>
      body.errors?.map(({ field, code }) => `${field} ${code}`);
    const bad = await admin.post(path, { name: 'x', custom: { surface: 'grand', couleur: 1 } });
    expect(bad.status).toBe(422);
    expect(codes(bad.body)).toEqual(['custom.surface decimal', 'custom.couleur unknown']);
    for (const custom of [[], 'x', 7, null]) {
      const { status, body } = await admin.post(path, { name: 'x', custom });
      expect([status, codes(body)]).toEqual([422, ['custom object']]);
    }
    for (const query of [
      'custom.couleur=x',
      'custom.surface=grand',
      'custom=x',
      'custom.surface.from.to=1',
    ]) {
      const { status, body } = await admin.get(`${path}?${query}`);
      expect([status, body.errors[0].field]).toEqual([422, query.split('=')[0]]);
    }
    expect((await admin.get(`${path}?sort=custom.consigne`)).status).toBe(422);
    const quoted = await admin.get(`${path}?${new URLSearchParams({ sort: "custom.x')" })}`);
    expect(quoted.status).toBe(422);
  });

  it('change one by one, and tell who changed which', async () => {
    const { id } = await create({ surface: '12', etages: 2 });
    const changed = await admin.patch(`${path}/${id}`, 1, { custom: { surface: '15.50' } });
    expect(changed.body).toMatchObject({ version: 2, custom: { surface: '15.5', etages: 2 } });
    const emptied = await admin.patch(`${path}/${id}`, 2, { custom: { etages: null } });
    expect(emptied.body.custom).toEqual({ surface: '15.5' });
    const { body } = await admin.get(`${path}/${id}/history`);
    const changes = body.items.map((entry: { changes: { field: string }[] }) =>
      entry.changes.filter(({ field }) => field.startsWith('custom')),
    );
    expect(changes).toEqual([
      [{ field: 'custom.etages', from: 2, to: null }],
      [{ field: 'custom.surface', from: '12', to: '15.5' }],
      [
        { field: 'custom.etages', from: null, to: 2 },
        { field: 'custom.surface', from: null, to: '12' },
      ],
    ]);
    const timeline = await admin.get(`/api/workspace/timeline?resource=crm.opportunity&recordId=${id}`);
    expect(timeline.text).toContain('custom.surface');
  });
  it('name people who are there', async () => {
    await admin.post(fields, { record: 'crm.opportunity', kind: 'user', label: 'Métreur' });
    const { body: session } = await admin.get('/api/identity/session');
    const { id } = await create({ metreur: session.user.id });
    expect(await found({ 'custom.metreur': session.user.id })).toEqual([id]);
    const refused = await admin.patch(`${path}/${id}`, 1, { custom: { metreur: id } });
    expect(refused.body.errors).toMatchObject([{ field: 'custom.metreur', code: 'unknown-user' }]);
  });

  it('are asked of new records where they are required, and old ones stay as they are', async () => {
    const { body: lead } = await admin.post('/api/crm/leads', { lastName: 'Petit' });
    const { body: field } = await admin.post(fields, {
      record: 'crm.lead',
      kind: 'integer',
      label: 'Âge du logement',
      required: true,
    });
    const refused = await admin.post('/api/crm/leads', { lastName: 'Roy' });
    expect(refused.body.errors).toMatchObject([{ field: 'custom.age-du-logement', code: 'isNotEmpty' }]);
    const changed = await admin.patch(`/api/crm/leads/${lead.id}`, 1, { need: 'une véranda' });
    expect(changed.status).toBe(200);
    const filled = await admin.patch(`/api/crm/leads/${lead.id}`, 2, { custom: { 'age-du-logement': 30 } });
    expect(filled.status).toBe(200);
    const emptied = await admin.patch(`/api/crm/leads/${lead.id}`, 3, {
      custom: { 'age-du-logement': null },
    });
    expect(emptied.body.errors).toMatchObject([{ field: 'custom.age-du-logement', code: 'isNotEmpty' }]);
    await admin.patch(`${fields}/${field.id}`, 1, { required: false });
  });

  it('go from a lead to what it becomes, where key and kind are the same', async () => {
    for (const record of ['crm.lead', 'crm.company'])
      await admin.post(fields, { record, kind: 'decimal', label: 'Surface' });
    await admin.post(fields, { record: 'crm.lead', kind: 'text', label: 'Etages' });
    await admin.post(fields, { record: 'crm.opportunity', kind: 'text', label: 'Accès', required: true });
    const { body: lead } = await admin.post('/api/crm/leads', {
      companyName: 'Véranda Petit',
      lastName: 'Petit',
      custom: { surface: '42.5', etages: 'deux' },
    });
    const command = (name: string, version: number, body: object) =>
      admin.post(`/api/crm/leads/${lead.id}/${name}`, body, { headers: { 'if-match': `"${version}"` } });
    expect((await command('qualification', 1, {})).status).toBe(200);
    const converted = await command('conversion', 2, {
      opportunity: { name: 'Véranda', custom: { etages: 2 } },
    });
    expect([converted.status, converted.body.errors]).toEqual([200, undefined]);
    const { convertedCompanyId, convertedOpportunityId } = converted.body;
    expect((await admin.get(`/api/crm/companies/${convertedCompanyId}`)).body.custom).toEqual({
      surface: '42.5',
    });
    expect((await admin.get(`${path}/${convertedOpportunityId}`)).body.custom).toEqual({
      surface: '42.5',
      etages: 2,
    });
    const { body } = await admin.get(fields);
    const acces = body.items.find(({ key }: { key: string }) => key === 'acces');
    await admin.patch(`${fields}/${acces.id}`, acces.version, { required: false });
  });

  it('come together in a merge, and apart again', async () => {
    await admin.post(fields, { record: 'crm.company', kind: 'choices', label: 'Métiers', choices });
    await admin.post(fields, { record: 'crm.company', kind: 'text', label: 'Code' });
    const company = async (custom: object) =>
      (await admin.post('/api/crm/companies', { name: 'Menuiserie Roy', custom })).body;
    const kept = await company({ code: 'A', metiers: ['tuile'] });
    const other = await company({ code: 'B', metiers: ['ardoise'], surface: '7' });
    const merged = await admin.post(
      `/api/crm/companies/${kept.id}/merge`,
      { otherId: other.id, otherVersion: 1, keep: { 'custom.code': 'other' } },
      { headers: { 'if-match': '"1"' } },
    );
    expect([merged.status, merged.body.errors]).toEqual([200, undefined]);
    const at = `/api/crm/companies/${kept.id}`;
    expect((await admin.get(at)).body.custom).toEqual({
      code: 'B',
      metiers: ['tuile', 'ardoise'],
      surface: '7',
    });
    expect((await admin.post(`/api/crm/merges/${merged.body.id}/undo`)).status).toBe(200);
    expect((await admin.get(at)).body.custom).toEqual(kept.custom);
    expect((await admin.get(`/api/crm/companies/${other.id}`)).body.custom).toEqual(other.custom);
  });

  it('are columns, filters and the order of saved views', async () => {
    const definition = {
      columns: [{ field: 'name' }, { field: 'custom.surface', width: 120 }],
      filters: { 'custom.surface.from': '10', 'custom.age-du-logement.to': '30' },
      sort: 'custom.surface',
    };
    const view = await admin.post('/api/workspace/views', {
      resource: 'crm.opportunity',
      name: 'Grandes surfaces',
      definition,
    });
    expect([view.status, view.body.definition]).toEqual([201, definition]);
  });

  it('cost a request no statement more while nothing changes', async () => {
    const { id } = await create({ surface: '1' });
    await found({ id });
    const [lists, others] = [jest.spyOn(Unit.prototype, 'table'), jest.spyOn(Unit.prototype, 'execute')];
    try {
      expect(await found({ 'custom.surface': '1', id })).toEqual([id]);
      expect([lists.mock.calls.length, others.mock.calls.length]).toEqual([1, 0]);
      await admin.post(fields, { record: 'crm.contact', kind: 'text', label: 'Surnom' });
      others.mockClear();
      await found({ id });
      const asked = others.mock.calls.map(([statement]) => statement);
      expect(asked.filter((each) => each.includes('workspace_custom_field'))).toHaveLength(1);
    } finally {
      lists.mockRestore();
      others.mockRestore();
    }
  });
});
