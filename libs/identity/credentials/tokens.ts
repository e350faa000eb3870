import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A secret for sessions, invitations and resets: 256 random bits as 43 characters of base64url. */
export const generateToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/**
 * What the database keeps of a token. A fast hash without salt is enough: nobody can try 2^256 tokens, and the same
 * token must give the same bytes to be looked up by an index.
 */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token, 'ascii').digest();

/** The token when the input has the shape of one, else null, before any query is made with it. */
export function parseToken(input: unknown): string | null {
  if (typeof input !== 'string' || !TOKEN_SHAPE.test(input)) return null;
  // The last character carries two unused bits: without this, four texts would stand for the same token.
  return Buffer.from(input, 'base64url').toString('base64url') === input ? input : null;
}

/** Equality in a time that does not depend on where the bytes differ; different lengths are never equal. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);
