import fc from 'fast-check';
import { generateRecoveryCodes, hashRecoveryCode, redeemRecoveryCode } from './recovery-codes.js';

describe('recovery codes', () => {
  it('are ten, different, readable and without ambiguous letters', () => {
    const { codes, hashes } = generateRecoveryCodes();
    expect(codes).toHaveLength(10);
    expect(hashes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('use every character of the alphabet, so that each is worth its five bits', () => {
    const used = new Set(Array.from({ length: 20 }, () => generateRecoveryCodes().codes.join('')).join(''));
    expect(used.size).toBe(33);
  });

  it('open the account once each, in any order', () => {
    const { codes, hashes } = generateRecoveryCodes();
    fc.assert(
      fc.property(fc.shuffledSubarray(codes, { minLength: 10 }), (order) => {
        let remaining = hashes;
        for (const [spent, code] of order.entries()) {
          const after = redeemRecoveryCode(code, remaining);
          expect(after).toHaveLength(9 - spent);
          remaining = after ?? [];
          expect(redeemRecoveryCode(code, remaining)).toBeNull();
        }
      }),
      { numRuns: 20 },
    );
  });

  it('spend only the code that was typed', () => {
    const { codes, hashes } = generateRecoveryCodes();
    expect(redeemRecoveryCode(codes[3]!, hashes)).toEqual(hashes.filter((_, place) => place !== 3));
  });

  it.each([
    ['in lower case', (code: string) => code.toLowerCase()],
    ['without hyphens', (code: string) => code.replaceAll('-', '')],
    ['with the letter O for the digit 0', (code: string) => code.replaceAll('0', 'O')],
    ['with l for the digit 1', (code: string) => code.replaceAll('1', 'l')],
    [
      'with a word processor’s dashes and no-break spaces',
      (c: string) => ` ${c.replaceAll('-', '–\u00a0')}\n`,
    ],
  ])('are recognised %s', (_, typing) => {
    const { codes, hashes } = generateRecoveryCodes();
    for (const code of codes) expect(redeemRecoveryCode(typing(code), hashes)).toHaveLength(9);
  });

  it('of someone else do not open the account', () => {
    const { hashes } = generateRecoveryCodes();
    for (const code of generateRecoveryCodes().codes) expect(redeemRecoveryCode(code, hashes)).toBeNull();
  });

  it.each(['', '0000', 'U'.repeat(24), `${'0'.repeat(24)}0`, '0'.repeat(100_000)])(
    'refuse what is no code',
    (typed) => {
      expect(hashRecoveryCode(typed)).toBeNull();
      expect(redeemRecoveryCode(typed, generateRecoveryCodes().hashes)).toBeNull();
    },
  );
});
