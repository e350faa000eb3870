import fc from 'fast-check';
import { type PlannedEntry, planCalendar } from './calendar-plan.js';

const now = new Date('2026-11-22T12:00:00Z');
const facts = { userId: 'u', zone: 'Europe/Paris', now, untitled: '(sans titre)' };
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string =>
  ['BEGIN:VEVENT', 'UID:1@x', 'SUMMARY:Chantier', ...lines, 'END:VEVENT'].join('\r\n');
const planned = (content: string): PlannedEntry[] => planCalendar(content, facts) ?? [];
const due = (content: string): (string | undefined)[] =>
  planned(content).flatMap(({ activities }) => activities.map(({ values }) => values.dueAt?.toISOString()));

describe('a calendar of another program', () => {
  it('says times in its own zones, by whichever name, and in ours where it says none', () => {
    const at = (start: string) => due(calendar(event(start)))[0];
    expect(at('DTSTART:20270115T090000')).toBe('2027-01-15T08:00:00.000Z');
    expect(at('DTSTART:20270115T090000Z')).toBe('2027-01-15T09:00:00.000Z');
    expect(at('DTSTART;TZID=America/New_York:20270115T090000')).toBe('2027-01-15T14:00:00.000Z');
    expect(at('DTSTART;TZID="Romance Standard Time":20270715T090000')).toBe('2027-07-15T07:00:00.000Z');
    expect(at('DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20270115T090000')).toBe(
      '2027-01-15T09:00:00.000Z',
    );
    expect(at('DTSTART;TZID=Nulle Part:20270115T090000')).toBe('2027-01-15T08:00:00.000Z');
  });

  it('may describe a zone that nobody else knows', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Chez nous',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0400',
      'TZOFFSETTO:+0400',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    expect(due(calendar(...zone, event('DTSTART;TZID=Chez nous:20270115T090000')))).toEqual([
      '2027-01-15T05:00:00.000Z',
    ]);
  });

  it('has whole days, lengths, and tasks, done or to be done', () => {
    const [whole] = planned(calendar(event('DTSTART;VALUE=DATE:20270714', 'DTEND;VALUE=DATE:20270715')));
    expect(whole?.activities[0]?.values).toMatchObject({
      allDay: true,
      dueAt: new Date('2027-07-13T22:00:00Z'),
      durationMinutes: null,
      kind: 'meeting',
      doneAt: null,
    });
    const [long] = planned(
      calendar(event('DTSTART:20270115T090000Z', 'DURATION:PT1H30M', 'CATEGORIES:Visite')),
    );
    expect(long?.activities[0]?.values).toMatchObject({ durationMinutes: 90, kind: 'visit' });
    const [past] = planned(calendar(event('DTSTART:20260115T090000Z', 'DTEND:20260115T100000Z')));
    expect(past?.activities[0]?.values.doneAt).toEqual(new Date('2026-01-15T09:00:00Z'));
    const [task] = planned(
      calendar('BEGIN:VTODO', 'UID:t', 'SUMMARY:Rappeler', 'DUE:20260115T090000Z', 'END:VTODO'),
    );
    expect(task?.activities[0]?.values).toMatchObject({ kind: 'task', doneAt: null, subject: 'Rappeler' });
    const [dateless] = planned(calendar('BEGIN:VTODO', 'UID:t', 'END:VTODO'));
    expect(dateless?.activities[0]?.values).toMatchObject({
      subject: '(sans titre)',
      allDay: true,
      dueAt: new Date('2026-11-21T23:00:00Z'),
    });
  });

  it('lays series out on the wall, without what is excepted, and with what was moved', () => {
    const series = event(
      'DTSTART;TZID=Europe/Paris:20261019T090000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;TZID=Europe/Paris:20261026T090000',
    );
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/Paris:20261102T090000',
      'DTSTART;TZID=Europe/Paris:20261103T140000',
    );
    expect(due(calendar(series, moved))).toEqual([
      '2026-10-19T07:00:00.000Z',
      '2026-11-09T08:00:00.000Z',
      '2026-11-03T13:00:00.000Z',
    ]);
  });

  it('tells its occurrences by the same keys each time', () => {
    const content = calendar(event('DTSTART:20270115T090000Z', 'RRULE:FREQ=DAILY;COUNT=5'));
    const keys = (some: PlannedEntry[]) =>
      some.flatMap(({ activities }) => activities.map(({ externalId }) => externalId));
    expect(keys(planned(content))).toEqual(keys(planned(content)));
    expect(new Set(keys(planned(content))).size).toBe(5);
  });

  it('says why what it says cannot be', () => {
    const reasons = (...lines: string[]) => planned(calendar(event(...lines))).map(({ refusal }) => refusal);
    expect(reasons()).toEqual(['no-start']);
    expect(reasons('DTSTART:20261301T000000')).toEqual(['bad-start']);
    expect(reasons('DTSTART:20260230T000000')).toEqual(['bad-start']);
    expect(reasons('DTSTART:20270115T090000Z', 'DTEND:hier')).toEqual(['bad-end']);
    expect(reasons('DTSTART:20270115T090000Z', 'DTEND:20270114T090000Z')).toEqual(['bad-end']);
    expect(reasons('DTSTART:20270115T090000Z', 'RRULE:FREQ=PARFOIS')).toEqual(['bad-recurrence']);
    expect(reasons('DTSTART:20100115T090000Z', 'RRULE:FREQ=DAILY;COUNT=3')).toEqual(['no-occurrence']);
    expect(planCalendar('Nom;Prénom\nMartin;Léa\n', facts)).toBeUndefined();
    expect(planCalendar('', facts)).toBeUndefined();
  });

  it('may end in the middle of an event, or forget to end one', () => {
    const content =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270115T090000Z\nBEGIN:VEVENT\nUID:2\nDTSTART:2027';
    expect(planned(content).map(({ uid, refusal }) => [uid, refusal])).toEqual([
      ['1', undefined],
      ['2', 'bad-start'],
    ]);
  });

  it('is never too much, whatever is in it', () => {
    const endless = Array.from({ length: 200 }, (_, index) =>
      event(`UID:${index}`, 'DTSTART:19000101T000000Z', 'RRULE:FREQ=SECONDLY'),
    );
    const began = performance.now();
    expect(planned(calendar(...endless))).toHaveLength(200);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('never breaks anything: each entry that begins is one in the answer', () => {
    const part = fc.constantFrom(
      ...[
        'BEGIN:VEVENT',
        'END:VEVENT',
        'BEGIN:VTODO',
        'END:VTODO',
        'BEGIN:VALARM',
        'END:VALARM',
        'UID:1',
        'UID:',
      ],
      ...[
        'DTSTART:20270115T090000Z',
        'DTSTART;TZID=:2027',
        'RRULE:FREQ=DAILY',
        'RRULE:FREQ=DAILY;INTERVAL=0',
        'RRULE:;;',
      ],
      ...[
        'EXDATE:,',
        'RDATE;VALUE=PERIOD:20270115T090000Z/PT1H',
        'DURATION:P',
        'RECURRENCE-ID:20270115T090000Z',
        ' ',
        ':',
        ';',
      ],
      ...[
        'BEGIN:VTIMEZONE',
        'TZID:x',
        'TZOFFSETTO:?',
        'END:VTIMEZONE',
        'DTSTART;TZID=x:20270115T090000',
        'DUE;VALUE=DATE:20270101',
      ],
    );
    const lines = fc.array(fc.oneof(part, fc.string({ maxLength: 30 })), { maxLength: 40 });
    fc.assert(
      fc.property(lines, (some) => {
        const content = calendar(...some.map((line) => line.replace(/[\r\n\u0085\u2028]/g, '')));
        const begun = content
          .replace(/\r\n[ \t]/g, '')
          .split('\r\n')
          .filter((line) => /^\s*BEGIN\s*[:;](?:.*:)?\s*(VEVENT|VTODO)\s*$/i.test(line)).length;
        const plan = planned(content);
        expect(plan.length).toBeLessThanOrEqual(begun);
        for (const { refusal, activities } of plan) expect(refusal === undefined).toBe(activities.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
