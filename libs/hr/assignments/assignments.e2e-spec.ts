import { newId } from '#kernel';
import { type TestClient, TestPlatform } from '#testing';

let platform: TestPlatform;
let referent: TestClient;
let [joinery, roofing, painting] = ['', '', ''];

const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const hire = async (more = {}): Promise<string> =>
  (await referent.post('/api/hr/employees', { firstName: 'Luc', lastName: 'Roux', ...more })).body.id;
const read = async (id: string) => (await referent.get(`/api/hr/employees/${id}`)).body;
const assign = (body: unknown) => referent.post('/api/hr/assignments', body);
const change = (id: string, version: number, body: unknown) =>
  referent.patch(`/api/hr/assignments/${id}`, version, body);
const assignmentsOf = async (employeeId: string) =>
  (await referent.get(`/api/hr/assignments?employeeId=${employeeId}&order=asc&sort=startedOn`)).body.items;
const errorOf = ({
  status,
  body,
}: {
  status: number;
  body: { errors?: { field: string; code: string }[] };
}) => [status, body.errors?.[0]?.field, body.errors?.[0]?.code];

beforeAll(async () => {
  platform = await TestPlatform.start();
  referent = await (await platform.instance()).hrReferent();
  const department = async (name: string) => (await referent.post('/api/hr/departments', { name })).body.id;
  [joinery, roofing, painting] = [
    await department('Menuiserie'),
    await department('Couverture'),
    await department('Peinture'),
  ];
});
afterAll(() => platform.stop());

