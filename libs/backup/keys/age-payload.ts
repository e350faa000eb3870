import { createCipheriv, createDecipheriv } from 'node:crypto';
import { EncryptedFileError } from './age-header.js';

const cipher = 'chacha20-poly1305';
const tagBytes = 16;
const chunkBytes = 64 * 1024;

/** Counts the chunks of a payload: eleven bytes, and one that marks the last chunk. */
class ChunkNonce {
  private readonly bytes = Buffer.alloc(12);
  private count = 0;

  next(last: boolean): Buffer {
    this.bytes.writeUIntBE(this.count, 5, 6);
    this.bytes[11] = last ? 1 : 0;
    this.count += 1;
    return this.bytes;
  }
}

/** Cuts bytes into chunks of one size. A full chunk is held back until it is known whether another follows. */
abstract class Chunks {
  private readonly held: Buffer;
  private used = 0;
  protected readonly nonce = new ChunkNonce();

  constructor(size: number) {
    this.held = Buffer.alloc(size);
  }

  *add(bytes: Buffer): Generator<Buffer> {
    for (let from = 0; from < bytes.length; ) {
      if (this.used === this.held.length) {
        yield this.turn(this.held, false);
        this.used = 0;
      }
      const copied = bytes.copy(this.held, this.used, from);
      this.used += copied;
      from += copied;
    }
  }

  end(): Buffer {
    return this.turn(this.held.subarray(0, this.used), true);
  }

  protected abstract turn(chunk: Buffer, last: boolean): Buffer;
}

/** The payload of an age file (C2SP age, "Payload"): chunks of 64 KiB under ChaCha20-Poly1305, the last one marked. */
export class SealingChunks extends Chunks {
  constructor(private readonly key: Buffer) {
    super(chunkBytes);
  }

  protected turn(chunk: Buffer, last: boolean): Buffer {
    const sealing = createCipheriv(cipher, this.key, this.nonce.next(last), { authTagLength: tagBytes });
    return Buffer.concat([sealing.update(chunk), sealing.final(), sealing.getAuthTag()]);
  }
}

/** Gives back only chunks that proved to be unaltered and in their place. @throws EncryptedFileError */
export class OpeningChunks extends Chunks {
  private first = true;

  constructor(private readonly key: Buffer) {
    super(chunkBytes + tagBytes);
  }

  protected turn(chunk: Buffer, last: boolean): Buffer {
    const size = chunk.length - tagBytes;
    // Only an empty file has an empty last chunk.
    if (size < 0 || (size === 0 && !this.first)) throw altered();
    this.first = false;
    const opening = createDecipheriv(cipher, this.key, this.nonce.next(last), { authTagLength: tagBytes });
    opening.setAuthTag(chunk.subarray(size));
    const plain = opening.update(chunk.subarray(0, size));
    try {
      opening.final();
    } catch {
      throw altered();
    }
    return plain;
  }
}

const altered = () => new EncryptedFileError('the file is altered or truncated');
