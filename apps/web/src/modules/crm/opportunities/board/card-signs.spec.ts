import { describe, expect, it } from '@jest/globals';
import { dayOf, shortDay, signsOf } from './card-signs';

const now = new Date(2026, 10, 22, 14, 30);
const days = (count: number) => new Date(now.getTime() + count * 86_400_000).toISOString();
const card = {
  state: 'open' as const,
  expectedCloseOn: dayOf(new Date(2026, 10, 23)),
  nextActionAt: days(1),
  stageSince: days(-3),
};

describe('what of a card calls for attention', () => {
  it('is nothing as long as all goes as planned', () => {
    expect(signsOf(card, { maxAgeDays: 3 }, now)).toEqual({
      late: false,
      noAction: false,
      actionLate: false,
      staleDays: undefined,
    });
  });

  it('is a signature that was expected before today, not one of today', () => {
    expect(signsOf({ ...card, expectedCloseOn: '2026-11-22' }, { maxAgeDays: null }, now).late).toBe(false);
    expect(signsOf({ ...card, expectedCloseOn: '2026-11-21' }, { maxAgeDays: null }, now).late).toBe(true);
  });

  it('is that nothing is planned, or that what was planned is overdue', () => {
    expect(signsOf({ ...card, nextActionAt: null }, { maxAgeDays: null }, now)).toMatchObject({
      noAction: true,
      actionLate: false,
    });
    expect(signsOf({ ...card, nextActionAt: days(-0.01) }, { maxAgeDays: null }, now)).toMatchObject({
      noAction: false,
      actionLate: true,
    });
  });

  it('is nothing yet of what is planned for all of today', () => {
    const at = (day: number) => ({ ...card, nextActionAt: new Date(2026, 10, day).toISOString() });
    expect(signsOf(at(22), { maxAgeDays: null }, now).actionLate).toBe(false);
    expect(signsOf(at(21), { maxAgeDays: null }, now).actionLate).toBe(true);
  });

  it('is more whole days at a stage than it allows', () => {
    expect(signsOf({ ...card, stageSince: days(-8.5) }, { maxAgeDays: 7 }, now).staleDays).toBe(8);
    expect(signsOf({ ...card, stageSince: days(-7.9) }, { maxAgeDays: 7 }, now).staleDays).toBeUndefined();
    expect(signsOf({ ...card, stageSince: days(-900) }, { maxAgeDays: null }, now).staleDays).toBeUndefined();
  });

  it('is nothing of what is closed', () => {
    const closed = {
      state: 'won' as const,
      expectedCloseOn: '2020-01-01',
      nextActionAt: null,
      stageSince: days(-90),
    };
    expect(signsOf(closed, { maxAgeDays: 1 }, now)).toEqual({
      late: false,
      noAction: false,
      actionLate: false,
      staleDays: undefined,
    });
  });
});

describe('a day on a card', () => {
  it('says its year only when it is another one', () => {
    expect(shortDay('2026-12-07', 'fr', now)).toBe('7 déc.');
    expect(shortDay('2027-02-10', 'fr', now)).toBe('10 févr. 2027');
    expect(shortDay('2026-12-07T09:00:00.000Z', 'en', now)).toBe('7 Dec');
  });
});
