import fc from 'fast-check';
import { readInput } from '../http/validation.js';
import { cellsOf, columnOf } from './export-columns.js';
import { fieldsOf } from './field.js';
import { ChoicesField, DecimalField } from './fields.js';

const label = (fr: string) => ({ fr, en: fr });

class Line {
  @DecimalField({ label: label('Montant') })
  amount?: string | null;

  @DecimalField({ label: label('Écart'), digits: 9, scale: 4, negative: true })
  deviation?: string | null;

  @ChoicesField({ label: label('Exigés'), choices: ['amount', 'city'] })
  needed?: string[];
}

const read = (raw: object) => readInput(Line, raw, true);
const codes = (raw: object) => read(raw).errors.map(({ field, code }) => `${field} ${code}`);

describe('decimal fields', () => {
  it('bring amounts to the one form that PostgreSQL answers, without a rounding error', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 99_999_999_999_999n), (cents) => {
        const digits = String(cents).padStart(3, '0');
        const exact = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        for (const typed of [exact, `00${exact}`, ` ${exact} `, exact.replace(/\.?0{1,2}$/, '')]) {
          expect([typed, read({ amount: typed })]).toMatchObject([
            typed,
            { value: { amount: exact }, errors: [] },
          ]);
        }
      }),
    );
  });

  it.each([
    ['7', '7.00'],
    ['0007.5', '7.50'],
    ['0.0', '0.00'],
    ['999999999999.99', '999999999999.99'],
    ['', null],
    [null, null],
  ])('take %j', (typed, stored) => {
    expect(read({ amount: typed })).toMatchObject({ value: { amount: stored }, errors: [] });
  });

  it.each([
    ['1,50'],
    ['1.505'],
    ['-1.00'],
    ['1e3'],
    ['9'.repeat(13)],
    [7],
    [0.1],
    [1e21],
    [Infinity],
    [true],
    ['x'],
  ])('refuse %j as an amount', (typed) => {
    expect(codes({ amount: typed })).toEqual(['amount decimal']);
  });

  it('keep a sign where one is expected, and none on nothing', () => {
    expect(read({ deviation: '-1.5' }).value.deviation).toBe('-1.5000');
    expect(read({ deviation: '-0' }).value.deviation).toBe('0.0000');
    expect(codes({ deviation: '123456' })).toEqual(['deviation decimal']);
  });
});

describe('fields of several choices', () => {
  it('take each of their values once', () => {
    expect(codes({ needed: ['city', 'amount'] })).toEqual([]);
    expect(codes({ needed: [] })).toEqual([]);
    expect(codes({ needed: ['city', 'city'] })).toEqual(['needed arrayUnique']);
    expect(codes({ needed: ['colour'] })).toEqual(['needed isIn']);
    expect(codes({ needed: [['city']] })).toEqual(['needed isIn']);
    expect(codes({ needed: 'city' })).toHaveLength(1);
  });

  it('are one text in a file, and amounts are numbers', () => {
    const fields = fieldsOf(Line);
    const cells = cellsOf({ amount: '12.50', needed: ['amount', 'city'] }, fields, 'fr');
    expect(cells).toEqual({ amount: '12.50', deviation: '', needed: 'amount ; city' });
    expect(fields.map((field) => columnOf(field, 'fr').kind)).toEqual(['number', 'number', 'text']);
  });
});
