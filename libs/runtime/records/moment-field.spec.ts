import { newScope, Scopes } from '../context/scope.js';
import { readInput } from '../http/validation.js';
import { MomentField } from './moment-field.js';

class Visit {
  @MomentField({ label: { fr: 'Date', en: 'Date' } })
  at?: Date | null;
}

const instance = { timeZone: 'Europe/Paris' } as never;
const read = (at: unknown) => Scopes.run(newScope({ instance }), () => readInput(Visit, { at }));
const codesOf = (at: unknown) => read(at).errors.map(({ code }) => code);

describe('moments that people write', () => {
  it.each([
    ['2026-03-31T14:00:00+02:00', '2026-03-31T12:00:00.000Z'],
    ['2026-03-31T12:00:00.250Z', '2026-03-31T12:00:00.250Z'],
    // Without an offset: the clock on the wall, in summer and in winter.
    ['2026-07-14T09:00', '2026-07-14T07:00:00.000Z'],
    [' 2026-01-14 09:00:30 ', '2026-01-14T08:00:30.000Z'],
  ])('are understood: %s', (typed, at) => {
    expect([(read(typed).value.at as Date).toISOString(), codesOf(typed)]).toEqual([at, []]);
  });

  it('may be cleared', () => {
    expect(['', null].map((typed) => [read(typed).value.at, codesOf(typed)])).toEqual([
      [null, []],
      [null, []],
    ]);
  });

  it.each([
    ['2026-02-30T10:00:00Z'],
    ['2026-03-31'],
    ['2026-03-31T24:00:00Z'],
    ['31/03/2026 14:00'],
    ['0026-03-31T14:00:00Z'],
    ['2026-03-31T14:00:00+99:00'],
    ['demain'],
    [0],
    [1_774_958_400_000],
    [true],
    [{}],
    [[]],
    [['2026-03-31T12:00:00Z']],
    ['2026-03-31T12:00:00Z\0'],
  ])('are refused when they are none: %j', (typed) => {
    expect(codesOf(typed)).toEqual(['moment']);
  });
});
