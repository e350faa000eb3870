import { randomBytes } from 'node:crypto';
import { hash, type Options, type ParsedHashOptions, parseOptions, verify } from '@node-rs/argon2';
import { BoundedGate } from './bounded-gate.js';
import { normalisePassword } from './normalise-password.js';

/** Too many passwords wait to be hashed: answer 503 and let the person try again. */
export class HasherBusyError extends Error {
  override readonly name = 'HasherBusyError';
  readonly text = {
    fr: 'Trop de connexions en même temps. Réessayez dans quelques secondes.',
    en: 'Too many sign-ins at once. Try again in a few seconds.',
  };

  constructor() {
    super('too many passwords wait to be hashed');
  }
}

/** The stored text is not an argon2 hash: a fault of the data, never of the person. */
export class MalformedHashError extends Error {
  override readonly name = 'MalformedHashError';

  constructor() {
    super('the stored password hash is not an argon2 hash');
  }
}

export interface PasswordHasherOptions {
  /** Memory of one hash in KiB; 64 MiB unless told. */
  memoryKiB?: number;
  /** Passes over that memory; 3 unless told. */
  iterations?: number;
  /** Hashes computed at once; 2 unless told. */
  maxRunning?: number;
  /** Hashes waiting for their turn; 64 unless told. */
  maxWaiting?: number;
}

export interface PasswordVerdict {
  ok: boolean;
  /** The password is right, but its hash was made with other parameters: hash it again and store it. */
  needsRehash: boolean;
}

const ARGON2ID = 2;
const VERSION_19 = 1;
const SALT_BYTES = 16;
const DIGEST_BYTES = 32;
const SMALLEST_SECRET_BYTES = 32;

/**
 * Hashes passwords with argon2id (RFC 9106; ASVS 5.0 11.4.2) and a secret kept outside the database, without which
 * a stolen database cannot be attacked. Few run at once: 64 MiB each, sign-in would otherwise be a memory attack.
 */
export class PasswordHasher {
  private readonly options: Options & { memoryCost: number; timeCost: number; parallelism: number };
  private readonly gate: BoundedGate;
  private dummy: string | undefined;

  /** Throws a RangeError for a secret under 32 bytes. */
  constructor(secret: Buffer, options: PasswordHasherOptions = {}) {
    if (secret.length < SMALLEST_SECRET_BYTES) {
      throw new RangeError(`the password secret needs at least ${SMALLEST_SECRET_BYTES} bytes`);
    }
    this.options = {
      algorithm: ARGON2ID,
      version: VERSION_19,
      memoryCost: options.memoryKiB ?? 65_536,
      timeCost: options.iterations ?? 3,
      parallelism: 1,
      outputLen: DIGEST_BYTES,
      secret: Buffer.from(secret),
    };
    this.gate = new BoundedGate(
      options.maxRunning ?? 2,
      options.maxWaiting ?? 64,
      () => new HasherBusyError(),
    );
  }

  /** The PHC string to store: it holds its own parameters and salt. Throws HasherBusyError. */
  async hash(password: string): Promise<string> {
    const text = normalisePassword(password);
    return this.gate.run(() => hash(text, this.options));
  }

  /** Throws HasherBusyError, and MalformedHashError for what is no argon2 hash. */
  async verify(stored: string, password: string): Promise<PasswordVerdict> {
    const parameters = readParameters(stored);
    const text = normalisePassword(password);
    const ok = await this.gate.run(() => verify(stored, text, { secret: this.options.secret }));
    return { ok, needsRehash: ok && !this.isCurrent(parameters) };
  }

  /**
   * For unknown people, and people without a password: takes the time and the place in the line of a real check and
   * always fails, so that an answer's delay does not tell who has an account.
   */
  async verifyDummy(password: string): Promise<PasswordVerdict> {
    this.dummy ??= this.unmatchableHash();
    const text = normalisePassword(password);
    const { dummy } = this;
    await this.gate.run(() => verify(dummy, text, { secret: this.options.secret }));
    return { ok: false, needsRehash: false };
  }

  /** A random digest, not a computed one: making it costs nothing, so the first call is no slower than the others. */
  private unmatchableHash(): string {
    const { memoryCost, timeCost, parallelism } = this.options;
    const [salt, digest] = [SALT_BYTES, DIGEST_BYTES].map((size) => unpaddedBase64(randomBytes(size)));
    return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${salt}$${digest}`;
  }

  private isCurrent(stored: ParsedHashOptions): boolean {
    const wanted = this.options;
    return (
      stored.algorithm === ARGON2ID &&
      stored.version === VERSION_19 &&
      stored.memoryCost === wanted.memoryCost &&
      stored.timeCost === wanted.timeCost &&
      stored.parallelism === wanted.parallelism &&
      stored.outputLen === DIGEST_BYTES &&
      stored.saltLen >= SALT_BYTES
    );
  }
}

/** The PHC string format has no `=` at the end. */
const unpaddedBase64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

function readParameters(stored: string): ParsedHashOptions {
  try {
    return parseOptions(stored);
  } catch {
    throw new MalformedHashError();
  }
}
