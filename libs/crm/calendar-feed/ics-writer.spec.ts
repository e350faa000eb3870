import fc from 'fast-check';
import { type CalendarEvent, writeCalendar } from './ics-writer.js';

/** Reads a calendar as another program would: unfolds, splits, takes the escapes away. */
function read(ics: string): { name: string; parameters: string; value: string }[] {
  return ics
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const [, name = '', parameters = '', value = ''] =
        /^([A-Z-]+)((?:;[^:]*)?):([\s\S]*)$/.exec(line) ?? [];
      const plain = value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
      return { name, parameters, value: plain };
    });
}

const event: CalendarEvent = {
  uid: '0195f1a0@demo.example',
  sequence: 3,
  changedAt: new Date('2026-03-01T07:08:09.123Z'),
  start: new Date('2026-03-31T12:00:00Z'),
  end: new Date('2026-03-31T12:30:00Z'),
  summary: 'Visite : toiture, côté rue ; 2e étage',
  description: 'Affaire : Extension 24 m²\nSociété : Tanguyot\\Fils',
  location: null,
  category: 'Visite',
  url: 'https://demo.example/crm/activities/1?a=b,c;d',
  cancelled: false,
};
const valuesOf = (ics: string, name: string) =>
  read(ics).flatMap((line) => (line.name === name ? [`${line.parameters}${line.value}`] : []));

describe('a calendar for other programs', () => {
  it('is written as RFC 5545 has it', () => {
    expect(writeCalendar('Actions', [event])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//b2o//calendar//FR',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'X-WR-CALNAME:Actions',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'BEGIN:VEVENT',
        'UID:0195f1a0@demo.example',
        'SEQUENCE:3',
        'DTSTAMP:20260301T070809Z',
        'LAST-MODIFIED:20260301T070809Z',
        'DTSTART:20260331T120000Z',
        'DTEND:20260331T123000Z',
        'SUMMARY:Visite : toiture\\, côté rue \\; 2e étage',
        'DESCRIPTION:Affaire : Extension 24 m²\\nSociété : Tanguyot\\\\Fils',
        'CATEGORIES:Visite',
        'URL:https://demo.example/crm/activities/1?a=b,c;d',
        'STATUS:CONFIRMED',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('gives whole days as days, and says what was cancelled', () => {
    const ics = writeCalendar('Actions', [
      { ...event, start: '2026-12-31', end: '2027-01-01', cancelled: true },
    ]);
    expect(valuesOf(ics, 'DTSTART')).toEqual([';VALUE=DATE20261231']);
    expect(valuesOf(ics, 'DTEND')).toEqual([';VALUE=DATE20270101']);
    expect(valuesOf(ics, 'STATUS')).toEqual(['CANCELLED']);
  });

  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('\\', ';', ',', '\n', 'n', 'é', '👩‍🔧', ' ', ':', '"'),
      maxLength: 200,
    }),
  );

  it('says every text again as it was', () => {
    fc.assert(
      fc.property(texts, texts, texts, (summary, description, location) => {
        const ics = writeCalendar(summary, [{ ...event, summary, description, location }]);
        expect(valuesOf(ics, 'X-WR-CALNAME')).toEqual([summary]);
        expect(valuesOf(ics, 'SUMMARY')).toEqual([summary]);
        expect(valuesOf(ics, 'DESCRIPTION')).toEqual(description ? [description] : []);
        expect(valuesOf(ics, 'LOCATION')).toEqual(location ? [location] : []);
        expect(valuesOf(ics, 'BEGIN')).toEqual(['VCALENDAR', 'VEVENT']);
      }),
    );
  });

  it('has lines of 75 octets at most, each of them sound text, and nothing that could begin another line', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(anything, (typed) => {
        const ics = writeCalendar(typed, [{ ...event, summary: typed, location: `à ${typed}` }]);
        const lines = ics.split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
          expect(/[^\P{Cc}\t]/u.test(line)).toBe(false);
        }
        const names = read(ics).map(({ name }) => name);
        expect(names).toHaveLength(23);
        expect(names).not.toContain('');
      }),
    );
  });
});
