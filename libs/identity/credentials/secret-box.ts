import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** The box was not made with this key and for this owner, or was changed: nothing of it can be trusted. */
export class SecretBoxError extends Error {
  override readonly name = 'SecretBoxError';

  constructor() {
    super('the sealed secret cannot be opened');
  }
}

export interface SecretBoxContext {
  /** The installation, so that a copy of the database on another one does not open. */
  instance: string;
  /** What the secrets are for, such as `totp`: a box of one purpose does not open for another. */
  purpose: string;
}

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals small secrets with AES-256-GCM (NIST SP 800-38D) under a key derived by HKDF-SHA-256 (RFC 5869) from the
 * master key. Form: `v1.<iv>.<tag>.<ciphertext>`, base64url. Random 96-bit IVs allow 2^32 boxes per key, far above
 * the number of people.
 */
export class SecretBox {
  private readonly key: Buffer;

  /** Throws a RangeError for a master key under 32 bytes or an empty context. */
  constructor(masterKey: Buffer, { instance, purpose }: SecretBoxContext) {
    if (masterKey.length < KEY_BYTES)
      throw new RangeError(`the master key needs at least ${KEY_BYTES} bytes`);
    if (!instance || !purpose) throw new RangeError('a secret box needs an instance and a purpose');
    // JSON keeps ('a', 'b:c') and ('a:b', 'c') apart, which joining with a separator would not.
    const info = JSON.stringify(['b2o', 'secret-box', VERSION, instance, purpose]);
    this.key = Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), info, KEY_BYTES));
  }

  /** The owner (tenant and person) is authenticated, not stored: a box moved to another row does not open. */
  seal(secret: string, owner: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(authenticated(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return [VERSION, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
      '.',
    );
  }

  /** Throws SecretBoxError, always the same: why a box does not open helps only who forged it. */
  open(box: string, owner: string): string {
    const [version, ...parts] = box.split('.');
    const [iv, tag, sealed] = parts.map(decodeStrictly);
    if (version !== VERSION || parts.length !== 3 || !iv || !tag || !sealed) throw new SecretBoxError();
    try {
      // The cipher itself refuses a tag of another length, once it is told which.
      const decipher = createDecipheriv(CIPHER, this.key, iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(authenticated(owner)).setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
    } catch {
      throw new SecretBoxError();
    }
  }
}

const authenticated = (owner: string): Buffer => Buffer.from(JSON.stringify([VERSION, owner]));

/** Node skips foreign characters and unused bits in base64url; a box has exactly one spelling. */
function decodeStrictly(part: string): Buffer | null {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : null;
}
