import fc from 'fast-check';
import { generateSync } from 'otplib';
import { totp } from './totp.js';

/** The ASCII key "12345678901234567890" of RFC 6238, appendix B. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1000);
const codeAt = (secret: string, seconds: number): string => generateSync({ secret, epoch: seconds });
const step = (seconds: number): number => Math.floor(seconds / 30);
const NOW = Date.UTC(2026, 2, 2, 8, 30, 10) / 1000;

describe('codes of an authenticator app', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('agree with RFC 6238, appendix B, at %d s', (seconds, eightDigits) => {
    // The RFC prints eight digits of the same number; six digits are its last six.
    const verdict = totp.verify(RFC_SECRET, eightDigits.slice(-6), { now: at(seconds), lastUsedStep: null });
    expect(verdict).toEqual({ ok: true, step: step(seconds) });
  });

  it('come from a secret of 160 random bits', () => {
    const secrets = Array.from({ length: 50 }, totp.generateSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('are accepted one step early or late, and no further', () => {
    const secret = totp.generateSecret();
    const seconds = fc.integer({ min: 120, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: -3, max: 3 }), (now, late) => {
        const code = codeAt(secret, now + late * 30);
        const near = [-1, 0, 1].find((offset) => codeAt(secret, now + offset * 30) === code);
        const verdict = totp.verify(secret, code, { now: at(now), lastUsedStep: null });
        expect(verdict).toEqual(
          near === undefined ? { ok: false, step: null } : { ok: true, step: step(now) + near },
        );
        if (Math.abs(late) <= 1) expect(verdict.ok).toBe(true);
      }),
    );
  });

  it('are accepted once each: neither the same code nor an older one follows', () => {
    const early = codeAt(RFC_SECRET, NOW - 30);
    const current = codeAt(RFC_SECRET, NOW);
    const first = totp.verify(RFC_SECRET, current, { now: at(NOW), lastUsedStep: step(NOW) - 5 });
    expect(first).toEqual({ ok: true, step: step(NOW) });
    const check = { now: at(NOW + 5), lastUsedStep: first.step };
    expect(totp.verify(RFC_SECRET, current, check).ok).toBe(false);
    expect(totp.verify(RFC_SECRET, early, check).ok).toBe(false);
    const next = codeAt(RFC_SECRET, NOW + 30);
    expect(totp.verify(RFC_SECRET, next, check)).toEqual({ ok: true, step: step(NOW) + 1 });
  });

  it('are refused, without an error, when the clock was set back behind the last one', () => {
    for (const ahead of [0, 1, 2, 1000]) {
      const check = { now: at(NOW), lastUsedStep: step(NOW) + ahead };
      expect(totp.verify(RFC_SECRET, codeAt(RFC_SECRET, NOW), check)).toEqual({ ok: false, step: null });
    }
  });

  it('may be typed with the space that apps show', () => {
    const code = codeAt(RFC_SECRET, NOW);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)} `;
    expect(totp.verify(RFC_SECRET, spaced, { now: at(NOW), lastUsedStep: null }).ok).toBe(true);
  });

  it.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '-12345', '1e5000', '1'.repeat(10_000)])(
    'are refused when they are not six digits',
    (code) => {
      expect(totp.verify(RFC_SECRET, code, { now: at(NOW), lastUsedStep: null })).toEqual({
        ok: false,
        step: null,
      });
    },
  );

  it('of another person are refused', () => {
    const other = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    const verdict = totp.verify(RFC_SECRET, codeAt(other, NOW), { now: at(NOW), lastUsedStep: null });
    expect(verdict.ok).toBe(false);
  });

  it('are set up by an address that names the company and the account', () => {
    const uri = new URL(totp.uri('Éts Martin : Fils', 'zoe@martin.example', RFC_SECRET));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.host).toBe('totp');
    expect(decodeURIComponent(uri.pathname)).toBe('/Éts Martin Fils:zoe@martin.example');
    expect(uri.searchParams.get('secret')).toBe(RFC_SECRET);
    expect(uri.searchParams.get('issuer')).toBe('Éts Martin Fils');
  });
});
