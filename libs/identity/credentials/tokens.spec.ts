import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { generateToken, hashToken, parseToken, sameBytes } from './tokens.js';

describe('tokens of sessions, invitations and resets', () => {
  it('are 256 bits in an address-safe spelling, never twice the same', () => {
    const tokens = Array.from({ length: 200 }, generateToken);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect(parseToken(token)).toBe(token);
    }
  });

  it('are kept as SHA-256', () => {
    const token = generateToken();
    expect(hashToken(token).equals(createHash('sha256').update(token).digest())).toBe(true);
    expect(hashToken('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it.each([
    ['nothing', undefined],
    ['a list, as a repeated query parameter gives', ['a', 'b']],
    ['an empty text', ''],
    ['one character less', 'A'.repeat(42)],
    ['one character more', 'A'.repeat(44)],
    ['a line end behind it', `${'A'.repeat(43)}\n`],
    ['the standard base64 alphabet', `${'A'.repeat(42)}+`],
    ['a second spelling of the same bytes', `${'A'.repeat(42)}B`],
  ])('refuse %s', (_, input) => {
    expect(parseToken(input)).toBeNull();
  });

  it('have one spelling only: what is accepted is what its bytes are written as', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{43}$/), (text) => {
        const token = parseToken(text);
        expect(token === null || Buffer.from(token, 'base64url').toString('base64url') === text).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const token = Buffer.from(bytes).toString('base64url');
        expect(parseToken(token)).toBe(token);
      }),
    );
  });

  it('compare as equal only with the very same bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(sameBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
        expect(sameBytes(a, Uint8Array.from(a))).toBe(true);
      }),
    );
  });
});
