import fc from 'fast-check';
import { ColumnProfile } from './column-guess.js';
import { compatibleFormats, DateGuess } from './date-guess.js';
import { decisionOn, orderOfFile } from './decisions.js';
import { NumberGuess } from './number-guess.js';

const numbers = (...values: string[]) => {
  const guess = new NumberGuess();
  for (const value of values) guess.add(value);
  return guess;
};
const dates = (...values: string[]) => {
  const guess = new DateGuess();
  for (const value of values) guess.add(value);
  return guess;
};
const profile = (name: string, ...values: string[]) => {
  const made = new ColumnProfile(name);
  for (const value of values) made.add(value);
  return made;
};

describe('how the numbers of a column are written', () => {
  it.each([
    [['1 234,56 €', '12'], ',', ' '],
    [['1,234.56', '12'], '.', ','],
    [['1.234,56', '7'], ',', '.'],
    [['500000.0', '50000.0'], '.', ','],
    [['12,5 %'], ',', ' '],
    [['1,234', '2,500'], '.', ','],
    [["1'234.50"], '.', "'"],
  ])('is told by all of %j', (values, decimal, thousands) => {
    expect(numbers(...values).format).toEqual({ decimal, thousands });
  });

  it('does not matter where there are digits only', () => {
    expect(numbers('12', '1400').format).toBeUndefined();
  });

  it('tells probabilities of one from those of a hundred', () => {
    expect(numbers('0.2', '1.0', '0').isFraction).toBe(true);
    expect(numbers('0', '1').isFraction).toBe(true);
    expect(numbers('20', '1').isFraction).toBe(false);
    expect(numbers('0,5 %').isFraction).toBe(false);
  });
});

describe('how the dates of a column are written', () => {
  it('is told by the values that read one way only', () => {
    expect(dates('03/04/2024', '12/25/2024').format('day')).toBe('M/d/yyyy');
    expect(dates('03/04/2024', '25/12/2024').format('month')).toBe('d/M/yyyy');
    expect(dates('2024-03-04 10:00').format('day')).toBe('yyyy-M-d');
  });

  it('is the French way, or that of the other columns, where every value reads both ways; and that is told', () => {
    const guess = dates('03/04/2024', '05/06/2024');
    expect(guess.isAmbiguous).toBe(true);
    expect([guess.format('day'), guess.format('month')]).toEqual(['d/M/yyyy', 'M/d/yyyy']);
    const american = profile('Close', '12/25/2024', '1/2/2024');
    const unclear = profile('Created', '3/4/2024', '5/6/2024');
    expect(orderOfFile([american, unclear])).toBe('month');
    expect(decisionOn('Created', unclear, 'month')?.fr).toContain('mois/jour/année');
    expect(decisionOn('Close', american, 'month')?.fr).toContain('mois/jour/année');
  });

  it('never contradicts itself within a column', () => {
    expect(compatibleFormats('M/d/yyyy')).not.toContain('d/M/yyyy');
    expect(compatibleFormats('d/M/yyyy')).not.toContain('M/d/yyyy');
    expect(compatibleFormats(null)[0]).toBe('d/M/yyyy');
  });

  it('reads back every day that was written in one way', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1 }), fc.boolean(), (days, monthFirst) => {
        const parts = days.map(
          (each) => [each.getUTCDate(), each.getUTCMonth() + 1, each.getUTCFullYear()] as const,
        );
        const guess = dates(...parts.map(([d, m, y]) => (monthFirst ? `${m}/${d}/${y}` : `${d}/${m}/${y}`)));
        const isPlain = parts.some(([d]) => d > 12);
        if (isPlain) expect(guess.order).toBe(monthFirst ? 'month' : 'day');
      }),
    );
  });
});

describe('phone numbers without a country', () => {
  it('are French, unless a column of phones is plainly of another country', () => {
    expect(profile('Phone', '(415) 293-3313', '262.397.7937', '1-955-371-0847 x371').phoneCountry).toBe('US');
    expect(profile('Téléphone', '02 40 00 00 00', '06 12 34 56 78').phoneCountry).toBeUndefined();
    expect(profile('Id', '2182162682', '2319384765').phoneCountry).toBeUndefined();
  });
});

it('cells with several addresses or numbers are noticed', () => {
  expect(profile('E-mail', 'a@x.fr; b@y.fr', 'c@z.fr').mostItems).toBe(2);
  expect(profile('Tél', '02/40/00/00/00').mostItems).toBe(1);
  expect(profile('Tél', '02 40 00 00 00 / 06 12 34 56 78').mostItems).toBe(2);
});
