import { type Duplex, Transform, type TransformCallback } from 'node:stream';
import { EncryptedFileError, FileKeys } from './age-header.js';
import { OpeningChunks, SealingChunks } from './age-payload.js';

/**
 * Encrypts what is written to it for one recipient (`age1…`), as the `age` command would. The header comes from the
 * age library, the payload from OpenSSL, which is many times faster than JavaScript.
 */
export const encryptTo = (recipient: string, keys = new FileKeys()): Duplex =>
  new Encryption(recipient, keys);

/**
 * Decrypts an age file with an identity (`AGE-SECRET-KEY-1…`), or with one of several, each on a line. Every byte that
 * comes out was proven, but only 'end' tells that nothing is missing: an altered or truncated file ends with an
 * EncryptedFileError instead.
 */
export const decryptWith = (identities: string, keys = new FileKeys()): Duplex =>
  new Decryption(identities, keys);

class Encryption extends Transform {
  private header: Buffer | undefined;
  private payload: SealingChunks | undefined;

  constructor(
    private readonly recipient: string,
    private readonly keys: FileKeys,
  ) {
    super();
  }

  override _construct(done: (error?: Error) => void): void {
    this.keys.begin(this.recipient).then(({ header, payloadKey }) => {
      this.header = header;
      this.payload = new SealingChunks(payloadKey);
      done();
    }, done);
  }

  override _transform(bytes: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.begin();
    for (const chunk of this.payload?.add(bytes) ?? []) this.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.begin();
    done(null, this.payload?.end());
  }

  private begin(): void {
    if (this.header) this.push(this.header);
    this.header = undefined;
  }
}

class Decryption extends Transform {
  private beginning: Buffer = Buffer.alloc(0);
  private payload: OpeningChunks | undefined;

  constructor(
    private readonly identities: string,
    private readonly keys: FileKeys,
  ) {
    super();
  }

  override _transform(bytes: Buffer, _: BufferEncoding, done: TransformCallback): void {
    if (this.payload) this.turn(this.payload, bytes, done);
    else this.open(bytes, done);
  }

  override _flush(done: TransformCallback): void {
    try {
      if (!this.payload) throw new EncryptedFileError('the file ends within its header');
      const last = this.payload.end();
      done(null, last.length > 0 ? last : undefined);
    } catch (error) {
      done(error as Error);
    }
  }

  private open(bytes: Buffer, done: TransformCallback): void {
    this.beginning = Buffer.concat([this.beginning, bytes]);
    this.keys.open(this.beginning, this.identities).then((opened) => {
      if (!opened) return done();
      this.payload = new OpeningChunks(opened.payloadKey);
      this.turn(this.payload, opened.rest, done);
    }, done);
  }

  private turn(payload: OpeningChunks, bytes: Buffer, done: TransformCallback): void {
    try {
      for (const chunk of payload.add(bytes)) this.push(chunk);
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}
