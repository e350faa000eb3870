import { createHash, randomBytes } from 'node:crypto';
import { sameBytes } from './tokens.js';

// Crockford's base32: no I, L, O or U, so that a code read aloud or off paper has one spelling.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODES = 10;
const CODE_LENGTH = 24;
const GROUP = 4;
const CODE_SHAPE = new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`);
const MOST_TYPED_CHARACTERS = 100;

export interface RecoveryCodes {
  /** Shown once to the person, never stored. */
  codes: string[];
  /** What the database keeps, in the same order. */
  hashes: Buffer[];
}

/**
 * Ten codes of 24 characters in groups of four, 120 random bits each. That length is what permits a fast hash without
 * salt: ASVS 5.0 6.5.2 asks for a slow salted one below 112 bits (a 50-bit code behind SHA-256 falls in a day to one
 * graphics card), and ten slow hashes for each attempt would make recovery a way to exhaust the server.
 */
export function generateRecoveryCodes(): RecoveryCodes {
  const codes = Array.from({ length: CODES }, generateCode);
  return { codes, hashes: codes.map((code) => digest(code.replaceAll('-', ''))) };
}

/** The hash of what the person typed, or null when it cannot be a code. Case, spaces and hyphens do not count. */
export function hashRecoveryCode(typed: string): Buffer | null {
  if (typed.length > MOST_TYPED_CHARACTERS) return null;
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return CODE_SHAPE.test(code) ? digest(code) : null;
}

/**
 * The hashes that remain once the typed code is spent, or null when it is none of them. The caller stores what
 * remains in the same transaction, under a lock of the person's row, or one code could be spent twice.
 */
export function redeemRecoveryCode(typed: string, hashes: readonly Buffer[]): Buffer[] | null {
  const entered = hashRecoveryCode(typed);
  if (entered === null) return null;
  const remaining = hashes.filter((hash) => !sameBytes(hash, entered));
  return remaining.length < hashes.length ? remaining : null;
}

function generateCode(): string {
  // 32 divides 256: five bits of a random byte are as random as the byte.
  const characters = Array.from(randomBytes(CODE_LENGTH), (byte) =>
    ALPHABET.charAt(byte % ALPHABET.length),
  ).join('');
  return characters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? characters;
}

const digest = (code: string): Buffer => createHash('sha256').update(code, 'ascii').digest();
