import fc from 'fast-check';
import type { Assignment } from './assignment.entity.js';
import { checkAssignment, dayBefore } from './assignment.rules.js';

const day = fc
  .date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('an assignment', () => {
  it('ends on its first day or later', () => {
    fc.assert(
      fc.property(day, day, (startedOn, endedOn) => {
        expect(checkAssignment({ startedOn, endedOn }, undefined)).toHaveLength(endedOn < startedOn ? 1 : 0);
        const fields = checkAssignment({ startedOn }, { endedOn } as Assignment).map(({ field }) => field);
        expect(fields).toEqual(endedOn < startedOn ? ['startedOn'] : []);
      }),
    );
  });

  it('keeps its employee', () => {
    const before = { employeeId: 'a' } as Assignment;
    expect(checkAssignment({ employeeId: 'b' }, before)).toEqual([
      expect.objectContaining({ code: 'fixed' }),
    ]);
    expect(checkAssignment({ employeeId: 'a' }, before)).toEqual([]);
  });

  it('is followed the day after: the day before a day is the one whose morrow it is', () => {
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
    expect(dayBefore('2023-01-01')).toBe('2022-12-31');
    fc.assert(
      fc.property(day, (value) => {
        expect(Date.parse(value) - Date.parse(dayBefore(value))).toBe(86_400_000);
      }),
    );
  });
});
