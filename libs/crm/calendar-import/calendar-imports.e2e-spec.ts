import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { made } from '../mails/mails-test-kit.js';

const path = '/api/crm/calendar-imports';
const event = (uid: string, ...lines: string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');

describe('calendars read into activities', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let client: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    client = await instance.user('manager');
  });
  afterAll(() => platform.stop());

  const post = (content: string, at = '?name=agenda.ics', who = client) =>
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
    who.send<any>('POST', `${path}${at}`, {
      raw: content,
      headers: { 'content-type': 'text/calendar' },
    });
  const activities = async (query: string) =>
    (await client.get(`/api/crm/activities?perPage=200&${query}`)).body.items;
  const counts = ({ read, created, updated, unchanged, refused }: Record<string, number>) => ({
    ...{ read, created, updated, unchanged, refused },
  });

  it('are seen beforehand, read, read again without doubles, and taken back', async () => {
    const contactId = await made(client, 'contacts', {
      lastName: 'Roux',
      emails: [{ address: 'roux@x.example' }],
    });
    const content = calendar(
      event(
        'a',
        'SUMMARY:Réunion de chantier',
        'DTSTART:20300115T090000Z',
        'DTEND:20300115T103000Z',
        'LOCATION:Orvault',
        'ATTENDEE:mailto:Roux@x.example',
      ),
      event('b', 'SUMMARY:Pose', 'DTSTART;VALUE=DATE:20300201'),
      event('c', 'SUMMARY:Sans date'),
      event('d', 'SUMMARY:Annulée', 'DTSTART:20300115T090000Z', 'STATUS:CANCELLED'),
      event('a', 'SUMMARY:La même', 'DTSTART:20300115T090000Z'),
    );
    const preview = await post(content, '/preview');
    expect([preview.status, counts(preview.body)]).toEqual([
      200,
      { read: 5, created: 2, updated: 0, unchanged: 0, refused: 3 },
    ]);
    expect(await activities('subject=Pose')).toEqual([]);
    const run = await post(content);
    expect([run.status, counts(run.body)]).toEqual([
      201,
      { read: 5, created: 2, updated: 0, unchanged: 0, refused: 3 },
    ]);
    const entries: { outcome: string; reason: string | null }[] = run.body.entries;
    expect(entries.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      'created',
      'created',
      'no-start',
      'cancelled',
      'duplicate-uid',
    ]);
    const [meeting] = await activities('q=chantier');
    expect(meeting).toMatchObject({
      kind: 'meeting',
      dueAt: '2030-01-15T09:00:00.000Z',
      durationMinutes: 90,
      place: 'Orvault',
      origin: 'import',
      contactId,
      state: 'planned',
    });
    expect(counts((await post(content)).body)).toEqual({
      read: 5,
      created: 0,
      updated: 0,
      unchanged: 2,
      refused: 3,
    });
    const later = await post(content.replace('DTEND:20300115T103000Z', 'DTEND:20300115T110000Z'));
    expect(counts(later.body)).toEqual({ read: 5, created: 0, updated: 1, unchanged: 1, refused: 3 });
    expect((await activities('q=chantier'))[0].durationMinutes).toBe(120);

    const undoOf = (id: unknown) => client.post(`${path}/${id}/undo`);
    const back = await undoOf(later.body.id);
    expect([back.status, back.body.undone, back.body.kept]).toEqual([200, 1, 0]);
    const [restored] = await activities('q=chantier');
    expect(restored.durationMinutes).toBe(90);
    const all = await undoOf(run.body.id);
    // The meeting was changed meanwhile, though back to what it was: it stays.
    expect([all.body.undone, all.body.kept]).toEqual([1, 1]);
    expect(await activities('subject=Pose')).toEqual([]);
    expect((await undoOf(run.body.id)).body.code).toBe('CRM_CALENDAR_UNDONE');
    expect((await client.get(path)).body.items).toHaveLength(3);
  });

  it('are one’s own: a colleague reads the same one for themselves, and sees no import of another', async () => {
    const content = calendar(event('partagé', 'SUMMARY:Point hebdo', 'DTSTART:20300304T090000Z'));
    const mine = await post(content);
    const member = await instance.user('member');
    const theirs = await post(content, '?name=agenda.ics', member);
    expect([counts(mine.body).created, counts(theirs.body).created]).toEqual([1, 1]);
    const id = mine.body.id;
    expect((await member.get(`${path}/${id}`)).status).toBe(404);
    expect((await member.post(`${path}/${id}/undo`)).status).toBe(404);
    expect((await post(content, '?name=x.ics', await instance.user('reader'))).status).toBe(403);
  });

  it('that came from here are known', async () => {
    await made(client, 'activities', { kind: 'call', subject: 'Rappeler', dueAt: '2030-05-05T08:00:00Z' });
    const { url } = (await client.post('/api/crm/calendar-feed')).body;
    const feed = await client.get(new URL(url).pathname);
    const again = await post(feed.text);
    expect(counts(again.body)).toMatchObject({ created: 0, updated: 0, refused: 0 });
    expect(counts(again.body).unchanged).toBeGreaterThan(0);
  });

  it('that are none are refused in words', async () => {
    const refused = await post('Nom;Prénom\n');
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('no-calendar')]);
  });
});
