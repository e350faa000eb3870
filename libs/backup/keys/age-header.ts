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

/** The header of a new file for one recipient, with the nonce that follows it. @throws EncryptedFileError */
export async function newHeader(recipient: string): Promise<{ header: Buffer; payloadKey: Buffer }> {
  let fileKey: Uint8Array | undefined;
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new EncryptedFileError('not an age recipient');
  }
  // Adds nothing to the header: it only learns the key that the library made for this file.
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const empty = Buffer.from(await encrypter.encrypt(new Uint8Array(0)));
  const end = endOfHeader(empty);
  if (!fileKey || end === undefined) throw new Error('the age library made no header');
  // A nonce of our own: the library's has already served for its empty payload.
  const nonce = randomBytes(nonceBytes);
  return {
    header: Buffer.concat([empty.subarray(0, end), nonce]),
    payloadKey: payloadKeyOf(fileKey, nonce),
  };
}

/**
 * Opens the beginning of a file.
 * @returns undefined while more bytes are needed. @throws EncryptedFileError
 */
export async function openHeader(beginning: Buffer, identities: string): Promise<Opened | undefined> {
  const end = endOfHeader(beginning);
  if (end === undefined) {
    if (beginning.length > headerLimit) throw new EncryptedFileError('not an age file');
    return undefined;
  }
  if (beginning.length < end + nonceBytes) return undefined;
  const decrypter = new Decrypter();
  try {
    for (const each of identities.split(/\s+/).filter(Boolean)) decrypter.addIdentity(each);
  } catch {
    // The library's message would repeat the identity.
    throw new EncryptedFileError('not an age identity');
  }
  let fileKey: Uint8Array;
  try {
    fileKey = await decrypter.decryptHeader(beginning.subarray(0, end));
  } catch {
    throw new EncryptedFileError('the header of the file is altered, or the file is for another key');
  }
  return {
    payloadKey: payloadKeyOf(fileKey, beginning.subarray(end, end + nonceBytes)),
    rest: beginning.subarray(end + nonceBytes),
  };
}

/** Where the header ends: after the line `--- <MAC>`. */
function endOfHeader(bytes: Buffer): number | undefined {
  const last = bytes.indexOf('\n--- ');
  const end = last < 0 ? -1 : bytes.indexOf('\n', last + 1);
  return end < 0 ? undefined : end + 1;
}
