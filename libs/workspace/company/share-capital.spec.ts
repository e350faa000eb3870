import fc from 'fast-check';
import { compactAmount, isAmount } from './share-capital.js';

const grouped = (digits: string, sign: string) => digits.replace(/\B(?=(\d{3})+$)/g, sign);

describe('a share capital', () => {
  it.each([
    ['10 000,50 €', '10000.50'],
    ['10.000,5', '10000.50'],
    ['10,000.50', '10000.50'],
    ['10.000', '10000'],
    ['1 000 000 EUR', '1000000'],
    ["7'500", '7500'],
    ['007500', '7500'],
    ['0', '0'],
    ['0,50', '0.50'],
  ])('typed as %j is %j', (typed, stored) => {
    expect(compactAmount(typed)).toBe(stored);
    expect(isAmount(stored)).toBe(true);
  });

  it.each(['', 'dix mille', '12,34,5', '-5', '1.2.3', '1e5', '10 000 $', '12.34,56.7', '1'.repeat(16)])(
    'typed as %j is no amount',
    (typed) => expect(isAmount(compactAmount(typed))).toBe(false),
  );

  it('is the same amount however its thousands and decimals are written', () => {
    const signs = fc.constantFrom(['', ','], ['', '.'], [' ', ','], ['\u202f', ','], ['.', ','], [',', '.']);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        signs,
        (units, cents, [thousands = '', point = '']) => {
          const decimals = String(cents).padStart(2, '0');
          const stored = compactAmount(`${grouped(String(units), thousands)}${point}${decimals} €`);
          expect(stored).toBe(`${units}.${decimals}`);
          expect(compactAmount(stored)).toBe(stored);
        },
      ),
    );
  });
});
