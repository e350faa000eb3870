import fc from 'fast-check';
import { searchWords } from './search-words.js';

describe('what a search looks for', () => {
  it.each([
    ['02 40 00 00 00', '+33240000000'],
    ['02.40.00.00.00', '+33240000000'],
    ['+33 (0)2 40 00 00 00', '+33240000000'],
    ['0033 2 40 00 00 00', '+33240000000'],
    ['02 40 0', '+33240000000'],
    ['+44 20 7946 0958', '+442079460958'],
    ['732 829 320 00074', '73282932000074'],
    ['01000', '01000'],
  ])('%j is found in %j', (typed, stored) => {
    expect(stored).toContain(searchWords(typed));
  });

  it('leaves words, e-mails and small numbers as they are', () => {
    for (const typed of ['Martin', 'jeanne@b2o.example', 'rue 12 bis', '44', 'lot 3 phase 2', 'R-2024-017'])
      expect(searchWords(` ${typed} `)).toBe(typed);
  });

  it('reads a number among words', () => {
    expect(searchWords('Martin 06 12 34 56 78')).toBe('Martin 612345678');
    expect(searchWords('Martin +33 6 12 34 56 78 Nantes')).toBe('Martin 33612345678 Nantes');
  });

  it('finds a French number however it is cut in groups', () => {
    const digits = fc.stringMatching(/^[1-9]\d{8}$/);
    const blanks = fc.array(fc.constantFrom('', ' ', '.', '-', '\u00a0'), { minLength: 9, maxLength: 9 });
    const prefixes = fc.constantFrom('0', '+33', '+33 ', '0033', '+33 (0)');
    fc.assert(
      fc.property(digits, blanks, prefixes, (national, gaps, prefix) => {
        const typed = prefix + [...national].map((digit, index) => digit + gaps[index]).join('');
        expect(`+33${national}`).toContain(searchWords(typed));
      }),
    );
  });
});
