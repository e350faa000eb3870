import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatDecimal, parseDecimal, parseInteger } from './numbers';

describe('numbers as people type them', () => {
  it.each([
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    ['1 234,50', '1234.50'],
    ['1\u202f234,50', '1234.50'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1,5', '1.5'],
    ['1,500', '1.500'],
    ['-,5', '-0.5'],
    ['−3', '-3'],
    ['007', '7'],
    ['-0,00', '0.00'],
    ['12,', '12'],
  ])('%s is %s in French', (typed, value) => expect(parseDecimal(typed)).toBe(value));

  it('takes the English comma for thousands', () => {
    expect(parseDecimal('1,500', 'en')).toBe('1500');
    expect(parseDecimal('1,5', 'en')).toBe('1.5');
  });

  it.each(['', ' ', '-', ',', '1,2,3', '1.23.456', '12a', '1e3', '1,234.567,8', '1.2,3.4', '--1', '1-2'])(
    'refuses "%s"',
    (typed) => expect(parseDecimal(typed)).toBeUndefined(),
  );

  it('reads whole numbers only', () => {
    expect(parseInteger('1 200')).toBe(1200);
    expect(parseInteger('12,00')).toBe(12);
    expect(parseInteger('12,5')).toBeUndefined();
    expect(parseInteger('9007199254740993')).toBeUndefined();
  });

  it('reads back every number that it shows', () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.stringMatching(/^\d{1,4}$/))
      .map(([whole, part]) => `${whole}.${part}`);
    fc.assert(
      fc.property(decimals, fc.constantFrom('fr' as const, 'en' as const), (value, language) => {
        expect(parseDecimal(formatDecimal(value, language), language)).toBe(value);
      }),
    );
  });

  it('never fails, and answers the canonical form only', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const value = parseDecimal(typed);
        if (value !== undefined) expect(value).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
      }),
    );
  });
});
