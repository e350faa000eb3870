import fc from 'fast-check';
import { addDays, addMonths, holidayZones, isWorkingDay } from '#kernel';
import { answerDueOn, toTell, warningDays } from './deadline.rules.js';

const days = fc
  .date({ min: new Date('2018-05-25'), max: new Date('2080-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zones = fc.constantFrom(...holidayZones);

describe('the deadline of an answer', () => {
  it.each([
    ['2027-01-31', false, '2027-03-01', 'the last day of February is a Sunday'],
    ['2026-11-23', false, '2026-12-23', 'the same day of the next month'],
    ['2026-11-25', false, '2026-12-28', 'Christmas, then a weekend'],
    ['2026-11-23', true, '2027-02-23', 'three months when it was extended'],
    ['2028-01-29', false, '2028-02-29', 'a leap day'],
  ])('of one received on %s (extended: %s) is %s: %s', (received, extended, due) => {
    expect(answerDueOn(received, extended, 'metropolitan')).toBe(due);
  });

  it('is a working day, not before the month is over, and at most four days after', () => {
    fc.assert(
      fc.property(days, fc.boolean(), zones, (received, extended, zone) => {
        const due = answerDueOn(received, extended, zone);
        const bare = addMonths(received, extended ? 3 : 1);
        expect(isWorkingDay(due, zone)).toBe(true);
        expect(due >= bare && due <= addDays(bare, 4)).toBe(true);
        for (let day = bare; day < due; day = addDays(day, 1)) expect(isWorkingDay(day, zone)).toBe(false);
      }),
    );
  });
});

describe('what is told of a deadline', () => {
  it('is told a week before and once it has passed, each once, and again when it moves', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), (dueOn, offset) => {
        const today = addDays(dueOn, offset);
        const fresh = { dueOn, warnedFor: null, overdueFor: null };
        const told = toTell(fresh, today);
        expect(told).toBe(offset > 0 ? 'overdue' : offset >= -warningDays ? 'soon' : undefined);
        const known = { dueOn, warnedFor: dueOn, overdueFor: dueOn };
        expect(toTell(known, today)).toBeUndefined();
        const moved = { ...known, dueOn: addDays(dueOn, 60) };
        expect(toTell(moved, addDays(dueOn, 60))).toBe('soon');
      }),
    );
  });
});
