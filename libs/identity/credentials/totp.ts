import { generateSecret as generateBase32, generateURI, verifySync } from 'otplib';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
const CODE_SHAPE = /^[0-9]{6}$/;

export interface TotpCheck {
  /** The server's clock, never one told by the browser (ASVS 5.0 6.5.8). */
  now: Date;
  /** The step of the last code accepted from this person, null before the first one. */
  lastUsedStep: number | null;
}

export type TotpVerdict = { ok: true; step: number } | { ok: false; step: null };

const REFUSED: TotpVerdict = { ok: false, step: null };

/** Codes of an authenticator app: RFC 6238, HMAC-SHA-1, six digits, steps of 30 seconds, which every app supports. */
export const totp = {
  /** A new shared secret: 160 bits (RFC 4226 §4 R6) in base32. */
  generateSecret: (): string => generateBase32({ length: SECRET_BYTES }),

  /** The otpauth:// address for the QR code. It holds the secret: never log it, never send it elsewhere. */
  uri: (issuer: string, account: string, secret: string): string =>
    generateURI({ issuer: withoutColon(issuer), label: withoutColon(account), secret }),

  /**
   * Accepts the current step and one on each side (RFC 6238 §5.2), each step once (ASVS 5.0 6.5.1). The caller stores
   * the returned step only if it is still above the stored one (`UPDATE … WHERE last_step < step`): of two requests
   * with the same code, one must lose.
   */
  verify(secret: string, code: string, { now, lastUsedStep }: TotpCheck): TotpVerdict {
    const token = code.replace(/\s/g, '');
    if (!CODE_SHAPE.test(token)) return REFUSED;
    const epoch = Math.floor(now.getTime() / 1000);
    const currentStep = Math.floor(epoch / PERIOD_SECONDS);
    // A clock set back: no step in reach is new, and otplib would throw instead of refusing.
    if (lastUsedStep !== null && lastUsedStep > currentStep) return REFUSED;
    const result = verifySync({
      secret,
      token,
      epoch,
      period: PERIOD_SECONDS,
      epochTolerance: PERIOD_SECONDS,
      ...(lastUsedStep === null ? {} : { afterTimeStep: lastUsedStep }),
    });
    return result.valid ? { ok: true, step: currentStep + result.delta } : REFUSED;
  },
};

/** The colon separates issuer and account in the address, and apps show the wrong name when either holds one. */
const withoutColon = (text: string): string => text.replaceAll(':', ' ').replace(/\s+/g, ' ').trim();
