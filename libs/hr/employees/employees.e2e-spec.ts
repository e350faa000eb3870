import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

let platform: TestPlatform;
let instance: TestInstance;
let referent: TestClient;
let serial = 0;

const hire = async (more: Record<string, unknown> = {}) => {
  serial += 1;
  const input = { firstName: 'Jeanne', lastName: `Martin ${serial}`, hiredOn: '2020-01-06', ...more };
  const answer = await referent.post('/api/hr/employees', input);
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return answer.body;
};
const command = (id: string, name: string, body?: unknown) =>
  referent.post(`/api/hr/employees/${id}/${name}`, body);
const read = async (id: string) => (await referent.get(`/api/hr/employees/${id}`)).body;
const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const errorsOf = ({
  status,
  body,
}: {
  status: number;
  body: { errors?: { field: string; code: string }[] };
}) => [status, ...(body.errors ?? []).map(({ field, code }) => `${field} ${code}`)];

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  referent = await instance.hrReferent();
});
afterAll(() => platform.stop());

describe('employees', () => {
  it('are recorded, found and changed by an HR referent, with their history', async () => {
    const employee = await hire({
      lastName: 'Lefèvre',
      birthDate: '1980-02-29',
      socialSecurityNumber: '2 55 08 14 168 025 38',
      iban: 'FR14 2004 1010 0505 0001 3M02 606',
      nationality: 'fr',
      personalPhone: '06 12 34 56 78',
      emergencyContacts: [{ name: 'Paul', phone: '02 40 00 00 00' }],
      addresses: [{ city: 'Nantes', country: 'fr' }],
    });
    expect(employee).toMatchObject({
      state: 'active',
      socialSecurityNumber: '255081416802538',
      iban: 'FR1420041010050500013M02606',
      nationality: 'FR',
      personalPhone: '+33612345678',
      leftOn: null,
    });
    const found = await referent.get('/api/hr/employees?q=lefevre jeanne&state=active&sort=hiredOn');
    expect(found.body).toMatchObject({ total: 1, items: [{ id: employee.id }] });
    const path = `/api/hr/employees/${employee.id}`;
    expect((await referent.patch(path, 1, { gender: 'female' })).body).toMatchObject({ version: 2 });
    expect((await referent.get(`${path}/history`)).body.items).toMatchObject([
      { operation: 'update', changes: [{ field: 'gender', from: null, to: 'female' }] },
      { operation: 'insert' },
    ]);
    expect((await referent.delete(path, 2)).status).toBe(204);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ socialSecurityNumber: '2550814168025' }, 'socialSecurityNumber nir'],
    [{ socialSecurityNumber: '255081416802539' }, 'socialSecurityNumber nir'],
    [{ iban: 'FR1520041010050500013M02606' }, 'iban iban'],
    [{ birthDate: '2999-01-01' }, 'birthDate range'],
    [{ birthDate: '2010-01-07', hiredOn: '2024-01-06' }, 'hiredOn too-young'],
    [{ residencePermitExpiresOn: '2030-01-01' }, 'residencePermitNumber required'],
    [{ workPhone: '12' }, 'workPhone phone'],
    [{ personalEmail: 'nonsense' }, 'personalEmail isEmail'],
    [{ managerId: newId() }, 'managerId unknown-record'],
    [{ departmentId: newId() }, 'departmentId unknown-record'],
    [{ userId: newId() }, 'userId unknown-record'],
    [{ emergencyContacts: [{ name: 'Paul' }] }, 'emergencyContacts.0.phone isNotEmpty'],
    [{ state: 'left' }, 'state unknown'],
    [{ leftOn: '2024-01-01' }, 'leftOn unknown'],
    [{ exitReason: 'other' }, 'exitReason unknown'],
  ])('are refused with %j', async (input, error) => {
    const body = { firstName: 'A', lastName: 'B', ...input };
    expect(errorsOf(await referent.post('/api/hr/employees', body))).toEqual([422, error]);
    const { id } = await hire(input['hiredOn'] ? { hiredOn: undefined } : {});
    expect(errorsOf(await referent.patch(`/api/hr/employees/${id}`, 1, input))).toEqual([422, error]);
  });

  it('never manage themselves, not through others, not even when two change it at once', async () => {
    const [boss, chief, worker] = [await hire(), await hire(), await hire()];
    const put = (who: { id: string }, version: number, managerId: string) =>
      referent.patch(`/api/hr/employees/${who.id}`, version, { managerId });
    expect((await put(chief, 1, boss.id)).status).toBe(200);
    expect((await put(worker, 1, chief.id)).status).toBe(200);
    expect(errorsOf(await put(boss, 1, boss.id))).toEqual([422, 'managerId loop']);
    expect(errorsOf(await put(boss, 1, worker.id))).toEqual([422, 'managerId loop']);
    expect((await referent.delete(`/api/hr/employees/${chief.id}`, 2)).status).toBe(409);

    const [left, right] = [await hire(), await hire()];
    const both = await Promise.all([put(left, 1, right.id), put(right, 1, left.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('have a user of their own', async () => {
    const userId = (await (await instance.user('manager')).get('/api/identity/session')).body.user.id;
    await hire({ userId });
    const second = await referent.post('/api/hr/employees', { firstName: 'A', lastName: 'B', userId });
    expect(errorsOf(second)).toEqual([409, 'userId taken']);
    await hire({ staffNumber: 'M1' });
    const number = await referent.post('/api/hr/employees', {
      firstName: 'A',
      lastName: 'B',
      staffNumber: 'M1',
    });
    expect(errorsOf(number)).toEqual([409, 'staffNumber taken']);
  });
});

describe('the working life of an employee', () => {
  it('goes from arrival through suspension and notice to the archive', async () => {
    const { id, state } = await hire({ hiredOn: day(30) });
    expect(state).toBe('pre-hired');
    expect((await command(id, 'arrival')).body).toMatchObject({ state: 'active', version: 2 });
    expect((await command(id, 'suspension')).body.state).toBe('suspended');
    expect((await referent.delete(`/api/hr/employees/${id}/suspension`)).body.state).toBe('active');
    const history = await referent.get(`/api/hr/employees/${id}/history`);
    expect(history.body.items[0].changes).toEqual([{ field: 'state', from: 'suspended', to: 'active' }]);
  });

  it('ends with a departure: notice until the day has come, then gone, then archived', async () => {
    const { id } = await hire();
    const announced = await command(id, 'departure', { leftOn: day(40), exitReason: 'resignation' });
    expect(announced.body).toMatchObject({ state: 'notice', leftOn: day(40), exitReason: 'resignation' });
    const sooner = await command(id, 'departure', { leftOn: day(-2), exitReason: 'mutual-agreement' });
    expect(sooner.body).toMatchObject({ state: 'left', leftOn: day(-2), exitReason: 'mutual-agreement' });
    expect((await referent.delete(`/api/hr/employees/${id}`, 3)).status).toBe(409);
    expect((await command(id, 'archival')).body.state).toBe('archived');
  });

  it('refuses every other step, and says from where to where', async () => {
    const { id } = await hire();
    for (const [name, to] of [
      ['archival', 'archived'],
      ['arrival', 'active'],
    ]) {
      const refused = await command(id, name as string);
      expect([refused.status, refused.body]).toEqual([
        409,
        expect.objectContaining({ code: 'TRANSITION_REFUSED', from: 'active', to }),
      ]);
    }
    await command(id, 'departure', { leftOn: day(-1), exitReason: 'retirement' });
    for (const name of ['suspension', 'arrival']) expect((await command(id, name)).status).toBe(409);
    expect((await command(newId(), 'suspension')).status).toBe(404);
  });

  it('refuses a departure before the entry, and one without its day and reason', async () => {
    const { id } = await hire();
    const early = await command(id, 'departure', { leftOn: '2020-01-05', exitReason: 'other' });
    expect(errorsOf(early)).toEqual([422, 'leftOn order']);
    expect(errorsOf(await command(id, 'departure'))).toEqual([
      422,
      'leftOn isNotEmpty',
      'exitReason isNotEmpty',
    ]);
    const vague = await command(id, 'departure', { leftOn: 'soon', exitReason: 'because', more: 1 });
    expect(errorsOf(vague)).toEqual([422, 'more unknown', 'leftOn date', 'exitReason isIn']);
    await command(id, 'departure', { leftOn: day(-3), exitReason: 'other' });
    const { version } = await read(id);
    const moved = await referent.patch(`/api/hr/employees/${id}`, version, { hiredOn: day(0) });
    expect(errorsOf(moved)).toEqual([422, 'hiredOn order']);
  });
});
