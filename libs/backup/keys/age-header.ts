import { hkdfSync, randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';

/** An encrypted file that cannot be trusted: altered, truncated, or made for another key. Its text names no key. */
export class EncryptedFileError extends Error {
  override name = 'EncryptedFileError';
}

const nonceBytes = 16;
const headerLimit = 16 * 1024;

/** What the payload of a file is encrypted with. */
export interface Opened {
  readonly payloadKey: Buffer;
  readonly rest: Buffer;
}

const payloadKeyOf = (fileKey: Uint8Array, nonce: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));

/** A header without the nonce that follows it, and the key that it wraps. */
interface FileKey {
  readonly header: Buffer;
  readonly key: Uint8Array;
}

/**
 * The headers of files that are written or read in one piece of work. Making and opening one takes longer than a small
 * file: files that are written together share theirs. That is sound, since what a payload is encrypted with follows from
 * this key and a random nonce of each file (age-encryption.org/v1, "Payload").
 */
export class FileKeys {
  private made: Promise<FileKey> | undefined;
  private readonly opened = new Map<string, Promise<Uint8Array>>();

  /** The header of a new file for one recipient, nonce included. @throws EncryptedFileError */
  async begin(recipient: string): Promise<{ header: Buffer; payloadKey: Buffer }> {
    this.made ??= newFileKey(recipient);
    const { header, key } = await this.made;
    const nonce = randomBytes(nonceBytes);
    return { header: Buffer.concat([header, nonce]), payloadKey: payloadKeyOf(key, nonce) };
  }

  /**
   * Opens the beginning of a file.
   * @returns undefined while more bytes are needed. @throws EncryptedFileError
   */
  async open(beginning: Buffer, identities: string): Promise<Opened | undefined> {
    const end = endOfHeader(beginning);
    if (end === undefined) {
      if (beginning.length > headerLimit) throw new EncryptedFileError('not an age file');
      return undefined;
    }
    if (beginning.length < end + nonceBytes) return undefined;
    const header = beginning.subarray(0, end);
    // The same bytes wrap the same key: the MAC that vouches for them is one of them.
    const name = header.toString('latin1');
    const key = this.opened.get(name) ?? keyIn(header, identities);
    this.opened.set(name, key);
    return {
      payloadKey: payloadKeyOf(await key, beginning.subarray(end, end + nonceBytes)),
      rest: beginning.subarray(end + nonceBytes),
    };
  }
}

async function newFileKey(recipient: string): Promise<FileKey> {
  let key: Uint8Array | undefined;
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new EncryptedFileError('not an age recipient');
  }
  // Adds nothing to the header: it only learns the key that the library made for this file.
  encrypter.addRecipient({
    wrapFileKey: (made) => {
      key = Uint8Array.from(made);
      return [];
    },
  });
  const empty = Buffer.from(await encrypter.encrypt(new Uint8Array(0)));
  const end = endOfHeader(empty);
  if (!key || end === undefined) throw new Error('the age library made no header');
  return { header: empty.subarray(0, end), key };
}

async function keyIn(header: Buffer, identities: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  try {
    for (const each of identities.split(/\s+/).filter(Boolean)) decrypter.addIdentity(each);
  } catch {
    // The library's message would repeat the identity.
    throw new EncryptedFileError('not an age identity');
  }
  try {
    return await decrypter.decryptHeader(header);
  } catch {
    throw new EncryptedFileError('the header of the file is altered, or the file is for another key');
  }
}

/** Where the header ends: after the line `--- <MAC>`. */
function endOfHeader(bytes: Buffer): number | undefined {
  const last = bytes.indexOf('\n--- ');
  const end = last < 0 ? -1 : bytes.indexOf('\n', last + 1);
  return end < 0 ? undefined : end + 1;
}
