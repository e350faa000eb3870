import { slotDays } from './slot-days.js';
import type { SlotPlace } from './slots.js';

const place: SlotPlace = {
  times: { midday: 12 * 60 + 30, evening: 20 * 60 },
  timeZone: 'Europe/Paris',
  holidays: 'metropolitan',
  spread: 600,
};
const nothing = () => undefined;

describe('the calendar of copies', () => {
  it('shows six working days: no weekend, no public holiday', () => {
    // Armistice is a Wednesday.
    expect(slotDays(new Date('2026-11-16T09:00:00Z'), place, nothing).map(({ day }) => day)).toEqual([
      '2026-11-16',
      '2026-11-13',
      '2026-11-12',
      '2026-11-10',
      '2026-11-09',
      '2026-11-06',
    ]);
  });

  it('begins with the day of the company, wherever the server is', () => {
    const late = new Date('2026-11-16T21:30:00Z');
    expect(slotDays(late, place, nothing)[0]?.day).toBe('2026-11-16');
    expect(slotDays(late, { ...place, timeZone: 'Indian/Reunion' }, nothing)[0]?.day).toBe('2026-11-17');
  });

  it('knows what is to come, what became of each slot, and what nobody saw', () => {
    const [today, before] = slotDays(new Date('2026-11-16T12:00:00Z'), place, (kind, day) =>
      kind === 'midday' && day === '2026-11-16' ? 'missed' : undefined,
    );
    expect(today).toEqual({
      day: '2026-11-16',
      midday: { at: new Date('2026-11-16T11:40:00Z'), state: 'missed' },
      evening: { at: new Date('2026-11-16T19:10:00Z'), state: 'to-come' },
    });
    expect(before?.evening).toEqual({ at: new Date('2026-11-13T19:10:00Z'), state: 'none' });
  });

  it('has no slot where the schedule has none', () => {
    const off = { ...place, times: { midday: undefined, evening: 20 * 60 } };
    expect(slotDays(new Date('2026-11-16T12:00:00Z'), off, nothing)[0]).toMatchObject({
      midday: null,
      evening: { state: 'to-come' },
    });
  });

  it('reaches over Christmas, whatever the calendar', () => {
    const days = slotDays(
      new Date('2027-01-04T09:00:00Z'),
      { ...place, holidays: 'alsace-moselle' },
      nothing,
    );
    expect(days.map(({ day }) => day)).toEqual([
      '2027-01-04',
      '2026-12-31',
      '2026-12-30',
      '2026-12-29',
      '2026-12-28',
      '2026-12-24',
    ]);
    expect(days.every(({ midday, evening }) => midday !== null && evening !== null)).toBe(true);
  });
});