describe('assignments', () => {
  it('follow each other, and the employee follows the one without an end', async () => {
    const employeeId = await hire({ jobTitle: 'Apprenti' });
    await assign({ employeeId, departmentId: joinery, startedOn: '2022-01-03' });
    expect(await read(employeeId)).toMatchObject({ departmentId: joinery, jobTitle: 'Apprenti', version: 2 });
    const second = await assign({
      employeeId,
      departmentId: roofing,
      jobTitle: 'Couvreur',
      startedOn: '2024-03-01',
    });
    expect(second.status).toBe(201);
    expect(await read(employeeId)).toMatchObject({ departmentId: roofing, jobTitle: 'Couvreur', version: 3 });
    expect(await assignmentsOf(employeeId)).toMatchObject([
      { departmentId: joinery, startedOn: '2022-01-03', endedOn: '2024-02-29', version: 2 },
      { departmentId: roofing, startedOn: '2024-03-01', endedOn: null },
    ]);
    await assign({ employeeId, departmentId: painting, startedOn: '2021-01-01', endedOn: '2021-12-31' });
    expect(await read(employeeId)).toMatchObject({ departmentId: roofing, jobTitle: 'Couvreur', version: 3 });

    const ended = await change(second.body.id, 1, { endedOn: day(-1) });
    expect(ended.status).toBe(200);
    expect(await read(employeeId)).toMatchObject({ departmentId: null, jobTitle: null });
    await change(second.body.id, 2, { endedOn: null });
    expect(await read(employeeId)).toMatchObject({ departmentId: roofing, jobTitle: 'Couvreur' });
    expect((await referent.delete(`/api/hr/assignments/${second.body.id}`, 3)).status).toBe(204);
    expect(await read(employeeId)).toMatchObject({ departmentId: null, jobTitle: null });
  });

  it('keep the employee where they are until an end that is to come', async () => {
    const employeeId = await hire();
    const { body } = await assign({ employeeId, departmentId: joinery, startedOn: '2022-01-03' });
    await change(body.id, 1, { endedOn: day(20) });
    expect(await read(employeeId)).toMatchObject({ departmentId: joinery });
  });

  it('are without an end one at a time, however many come at once', async () => {
    const employeeId = await hire();
    const starts = ['2022-01-01', '2022-02-01', '2022-03-01', '2022-04-01', '2022-05-01', '2022-06-01'];
    const answers = await Promise.all(
      starts.map((startedOn) => assign({ employeeId, departmentId: joinery, startedOn })),
    );
    for (const { status } of answers) expect([201, 422]).toContain(status);
    const open = (await assignmentsOf(employeeId)).filter(
      ({ endedOn }: { endedOn: unknown }) => endedOn === null,
    );
    expect(open).toHaveLength(1);
  });

  it('are refused where they contradict each other or name what is not there', async () => {
    const employeeId = await hire();
    const base = { employeeId, departmentId: joinery, startedOn: '2024-01-01' };
    const { body } = await assign(base);
    expect(errorOf(await assign({ ...base, startedOn: '2023-01-01' }))).toEqual([
      422,
      'startedOn',
      'another-open',
    ]);
    const backwards = await assign({ ...base, startedOn: '2023-01-02', endedOn: '2023-01-01' });
    expect(errorOf(backwards)).toEqual([422, 'endedOn', 'order']);
    expect(errorOf(await assign({ ...base, employeeId: newId() }))).toEqual([
      422,
      'employeeId',
      'unknown-record',
    ]);
    const nowhere = await assign({ ...base, departmentId: newId() });
    expect(errorOf(nowhere)).toEqual([422, 'departmentId', 'unknown-record']);
    const other = await hire();
    expect(errorOf(await change(body.id, 1, { employeeId: other }))).toEqual([422, 'employeeId', 'fixed']);
    const twice = await assign({ ...base, endedOn: '2024-02-01' });
    expect(errorOf(twice)).toEqual([409, 'startedOn', 'taken']);
    const past = await assign({ ...base, startedOn: '2020-01-01', endedOn: '2020-12-31' });
    expect(errorOf(await change(past.body.id, 1, { endedOn: null }))).toEqual([
      422,
      'endedOn',
      'another-open',
    ]);
  });

  it('decide what the employee record says while one is current', async () => {
    const employeeId = await hire();
    const path = `/api/hr/employees/${employeeId}`;
    expect((await referent.patch(path, 1, { departmentId: painting, jobTitle: 'Peintre' })).status).toBe(200);
    await assign({ employeeId, departmentId: joinery, jobTitle: 'Menuisier', startedOn: '2024-01-01' });
    const moved = await referent.patch(path, 3, { departmentId: painting });
    expect(errorOf(moved)).toEqual([422, 'departmentId', 'follows-assignment']);
    expect(errorOf(await referent.patch(path, 3, { jobTitle: 'Peintre' }))).toEqual([
      422,
      'jobTitle',
      'follows-assignment',
    ]);
  });

  it('end with a departure, and move with it', async () => {
    const employeeId = await hire({ hiredOn: '2022-01-03' });
    await assign({ employeeId, departmentId: joinery, startedOn: '2022-01-03' });
    const leave = (leftOn: string) =>
      referent.post(`/api/hr/employees/${employeeId}/departure`, { leftOn, exitReason: 'resignation' });
    await leave(day(30));
    expect(await assignmentsOf(employeeId)).toMatchObject([{ endedOn: day(30) }]);
    await leave(day(60));
    expect(await assignmentsOf(employeeId)).toMatchObject([{ endedOn: day(60) }]);
    await leave(day(-1));
    expect(await assignmentsOf(employeeId)).toMatchObject([{ endedOn: day(-1) }]);
    expect(await read(employeeId)).toMatchObject({ state: 'left', departmentId: joinery });
    const after = await assign({ employeeId, departmentId: roofing, startedOn: day(0) });
    expect(errorOf(after)).toEqual([422, 'endedOn', 'has-left']);

    const mover = await hire();
    await assign({ employeeId: mover, departmentId: joinery, startedOn: day(10) });
    const early = await referent.post(`/api/hr/employees/${mover}/departure`, {
      leftOn: day(5),
      exitReason: 'other',
    });
    expect(errorOf(early)).toEqual([422, 'leftOn', 'before-assignment']);
  });
});

describe('departments', () => {
  it('stand in a tree, bear one name each, and stay while they are in use', async () => {
    const add = (body: unknown) => referent.post('/api/hr/departments', body);
    const top = (await add({ name: 'Direction' })).body;
    const below = (await add({ name: 'Travaux', parentId: top.id })).body;
    const put = (id: string, version: number, parentId: string) =>
      referent.patch(`/api/hr/departments/${id}`, version, { parentId });
    expect(errorOf(await put(top.id, 1, below.id))).toEqual([422, 'parentId', 'loop']);
    expect(errorOf(await put(top.id, 1, top.id))).toEqual([422, 'parentId', 'loop']);
    expect(errorOf(await put(top.id, 1, newId()))).toEqual([422, 'parentId', 'unknown-record']);
    expect(errorOf(await add({ name: 'TRAVAUX' }))).toEqual([409, 'name', 'taken']);
    const used = await referent.delete(`/api/hr/departments/${top.id}`, 1);
    expect([used.status, used.body.code]).toEqual([409, 'STILL_REFERENCED']);
    expect((await referent.delete(`/api/hr/departments/${below.id}`, 1)).status).toBe(204);
    expect((await referent.delete(`/api/hr/departments/${top.id}`, 1)).status).toBe(204);
  });
});
