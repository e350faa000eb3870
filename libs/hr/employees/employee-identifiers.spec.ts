import fc from 'fast-check';
import { compactIdentifier } from '#kernel';
import { isIban, isNir } from './employee-identifiers.js';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

describe('social-security numbers (NIR)', () => {
  /** The key by the arithmetic of big numbers, another way than the product's. */
  const keyOf = (body: string): string => {
    const shift = body.includes('A') ? 1_000_000n : body.includes('B') ? 2_000_000n : 0n;
    const number = BigInt(body.replace(/[AB]/, '0')) - shift;
    return String(97n - (number % 97n)).padStart(2, '0');
  };
  const bodies = fc
    .tuple(
      fc.constantFrom('1', '2'),
      digits(2),
      fc.integer({ min: 1, max: 12 }).map((month) => String(month).padStart(2, '0')),
      fc.oneof(
        fc.integer({ min: 1, max: 99 }).map((department) => String(department).padStart(2, '0')),
        fc.constantFrom('2A', '2B'),
      ),
      digits(6),
    )
    .map((parts) => parts.join(''));

  it('accept those of the published examples', () => {
    expect(isNir('255081416802538')).toBe(true);
    expect(isNir(compactIdentifier('2 55 08 14 168 025 38'))).toBe(true);
  });

  it('carry the key 97 − (n mod 97), in Corsica too', () => {
    fc.assert(fc.property(bodies, (body) => expect(isNir(body + keyOf(body))).toBe(true)));
  });

  it('are refused with any one digit changed', () => {
    fc.assert(
      fc.property(
        bodies,
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1, max: 9 }),
        (body, place, shift) => {
          const signs = [...(body + keyOf(body))];
          fc.pre(/\d/.test(signs[place] ?? ''));
          signs[place] = String((Number(signs[place]) + shift) % 10);
          expect(isNir(signs.join(''))).toBe(false);
        },
      ),
    );
  });

  it('are refused without their key: it is never filled in', () => {
    fc.assert(fc.property(bodies, (body) => expect(isNir(body)).toBe(false)));
  });

  it('are refused in any other form', () => {
    for (const value of [
      '',
      '2 55 08 14 168 025 38',
      '555081416802538',
      '255131416802538',
      '2550814168025380',
    ])
      expect(isNir(value)).toBe(false);
    fc.assert(fc.property(fc.string(), (value) => isNir(value) === false));
  });
});

describe('IBANs', () => {
  const valid = ['FR1420041010050500013M02606', 'DE89370400440532013000', 'MT84MALT011000012345MTLCAST001S'];
  /** The two check digits by the arithmetic of big numbers. */
  const ibanOf = (country: string, account: string): string => {
    const number = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('');
    return `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${account}`;
  };
  const ibans = digits(23).map((account) => ibanOf('FR', account));

  it('accept the examples of the registry', () => {
    for (const value of valid) expect(isIban(value)).toBe(true);
    expect(isIban(compactIdentifier('fr14 2004 1010 0505 0001 3m02 606'))).toBe(true);
  });

  it('accept every account with its key', () => {
    fc.assert(fc.property(ibans, (value) => expect(isIban(value)).toBe(true)));
  });

  it('refuse one wrong digit, and two that changed places', () => {
    fc.assert(
      fc.property(
        ibans,
        fc.integer({ min: 2, max: 26 }),
        fc.integer({ min: 1, max: 9 }),
        (value, place, shift) => {
          const signs = [...value];
          signs[place] = String((Number(signs[place]) + shift) % 10);
          expect(isIban(signs.join(''))).toBe(false);
        },
      ),
    );
    fc.assert(
      fc.property(ibans, fc.integer({ min: 4, max: 25 }), (value, place) => {
        const signs = [...value];
        [signs[place], signs[place + 1]] = [signs[place + 1] ?? '', signs[place] ?? ''];
        fc.pre(signs.join('') !== value);
        expect(isIban(signs.join(''))).toBe(false);
      }),
    );
  });

  it('refuse a length that their country does not have', () => {
    fc.assert(fc.property(digits(22), (account) => expect(isIban(ibanOf('FR', account))).toBe(false)));
    fc.assert(fc.property(fc.string(), (value) => isIban(value) === false));
  });
});
