import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayWords, isOverdue, momentOf, momentWords, workingDayLater } from './activity-times';

// A Wednesday afternoon.
const now = new Date(2026, 10, 25, 16, 12);
const at = (day: number, hour = 0, minute = 0) => new Date(2026, 10, day, hour, minute).toISOString();

describe('the times of activities', () => {
  it('are overdue when they are past, and whole days when the day is over', () => {
    const planned = { state: 'planned', allDay: false };
    expect(isOverdue({ ...planned, dueAt: at(25, 16, 0) }, now)).toBe(true);
    expect(isOverdue({ ...planned, dueAt: at(25, 17) }, now)).toBe(false);
    expect(isOverdue({ ...planned, allDay: true, dueAt: at(25) }, now)).toBe(false);
    expect(isOverdue({ ...planned, allDay: true, dueAt: at(24) }, now)).toBe(true);
    expect(isOverdue({ ...planned, state: 'done', dueAt: at(1) }, now)).toBe(false);
    expect(isOverdue({ ...planned, dueAt: null }, now)).toBe(false);
  });

  it('are said as people say them', () => {
    expect(momentWords(at(25, 9, 5), false, now, 'fr')).toBe('aujourd’hui à 09:05');
    expect(momentWords(at(26, 14, 30), false, now, 'fr')).toBe('demain à 14:30');
    expect(momentWords(at(24), true, now, 'fr')).toBe('hier');
    expect(momentWords(at(30, 8), false, now, 'fr')).toBe('lun. 30 nov. à 08:00');
    expect(momentWords(at(26, 14, 30), false, now, 'en')).toBe('tomorrow at 14:30');
    expect(dayWords(new Date(2024, 2, 12), now, 'fr')).toBe('12 mars 2024');
  });

  it('are those of the doing once it is done', () => {
    expect(momentOf({ state: 'done', dueAt: at(1), doneAt: at(2) })).toBe(at(2));
    expect(momentOf({ state: 'planned', dueAt: at(1), doneAt: null })).toBe(at(1));
    expect(momentOf({ state: 'done', dueAt: null, doneAt: null })).toBeUndefined();
  });

  it('go on at a working day, never earlier than asked', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const later = new Date(workingDayLater(from, count, 9));
        expect([0, 6]).not.toContain(later.getDay());
        expect(later.getHours()).toBe(9);
        const days = (later.getTime() - new Date(from).setHours(9, 0, 0, 0)) / 86_400_000;
        expect(Math.round(days) - count).toBeLessThanOrEqual(2);
        expect(Math.round(days)).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});
