import fc from 'fast-check';
import { addDays, addMonths } from '#kernel';
import {
  checkDecision,
  checkSettings,
  dueOn,
  isDue,
  type RetentionFacts,
  usualMonths,
} from './retention.rules.js';

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const months = fc.integer({ min: 1, max: 120 });
const facts = fc.record({
  lastContactOn: days,
  isCustomer: fc.boolean(),
  hasOpenSale: fc.boolean(),
  isHeld: fc.boolean(),
  isAnonymous: fc.boolean(),
});
const prospect = (lastContactOn: string, more: Partial<RetentionFacts> = {}): RetentionFacts => ({
  lastContactOn,
  isCustomer: false,
  hasOpenSale: false,
  isHeld: false,
  isAnonymous: false,
  ...more,
});

describe('a prospect', () => {
  it.each([
    ['2023-11-22', '2026-11-21', false],
    ['2023-11-22', '2026-11-22', true],
    ['2024-02-29', '2027-02-27', false],
    ['2024-02-29', '2027-02-28', true],
  ])('last heard of on %s, on %s: %s', (last, today, due) => {
    expect(isDue(prospect(last), usualMonths, today)).toBe(due);
  });

  it('is due from the day on which the period ends, and on every later day', () => {
    fc.assert(
      fc.property(days, months, fc.integer({ min: 0, max: 4000 }), (last, period, later) => {
        const end = dueOn({ lastContactOn: last }, period);
        expect(isDue(prospect(last), period, addDays(end, -1))).toBe(false);
        expect(isDue(prospect(last), period, addDays(end, later))).toBe(true);
      }),
    );
  });

  it('is never due who bought, whose sale is open, who is held, and who is anonymous', () => {
    fc.assert(
      fc.property(facts, months, days, (known, period, today) => {
        const spared = known.isCustomer || known.hasOpenSale || known.isHeld || known.isAnonymous;
        fc.pre(spared);
        expect(isDue(known, period, today)).toBe(false);
      }),
    );
  });

  it('is due no sooner by a later contact or a longer period', () => {
    fc.assert(
      fc.property(facts, months, days, fc.integer({ min: 0, max: 60 }), (known, period, today, more) => {
        if (isDue(known, period, today)) return;
        expect(isDue(known, Math.min(120, period + more), today)).toBe(false);
        const later = { ...known, lastContactOn: addDays(known.lastContactOn, more) };
        expect(isDue(later, period, today)).toBe(false);
        expect(dueOn(later, period) >= dueOn(known, period)).toBe(true);
      }),
    );
  });
});

describe('the settings', () => {
  it('want a reason beyond three years, and none up to there', () => {
    fc.assert(
      fc.property(months, fc.constantFrom(null, '', '  ', 'garantie décennale'), (period, reason) => {
        const refused = checkSettings({ prospectMonths: period, longerBecause: reason }).length > 0;
        expect(refused).toBe(period > 36 && !reason?.trim());
      }),
    );
  });
});

describe('a decision', () => {
  it('to keep or to archive has a reason; an end is to come', () => {
    const today = '2026-11-22';
    expect(checkDecision({ decision: 'anonymise' }, today)).toEqual([]);
    for (const decision of ['keep', 'archive'] as const)
      expect(checkDecision({ decision, reason: ' ' }, today)).toMatchObject([{ field: 'reason' }]);
    expect(checkDecision({ decision: 'keep', reason: 'litige', until: null }, today)).toEqual([]);
    expect(checkDecision({ decision: 'keep', reason: 'litige', until: today }, today)).toMatchObject([
      { field: 'until', code: 'past' },
    ]);
    const until = addMonths(today, 6);
    expect(checkDecision({ decision: 'keep', reason: 'litige', until }, today)).toEqual([]);
  });
});
