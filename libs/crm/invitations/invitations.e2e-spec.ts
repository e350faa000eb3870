import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { bringIn, eml } from '../mails/mails-test-kit.js';

const dueAt = '2035-03-30T07:00:00.000Z';

describe('invitations', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes « Martin »' });
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const visit = async (more: object = {}) =>
    (
      await admin.post('/api/crm/activities', {
        kind: 'visit',
        subject: 'Métré, toiture ; côté "rue"',
        dueAt,
        durationMinutes: 90,
        place: 'Orvault',
        ...more,
      })
    ).body;
  const invite = (id: string, ...addresses: string[]) =>
    admin.put(`/api/crm/activities/${id}/invitation`, {
      invitees: addresses.map((address) => ({ address, name: 'Léa "la cheffe" Martin' })),
    });
  const state = async (id: string) => (await admin.get(`/api/crm/activities/${id}/invitation`)).body;

  /** The calendar in the n-th mail to somebody, once it came; as the mail program and the calendar read it. */
  const received = (address: string, count: number) =>
    platform.eventually(async () => {
      const mails = platform.mails().filter((mail) => new RegExp(`^To: .*${address}`, 'm').test(mail));
      const last = mails[count - 1];
      if (!last) return undefined;
      const parsed = await PostalMime.parse(last);
      // The file, byte by byte; the part beside the text says the same.
      const encoded = /application\/ics[\s\S]*?base64\r?\n\r?\n([A-Za-z0-9+/=\s]+)/.exec(last)?.[1] ?? '';
      const content = Buffer.from(encoded, 'base64').toString('utf8');
      const part = parsed.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
      const lines = (text: string) => text.trim().split(/\r?\n/);
      expect(lines(Buffer.from(part?.content as ArrayBuffer).toString('utf8'))).toEqual(lines(content));
      const root = new ICAL.Component(ICAL.parse(content) as never);
      const event = root.getFirstSubcomponent('vevent') as ICAL.Component;
      const value = (name: string) => event.getFirstPropertyValue(name);
      return { raw: last, content, root, event, value };
    }, `mail ${count} to ${address}`);
  const replied = (uid: unknown, address: string, partstat: string, more: string[] = []) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20261101T080000Z',
    ]
      .concat(more, `ATTENDEE;PARTSTAT=${partstat}:MAILTO:${address}`, 'END:VEVENT', 'END:VCALENDAR', '')
      .join('\r\n');

  it('go out as RFC 5546 and 6047 have it', async () => {
    const { id } = await visit();
    const put = await invite(id, 'lea+toit@un.example');
    expect([put.status, put.body.invitees[0]]).toEqual([
      200,
      expect.objectContaining({ answer: 'needs-action', address: 'lea+toit@un.example' }),
    ]);
    const mail = await received('lea\\+toit@un.example', 1);
    expect(mail.raw).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(mail.raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m);
    expect(mail.raw).toMatch(/^Content-Disposition: attachment; filename=invite\.ics/m);
    expect(mail.raw).toMatch(/^Reply-To: .*admin@/m);
    expect(mail.content.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(mail.content).not.toMatch(/[^\r]\n/);
    expect(mail.root.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(String(mail.value('uid'))).toMatch(new RegExp(`^${id}@`));
    expect(mail.value('sequence')).toBe(0);
    expect(mail.value('summary')).toBe('Métré, toiture ; côté "rue"');
    expect(mail.value('dtstart')?.toString()).toBe('2035-03-30T07:00:00Z');
    expect(mail.value('dtend')?.toString()).toBe('2035-03-30T08:30:00Z');
    expect(mail.value('dtstamp')).toBeInstanceOf(ICAL.Time);
    expect(mail.value('organizer')).toBe(`mailto:admin@${instance.slug}.example`);
    const attendee = mail.event.getFirstProperty('attendee');
    expect(attendee?.getFirstValue()).toBe('mailto:lea+toit@un.example');
    expect(['partstat', 'rsvp', 'role', 'cn'].map((name) => attendee?.getFirstParameter(name))).toEqual([
      'NEEDS-ACTION',
      'TRUE',
      'REQ-PARTICIPANT',
      'Léa ’la cheffe’ Martin',
    ]);
    const organizer = mail.event.getFirstProperty('organizer');
    expect(organizer?.getFirstParameter('sent-by')).toBe('mailto:ne-pas-repondre@myb2o.localhost');
  });

  it('are answered, by files of answers and by mails that hold one, and ask anew when time or place move', async () => {
    const activity = await visit();
    await invite(activity.id, 'a@deux.example', 'b@deux.example');
    const uid = (await received('a@deux.example', 1)).value('uid');
    const accepted = await bringIn(admin, replied(uid, 'A@deux.example', 'ACCEPTED', ['COMMENT:À mardi']));
    expect(accepted.body).toMatchObject({
      outcome: 'stored',
      reason: 'invitation-reply',
      reply: { outcome: 'applied', answer: 'accepted' },
    });
    const declined = eml(
      {
        From: 'b@deux.example',
        'Message-ID': '<non@deux.example>',
        'Content-Type': 'text/calendar; method=REPLY',
      },
      replied(uid, 'b@deux.example', 'DECLINED'),
    );
    expect((await bringIn(admin, declined)).body).toMatchObject({
      outcome: 'stored',
      reply: { answer: 'declined' },
    });
    const answers = async () =>
      (await state(activity.id)).invitees.map(({ address, answer }: Record<string, string>) => [
        address,
        answer,
      ]);
    expect(await answers()).toEqual([
      ['a@deux.example', 'accepted'],
      ['b@deux.example', 'declined'],
    ]);
    expect((await state(activity.id)).invitees[0]).toMatchObject({ remark: 'À mardi', delivery: 'sent' });

    const renamed = await admin.patch(`/api/crm/activities/${activity.id}`, 1, { subject: 'Métré' });
    const told = await received('a@deux.example', 2);
    expect([told.value('sequence'), told.value('summary')]).toEqual([0, 'Métré']);
    expect(told.event.getFirstProperty('attendee')?.getFirstParameter('partstat')).toBe('ACCEPTED');
    const moved = await admin.patch(`/api/crm/activities/${activity.id}`, renamed.body.version, {
      place: 'Rezé',
    });
    expect((await received('a@deux.example', 3)).value('sequence')).toBe(1);
    expect(await answers()).toEqual([
      ['a@deux.example', 'needs-action'],
      ['b@deux.example', 'needs-action'],
    ]);
    const late = await bringIn(admin, replied(uid, 'a@deux.example', 'ACCEPTED', ['SEQUENCE:0']));
    expect(late.body.reply).toMatchObject({ outcome: 'older' });
    const maybe = await bringIn(admin, replied(uid, 'a@deux.example', 'TENTATIVE', ['SEQUENCE:1']));
    expect(maybe.body.reply).toMatchObject({ outcome: 'applied', answer: 'tentative' });
    const noted = await admin.patch(`/api/crm/activities/${activity.id}`, moved.body.version, {
      notes: 'Échelle',
    });
    expect((await state(activity.id)).sequence).toBe(1);

    const removal = await admin.delete(`/api/crm/activities/${activity.id}`, noted.body.version);
    expect([removal.status, removal.body.code]).toEqual([409, 'CRM_ACTIVITY_INVITED']);
    await admin.post(
      `/api/crm/activities/${activity.id}/cancellation`,
      {},
      { headers: { 'if-match': `"${noted.body.version}"` } },
    );
    const cancelled = await received('a@deux.example', 4);
    expect([
      cancelled.root.getFirstPropertyValue('method'),
      cancelled.value('status'),
      cancelled.value('sequence'),
    ]).toEqual(['CANCEL', 'CANCELLED', 2]);
    expect(cancelled.raw).toMatch(/method=CANCEL/);
    expect((await state(activity.id)).cancelled).toBe(true);
  });

  it('are withdrawn from whoever is taken off the list', async () => {
    const { id } = await visit();
    await invite(id, 'a@trois.example', 'b@trois.example');
    await received('b@trois.example', 1);
    await invite(id, 'a@trois.example');
    const told = await received('b@trois.example', 2);
    expect(told.root.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(told.event.getAllProperties('attendee').map((each) => each.getFirstValue())).toEqual([
      'mailto:b@trois.example',
    ]);
    expect(
      platform.mails().filter((mail) => mail.includes('To: ') && /^To: .*a@trois/m.test(mail)),
    ).toHaveLength(1);
  });

  it('are not for what is over, nor for tasks; answers of strangers and to nothing change nothing', async () => {
    const task = await visit({ kind: 'task' });
    expect((await invite(task.id, 'a@quatre.example')).body.code).toBe('CRM_INVITATION_IMPOSSIBLE');
    const past = await visit({ dueAt: '2020-01-01T10:00:00Z' });
    expect((await invite(past.id, 'a@quatre.example')).body.code).toBe('CRM_INVITATION_IMPOSSIBLE');
    const { id } = await visit();
    await invite(id, 'a@quatre.example');
    const uid = (await received('a@quatre.example', 1)).value('uid');
    for (const [content, reason] of [
      [replied(uid, 'intrus@quatre.example', 'ACCEPTED'), 'calendar-unknown-attendee'],
      [replied('autre@ailleurs', 'a@quatre.example', 'ACCEPTED'), 'calendar-unknown-event'],
      [replied(uid, 'a@quatre.example', 'DELEGATED'), 'calendar-unsupported'],
      [
        replied(uid, 'a@quatre.example', 'ACCEPTED').replace('METHOD:REPLY', 'METHOD:REQUEST'),
        'calendar-not-a-reply',
      ],
      ['BEGIN:VCALENDAR\r\nBEGIN:VEV', 'calendar-not-a-reply'],
    ] as const)
      expect((await bringIn(admin, content)).body).toMatchObject({ outcome: 'refused', reason });
    expect((await state(id)).invitees[0].answer).toBe('needs-action');
    const member = await instance.user('member');
    expect((await member.put(`/api/crm/activities/${id}/invitation`, { invitees: [] })).status).toBe(403);
    expect((await member.get(`/api/crm/activities/${id}/invitation`)).status).toBe(200);
  });
});
