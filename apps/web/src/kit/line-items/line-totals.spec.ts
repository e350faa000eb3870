import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centsText, type LineAmounts, lineNet, totalsOf } from './line-totals';

const line = (quantity: string, unitPrice: string, vatRate = '20', discount?: string): LineAmounts => ({
  quantity,
  unitPrice,
  vatRate,
  discount,
});

const money = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map(centsText);
const quantity = fc.integer({ min: -100_000, max: 100_000 }).map((value) => centsText(BigInt(value)));
const lines = fc.array(
  fc.record({
    quantity,
    unitPrice: money,
    vatRate: fc.constantFrom('20', '10', '5.5', '2.1', '0'),
    discount: fc.constantFrom(null, '0', '5', '12.5', '100'),
  }),
  { maxLength: 30 },
);

describe('the amounts of a document', () => {
  it('rounds a line once, half away from zero', () => {
    expect(lineNet(line('3', '1.005'))).toBe(302n);
    expect(lineNet(line('1', '1.005'))).toBe(101n);
    expect(lineNet(line('-1', '1.005'))).toBe(-101n);
    expect(lineNet(line('2.5', '19.99'))).toBe(4998n);
    expect(lineNet(line('10', '100', '20', '12.5'))).toBe(87_500n);
    expect(lineNet(line('0.1', '0.7'))).toBe(7n);
  });

  it('counts VAT by rate, on the sum of its lines', () => {
    const { net, vat, gross } = totalsOf([
      line('1', '0.03'),
      line('1', '0.03'),
      line('1', '10', '5.5'),
      line('1', '1', '20.00'),
    ]);
    expect(vat).toEqual([
      { rate: '20', base: 106n, amount: 21n },
      { rate: '5.5', base: 1000n, amount: 55n },
    ]);
    expect([net, gross]).toEqual([1106n, 1182n]);
  });

  it('takes what is no number for nothing', () => {
    expect(totalsOf([line('douze', '1'), { quantity: null, unitPrice: undefined }]).gross).toBe(0n);
  });

  it('adds up: net is the sum of the lines, gross is net and VAT', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { net, vat, gross } = totalsOf(all);
        expect(net).toBe(all.reduce((sum, each) => sum + lineNet(each), 0n));
        expect(gross).toBe(vat.reduce((sum, { amount }) => sum + amount, net));
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(totalsOf([...all].reverse())).toEqual(totalsOf(all));
      }),
    );
  });

  it('is never further from the exact VAT than half a cent for each rate', () => {
    fc.assert(
      fc.property(lines, (all) => {
        for (const { rate, base, amount } of totalsOf(all).vat) {
          const thousandths = base * BigInt(Math.round(Number(rate) * 10));
          const off = amount * 1000n - thousandths;
          expect(off >= -500n && off <= 500n).toBe(true);
        }
      }),
    );
  });

  it('takes back exactly what the opposite document gave', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const credit = all.map((each) => ({ ...each, quantity: opposite(each.quantity) }));
        expect(totalsOf(credit).gross).toBe(-totalsOf(all).gross);
      }),
    );
  });

  it('writes cents as decimals', () => {
    expect([0n, 5n, -5n, 12_345n].map(centsText)).toEqual(['0.00', '0.05', '-0.05', '123.45']);
  });
});

const opposite = (text: string): string => (text.startsWith('-') ? text.slice(1) : `-${text}`);
