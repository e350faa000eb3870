import fc from 'fast-check';
import { frenchVatNumber, isId, isSiren, isSiret, isVatNumber, newId, preferredLanguage } from './index.js';

describe('ids', () => {
  it('are UUIDv7 that sort in the order of their creation', () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    expect(ids[0]?.[14]).toBe('7');
  });

  it('never go back when the clock does', () => {
    const before = newId(2_000_000_000_000);
    expect(newId(1_999_999_999_000) > before).toBe(true);
  });
});

describe('SIREN and SIRET', () => {
  it('accept real identifiers and the exception of La Poste', () => {
    expect(isSiren('732829320')).toBe(true);
    expect(isSiret('73282932000074')).toBe(true);
    expect(isSiret('35600000049837')).toBe(true);
  });

  it('refuse one wrong digit, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'732829320'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(isSiren(digits.join(''))).toBe(false);
      }),
    );
  });

  it('refuse letters, blanks and zeros', () => {
    for (const value of ['', '000000000', '73282932', '7328293200', 'A32829320', '732 829 320']) {
      expect(isSiren(value)).toBe(false);
    }
  });
});

describe('VAT numbers', () => {
  it('carry the key of their SIREN', () => {
    expect(frenchVatNumber('732829320')).toBe('FR44732829320');
    expect(isVatNumber('FR44732829320')).toBe(true);
    expect(isVatNumber('FR45732829320')).toBe(false);
    expect(isVatNumber('DE123456789')).toBe(true);
    expect(isVatNumber('44732829320')).toBe(false);
  });
});

describe('the language of an answer', () => {
  it.each([
    [undefined, 'fr'],
    ['en-GB,en;q=0.9', 'en'],
    ['de,en;q=0.5,fr;q=0.8', 'fr'],
    ['de', 'fr'],
    ['en;q=0, fr', 'fr'],
    [';;;,,q=', 'fr'],
  ])('for Accept-Language %s is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
