import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';

const path = '/api/crm/activities';
const dueAt = '2030-03-29T13:00:00.000Z';

describe('activities', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let adminId: string;

  const idOf = async (client: TestClient): Promise<string> =>
    (await client.get('/api/identity/session')).body.user.id;
  const made = async (at: string, body: object): Promise<string> =>
    (await admin.post(`/api/crm/${at}`, body)).body.id;
  const activity = async (more: object = {}) =>
    (await admin.post(path, { subject: 'Rappeler', kind: 'call', dueAt, ...more })).body;
  const command = (client: TestClient, { id }: { id: string }, name: string, version: number, body = {}) =>
    client.post(`${path}/${id}/${name}`, body, { headers: { 'if-match': `"${version}"` } });
  const codes = ({ body }: { body: { errors?: { field: string; code: string }[] } }) =>
    (body.errors ?? []).map(({ field, code }) => `${field} ${code}`);

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    adminId = await idOf(admin);
  });
  afterAll(() => platform.stop());

  it('are planned for whoever creates them, found by subject and place, and listed by due date', async () => {
    const companyId = await made('companies', { name: 'Charpente Martin' });
    const first = await activity({ subject: 'Métré toiture', kind: 'visit', place: 'Orvault', companyId });
    expect(first).toMatchObject({
      version: 1,
      state: 'planned',
      ownerId: adminId,
      companyId,
      dueAt,
      doneAt: null,
      outcome: null,
      direction: 'out',
      repeats: 'none',
    });
    await activity({ subject: 'Relancer', companyId, dueAt: '2030-03-28T13:00:00+01:00' });
    const list = await admin.get(`${path}?companyId=${companyId}&dueAt.from=2030-03-28&state=planned`);
    expect(list.body.items.map(({ subject }: { subject: string }) => subject)).toEqual([
      'Relancer',
      'Métré toiture',
    ]);
    expect((await admin.get(`${path}?q=orvault`)).body.items).toEqual([first]);
    expect((await admin.get(`${path}?kind=visit,call&companyId=${companyId}&sort=kind`)).body.total).toBe(2);
    expect((await admin.get(`/api/workspace/search?q=metre%20toit`)).body.groups).toEqual([
      expect.objectContaining({ resource: 'crm.activity' }),
    ]);
  });

  it('are overdue once their time is past, those of a whole day once it is over', async () => {
    const companyId = await made('companies', { name: 'Couverture Guillou' });
    const now = Date.now();
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(now);
    await activity({ companyId, subject: 'À l’instant', dueAt: at(-1) });
    await activity({ companyId, subject: 'Tout à l’heure', dueAt: at(30) });
    await activity({ companyId, subject: 'Dans la journée', dueAt: `${today}T00:00`, allDay: true });
    await activity({ companyId, subject: 'Avant-hier', dueAt: at(-2 * 1440), allDay: true });
    await activity({ companyId, subject: 'Fait', dueAt: at(-90), doneAt: at(-80) });
    const asked = async (overdue: string) => {
      const { body } = await admin.get(`${path}?companyId=${companyId}&overdue=${overdue}`);
      return [body.total, body.items.map(({ subject }: { subject: string }) => subject).sort()];
    };
    expect(await asked('true')).toEqual([2, ['Avant-hier', 'À l’instant']]);
    expect(await asked('false')).toEqual([3, ['Dans la journée', 'Fait', 'Tout à l’heure']]);
    expect(await asked('null')).toEqual([0, []]);
    expect((await admin.get(`${path}?overdue=peut-être`)).status).toBe(422);
  });

  it('have a due date, but for notes, which are done as they are written', async () => {
    const undated = await admin.post(path, { subject: 'Un jour', kind: 'task' });
    expect([undated.status, codes(undated)]).toEqual([422, ['dueAt required']]);
    const note = (await admin.post(path, { subject: 'Chien méchant', kind: 'note' })).body;
    expect(note).toMatchObject({ state: 'done', doneAt: expect.any(String), dueAt: null });
    expect(codes(await admin.patch(`${path}/${note.id}`, 1, { kind: 'call' }))).toEqual(['dueAt required']);
    expect(codes(await admin.patch(`${path}/${note.id}`, 1, { reminderMinutes: 10 }))).toEqual([
      'reminderMinutes undated',
    ]);
    expect((await command(admin, note, 'reopening', 1)).body.code).toBe('TRANSITION_REFUSED');
    const planned = await activity();
    expect((await admin.patch(`${path}/${planned.id}`, 1, { dueAt: null })).status).toBe(422);
    const became = await admin.patch(`${path}/${planned.id}`, 1, { kind: 'note' });
    expect(became.body).toMatchObject({ state: 'done', doneAt: expect.any(String), dueAt });
  });

  it('may be noted when they are done already, and not before', async () => {
    const doneAt = '2024-05-06T08:00:00.000Z';
    const call = await admin.post(path, { subject: 'A rappelé', kind: 'call', direction: 'in', doneAt });
    expect(call.body).toMatchObject({ state: 'done', doneAt, dueAt: doneAt, outcome: null });
    const later = {
      kind: 'task',
      subject: 'x',
      dueAt,
      doneAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    expect(codes(await admin.post(path, later))).toEqual(['doneAt future']);
    expect(codes(await admin.post(path, { kind: 'task', subject: 'x', dueAt, outcome: 'reached' }))).toEqual([
      'outcome not-done',
    ]);
    expect(codes(await admin.post(path, { kind: 'task', subject: 'x', doneAt, repeats: 'daily' }))).toEqual([
      'repeats done',
    ]);
    const change = { doneAt: '2024-05-07T08:00:00Z', outcome: 'reached' };
    expect(codes(await admin.patch(`${path}/${call.body.id}`, 1, change)).sort()).toEqual([
      'doneAt by-command',
      'outcome by-command',
    ]);
    const unchanged = await admin.patch(`${path}/${call.body.id}`, 1, { doneAt, notes: 'Pressé' });
    expect(unchanged.body).toMatchObject({ notes: 'Pressé', doneAt, version: 2 });
    expect((await admin.patch(`${path}/${call.body.id}`, 2, { state: 'planned' })).status).toBe(422);
  });

  it('that last all day begin at midnight where the instance is', async () => {
    const day = await activity({ allDay: true, dueAt: '2030-07-14T15:30' });
    expect(day.dueAt).toBe('2030-07-13T22:00:00.000Z');
    const moved = await admin.patch(`${path}/${day.id}`, 1, { dueAt: '2030-12-24T23:30:00+01:00' });
    expect(moved.body.dueAt).toBe('2030-12-23T23:00:00.000Z');
  });

  it('are completed with an outcome and with what is to be done next', async () => {
    const companyId = await made('companies', { name: 'Toitures Evrardin' });
    const contactId = await made('contacts', { lastName: 'Evrardin' });
    const call = await activity({ companyId, contactId, notes: 'Devis remis' });
    expect((await command(admin, call, 'completion', 7)).body).toMatchObject({
      code: 'STALE_VERSION',
      version: 1,
    });
    const next = { kind: 'visit', subject: 'Visite', dueAt: '2030-04-02T08:00:00.000Z' };
    const done = await command(admin, call, 'completion', 1, {
      outcome: 'reached',
      notes: 'Intéressé',
      next,
    });
    expect([done.status, done.body]).toEqual([
      200,
      { ...call, ...done.body, state: 'done', outcome: 'reached', notes: 'Intéressé', version: 2 },
    ]);
    expect(Date.parse(done.body.doneAt)).toBeGreaterThan(Date.now() - 60_000);
    const list = await admin.get(`${path}?companyId=${companyId}&state=planned`);
    expect(list.body.items).toEqual([
      expect.objectContaining({ ...next, companyId, contactId, ownerId: adminId, notes: null }),
    ]);
    const again = await command(admin, call, 'completion', 2);
    expect([again.status, again.body.code]).toEqual([409, 'TRANSITION_REFUSED']);

    const reopened = await command(admin, call, 'reopening', 2);
    expect(reopened.body).toMatchObject({ state: 'planned', doneAt: null, outcome: null, version: 3 });
    const cancelled = await command(admin, call, 'cancellation', 3);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', doneAt: null, version: 4 });
    expect((await command(admin, call, 'completion', 4)).body.code).toBe('TRANSITION_REFUSED');
    const { status } = await admin.post(`${path}/${call.id}/reopening`);
    expect(status).toBe(428);
  });

  it('create nothing when what comes next is refused', async () => {
    const call = await activity();
    const body = { next: { kind: 'note', subject: '', dueAt: 'demain', ownerId: 'x', more: 1 } };
    const wrong = await command(admin, call, 'completion', 1, body);
    expect([wrong.status, codes(wrong).sort()]).toEqual([
      422,
      [
        'next.dueAt moment',
        'next.kind isIn',
        'next.more unknown',
        'next.ownerId id',
        'next.subject isNotEmpty',
      ],
    ]);
    for (const next of [null, [], 'x', 3, [[]]])
      expect((await command(admin, call, 'completion', 1, { next })).status).toBe(422);
    const stranger = { kind: 'call', subject: 'Rappel', dueAt, ownerId: newId() };
    const refused = await command(admin, call, 'completion', 1, { next: stranger });
    expect([refused.status, codes(refused)]).toEqual([422, ['next.ownerId unknown-user']]);
    const future = { doneAt: '2090-01-01T00:00:00Z' };
    expect(codes(await command(admin, call, 'completion', 1, future))).toEqual(['doneAt future']);
    expect((await admin.get(`${path}/${call.id}`)).body).toEqual(call);
  });

  it('are repeated to the same answer under one key', async () => {
    const call = await activity();
    const next = { kind: 'call', subject: `Une seule fois ${newId()}`, dueAt };
    const headers = { 'if-match': '"1"', 'idempotency-key': newId() };
    const first = await admin.post(`${path}/${call.id}/completion`, { next }, { headers });
    const second = await admin.post(`${path}/${call.id}/completion`, { next }, { headers });
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect((await admin.get(`${path}?subject=${encodeURIComponent(next.subject)}`)).body.total).toBe(1);
  });

  it('concern records that exist for who links them; on an opportunity they are with its company', async () => {
    const unknown = await admin.post(path, {
      kind: 'task',
      subject: 'x',
      dueAt,
      companyId: newId(),
      contactId: newId(),
      opportunityId: newId(),
      leadId: newId(),
    });
    expect(codes(unknown).sort()).toEqual([
      'companyId unknown-record',
      'contactId unknown-record',
      'leadId unknown-record',
      'opportunityId unknown-record',
    ]);
    const companyId = await made('companies', { name: 'Famille Abelin' });
    const otherId = await made('companies', { name: 'Syndic' });
    const opportunityId = await made('opportunities', { name: 'Extension', companyId });
    expect((await activity({ opportunityId })).companyId).toBe(companyId);
    expect((await activity({ opportunityId, companyId: otherId })).companyId).toBe(otherId);
    const later = await activity();
    const linked = await admin.patch(`${path}/${later.id}`, 1, { opportunityId });
    expect(linked.body).toMatchObject({ opportunityId, companyId });
  });

  it('of a removed record stay, without it', async () => {
    const companyId = await made('companies', { name: 'Éphémère' });
    const call = await activity({ companyId });
    expect((await admin.delete(`/api/crm/companies/${companyId}`, 1)).status).toBe(204);
    expect((await admin.get(`${path}/${call.id}`)).body).toMatchObject({ companyId: null, version: 1 });
  });

  it('are changed by their owner and the owner’s team, and completed by nobody else', async () => {
    const [member, reader] = [await instance.user('member'), await instance.user('reader')];
    const foreign = await activity();
    expect((await member.get(`${path}/${foreign.id}`)).status).toBe(200);
    expect((await command(member, foreign, 'completion', 1)).status).toBe(403);
    expect((await command(reader, foreign, 'cancellation', 1)).status).toBe(403);
    const own = (await member.post(path, { kind: 'task', subject: 'À moi', dueAt })).body;
    expect((await command(member, own, 'completion', 1, { outcome: 'done' })).status).toBe(200);
    expect((await member.delete(`${path}/${own.id}`, 2)).status).toBe(403);
    expect((await admin.delete(`${path}/${own.id}`, 2)).status).toBe(204);
  });
});
