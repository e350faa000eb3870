import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const path = '/api/workspace/custom-fields';

describe('custom fields of records', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const add = async (body: object) => {
    const answer = await admin.post(path, { record: 'crm.opportunity', kind: 'text', ...body });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const codes = (body: { errors?: { field: string; code: string }[] }) =>
    body.errors?.map(({ field, code }) => `${field} ${code}`);
  const listed = async (client: TestClient, record: string) => {
    const { body } = await client.get(path);
    return body.items.filter((each: { record: string }) => each.record === record);
  };

  it('are added by an admin and known to everybody, with a key that stays', async () => {
    const made = await add({
      kind: 'decimal',
      label: 'Surface habitable',
      unit: 'm²',
      labelEn: 'Living area',
    });
    expect(made).toMatchObject({
      version: 1,
      key: 'surface-habitable',
      kind: 'decimal',
      unit: 'm²',
      decimals: 2,
      choices: [],
      required: false,
      archived: false,
      position: 1,
    });
    const renamed = await admin.patch(`${path}/${made.id}`, 1, { label: 'Surface', required: true });
    expect(renamed.body).toMatchObject({
      version: 2,
      key: 'surface-habitable',
      label: 'Surface',
      required: true,
    });
    const stale = await admin.patch(`${path}/${made.id}`, 1, { label: 'Aire' });
    expect(stale.body).toMatchObject({ code: 'STALE_VERSION', current: { label: 'Surface' } });
    expect(await listed(await instance.user('reader'), 'crm.opportunity')).toMatchObject([
      { label: 'Surface' },
    ]);
    await admin.patch(`${path}/${made.id}`, 2, { required: false });
  });

  it('are for admins to change', async () => {
    const manager = await instance.user('manager');
    const body = { record: 'crm.company', kind: 'text', label: 'Code' };
    expect((await manager.post(path, body)).status).toBe(403);
    expect((await manager.get(`${path}/uses?record=crm.company`)).status).toBe(403);
    expect((await manager.put(`${path}/order`, { record: 'crm.company', ids: [] })).status).toBe(403);
  });

  it('say what is wrong at its place', async () => {
    const refused = async (body: object) => {
      const answer = await admin.post(path, {
        record: 'crm.opportunity',
        kind: 'text',
        label: 'Essai',
        ...body,
      });
      expect(answer.status).toBe(422);
      return codes(answer.body);
    };
    expect(await refused({ record: 'crm.stage' })).toEqual(['record unknown']);
    expect(await refused({ kind: 'colour' })).toEqual(['kind isIn']);
    expect(await refused({ label: ' surface ' })).toEqual(['label taken']);
    expect(await refused({ kind: 'choice' })).toEqual(['choices empty']);
    expect(await refused({ unit: 'm' })).toEqual(['unit number']);
    expect(await refused({ kind: 'choice', choices: [{ label: '' }] })).toEqual([
      'choices.0.label isNotEmpty',
    ]);
    const { body } = await admin.get(path);
    const kind = await admin.patch(`${path}/${body.items[0].id}`, body.items[0].version, { kind: 'text' });
    expect(codes(kind.body)).toEqual(['kind unknown']);
  });

  it('are put in order', async () => {
    const [one, two] = [
      await add({ record: 'crm.contact', label: 'Fonction exacte' }),
      await add({ record: 'crm.contact', label: 'Parrain', kind: 'user' }),
    ];
    const ordered = await admin.put(`${path}/order`, { record: 'crm.contact', ids: [two.id, one.id] });
    expect(ordered.status).toBe(200);
    const after = await listed(admin, 'crm.contact');
    expect(after.map(({ key, position }: { key: string; position: number }) => [key, position])).toEqual([
      ['parrain', 1],
      ['fonction-exacte', 2],
    ]);
    const partly = await admin.put(`${path}/order`, { record: 'crm.contact', ids: [one.id] });
    expect(codes(partly.body)).toEqual(['ids all']);
  });

  it('are removed while no record has a value, and archived afterwards; a key is never given again', async () => {
    const made = await add({ record: 'crm.company', label: 'Bâtiment' });
    const company = await admin.post('/api/crm/companies', { name: 'Dupont', custom: { batiment: 'B' } });
    expect(company.body).toMatchObject({ custom: { batiment: 'B' } });
    expect((await admin.get(`${path}/uses?record=crm.company`)).body.items).toEqual([
      { key: 'batiment', count: 1 },
    ]);
    const used = await admin.delete(`${path}/${made.id}`, 1);
    expect(used.body).toMatchObject({ code: 'CUSTOM_FIELD_IN_USE' });

    const at = `/api/crm/companies/${company.body.id}`;
    const archived = await admin.patch(`${path}/${made.id}`, 1, { archived: true });
    expect(archived.body).toMatchObject({ archived: true });
    expect((await admin.get(at)).body.custom).toEqual({});
    const refused = await admin.patch(at, 1, { custom: { batiment: 'C' } });
    expect(codes(refused.body)).toEqual(['custom.batiment unknown']);
    await admin.patch(at, 1, { name: 'Dupont SA' });
    await admin.patch(`${path}/${made.id}`, 2, { archived: false });
    expect((await admin.get(at)).body).toMatchObject({ name: 'Dupont SA', custom: { batiment: 'B' } });

    await admin.patch(at, 2, { custom: { batiment: null } });
    expect((await admin.delete(`${path}/${made.id}`, 3)).status).toBe(204);
    expect(await listed(admin, 'crm.company')).toEqual([]);
    expect(await add({ record: 'crm.company', label: 'Bâtiment' })).toMatchObject({ key: 'batiment-2' });
  });

  it('keep the choices that records have', async () => {
    const made = await add({
      record: 'crm.company',
      kind: 'choices',
      label: 'Toiture',
      choices: [{ label: 'Tuile' }, { label: 'Ardoise', labelEn: 'Slate' }, { label: 'Zinc' }],
    });
    expect(made.choices.map(({ value }: { value: string }) => value)).toEqual(['tuile', 'ardoise', 'zinc']);
    const company = await admin.post('/api/crm/companies', {
      name: 'Couverture Roy',
      custom: { toiture: ['zinc', 'tuile'] },
    });
    expect(company.body.custom).toEqual({ toiture: ['tuile', 'zinc'] });
    const [tuile, ardoise, zinc] = made.choices;
    const lost = await admin.patch(`${path}/${made.id}`, 1, { choices: [tuile] });
    expect(codes(lost.body)).toEqual(['choices in-use']);
    const kept = await admin.patch(`${path}/${made.id}`, 1, {
      choices: [
        { ...zinc, retired: true },
        { ...tuile, label: 'Terre cuite' },
      ],
    });
    expect(kept.body.choices).toMatchObject([{ value: 'zinc', retired: true }, { label: 'Terre cuite' }]);
    expect(ardoise).toMatchObject({ labelEn: 'Slate' });
    const again = await admin.post('/api/crm/companies', { name: 'Roy', custom: { toiture: ['zinc'] } });
    expect(codes(again.body)).toEqual(['custom.toiture isIn']);
    const stays = await admin.patch(`/api/crm/companies/${company.body.id}`, 1, {
      custom: { toiture: ['tuile', 'zinc'] },
    });
    expect(stays.body.custom).toEqual({ toiture: ['zinc', 'tuile'] });
  });

  it('never take a value while they go away', async () => {
    const made = await add({ record: 'crm.company', label: 'Éphémère' });
    const writes = Array.from({ length: 6 }, (_, at) =>
      admin.post('/api/crm/companies', { name: `Course ${at}`, custom: { ephemere: 'x' } }),
    );
    const [removed, ...written] = await Promise.all([admin.delete(`${path}/${made.id}`, 1), ...writes]);
    const stored = written.filter(({ status }) => status === 201).length;
    expect(written.every(({ status }) => status === 201 || status === 422)).toBe(true);
    expect([204, 409]).toContain(removed.status);
    // Either it is gone and nothing is in it, or something was quicker and it stays.
    if (removed.status === 204) expect(stored).toBe(0);
    else expect(stored).toBeGreaterThan(0);
  });
});
