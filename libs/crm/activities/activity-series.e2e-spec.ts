import { type TestClient, TestPlatform } from '#testing';

const path = '/api/crm/activities';

interface Occurrence {
  id: string;
  version: number;
  dueAt: string;
  seriesId: string | null;
  state: string;
}

describe('activities that repeat', () => {
  let platform: TestPlatform;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    admin = await (await platform.instance()).admin();
  });
  afterAll(() => platform.stop());

  const start = async (more: object): Promise<Occurrence> =>
    (await admin.post(path, { subject: 'Point hebdomadaire', kind: 'meeting', ...more })).body;
  const command = async ({ id, version }: Occurrence, name: string, body = {}): Promise<Occurrence> =>
    (await admin.post(`${path}/${id}/${name}`, body, { headers: { 'if-match': `"${version}"` } })).body;
  const planned = async ({ id }: Occurrence): Promise<Occurrence[]> =>
    (await admin.get(`${path}?seriesId=${id}&state=planned`)).body.items;

  it('go on when one is done or given up, and belong to one series', async () => {
    const companyId = (await admin.post('/api/crm/companies', { name: 'Bailleur' })).body.id;
    const more = { place: 'Agence', durationMinutes: 45, reminderMinutes: 15, companyId };
    const first = await start({
      dueAt: '2030-03-25T08:00:00Z',
      repeats: 'weekly',
      notes: 'Salle 2',
      ...more,
    });
    expect(first.seriesId).toBe(null);
    expect(await command(first, 'completion')).toMatchObject({ state: 'done', seriesId: first.id });
    const [second] = await planned(first);
    // The clocks have changed meanwhile: 9:00 stays 9:00.
    const follows = {
      dueAt: '2030-04-01T07:00:00.000Z',
      repeats: 'weekly',
      notes: null,
      subject: 'Point hebdomadaire',
    };
    expect(second).toMatchObject({ ...follows, ...more, seriesId: first.id });
    await command(second as Occurrence, 'cancellation');
    expect((await planned(first)).map(({ dueAt }) => dueAt)).toEqual(['2030-04-08T07:00:00.000Z']);
    expect((await admin.get(`${path}?seriesId=${first.id}`)).body.total).toBe(3);
  });

  it('are not pulled along when one is moved', async () => {
    const first = await start({ dueAt: '2030-01-31T09:00:00Z', repeats: 'monthly' });
    await command(first, 'completion');
    const [second] = (await planned(first)) as [Occurrence];
    expect(second.dueAt).toBe('2030-02-28T09:00:00.000Z');
    const moved = await admin.patch(`${path}/${second.id}`, 1, { dueAt: '2030-03-04T10:00:00Z' });
    await command(moved.body, 'completion');
    const [third] = (await planned(first)) as [Occurrence];
    expect(third.dueAt).toBe('2030-03-31T08:00:00.000Z');
    // Moved together with the repetition, the series begins anew from there.
    const anew = { dueAt: '2030-04-10T08:00:00Z', repeats: 'daily', repeatEvery: 10 };
    await command((await admin.patch(`${path}/${third.id}`, 1, anew)).body, 'completion');
    expect((await planned(first)).map(({ dueAt }) => dueAt)).toEqual(['2030-04-20T08:00:00.000Z']);
  });

  it('end on their last day, or when the series is ended', async () => {
    const first = await start({ dueAt: '2030-05-01T08:00:00Z', repeats: 'daily', repeatUntil: '2030-05-02' });
    await command(first, 'completion');
    const [second] = (await planned(first)) as [Occurrence];
    await command(second, 'completion');
    expect(await planned(first)).toEqual([]);
    const other = await start({ dueAt: '2030-05-01T08:00:00Z', repeats: 'yearly' });
    expect(await command(other, 'cancellation', { endSeries: true })).toMatchObject({ repeats: 'none' });
    expect((await admin.get(`${path}?seriesId=${other.id}`)).body.total).toBe(0);
  });

  it('make no second successor of one that was reopened, and none in the past', async () => {
    const first = await start({ dueAt: '2020-03-02T08:00:00Z', repeats: 'weekly' });
    const done = await command(first, 'completion');
    await command(await command(done, 'reopening'), 'completion');
    const list = await planned(first);
    expect(list).toHaveLength(1);
    const { dueAt } = list[0] as Occurrence;
    expect(Date.parse(dueAt)).toBeGreaterThan(Date.now() - 86_400_000);
    expect(Date.parse(dueAt)).toBeLessThan(Date.now() + 8 * 86_400_000);
  });

  it('need a date, a step and an end that make sense', async () => {
    const wrong = async (more: object) => {
      const { status, body } = await admin.post(path, {
        kind: 'task',
        subject: 'x',
        repeats: 'daily',
        ...more,
      });
      return [
        status,
        body.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
      ];
    };
    const dueAt = '2030-05-01T08:00:00Z';
    expect(await wrong({ dueAt, repeatUntil: '2030-04-30' })).toEqual([422, ['repeatUntil order']]);
    expect(await wrong({ dueAt, repeatEvery: 0 })).toEqual([422, ['repeatEvery min']]);
    expect(await wrong({ kind: 'note' })).toEqual([422, expect.arrayContaining(['repeats undated'])]);
    expect(await wrong({ dueAt, repeatEvery: 366 })).toEqual([422, ['repeatEvery max']]);
  });
});
