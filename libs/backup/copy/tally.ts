import { createHash } from 'node:crypto';
import { Transform, type TransformCallback, Writable } from 'node:stream';

export interface Tallied {
  readonly sha256: string;
  readonly bytes: number;
}

/** Lets bytes through, counted and hashed. */
export class Tally extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  /** To be asked once, after the end. */
  result(): Tallied {
    return { sha256: this.hash.digest('hex'), bytes: this.bytes };
  }
}

/** The end of bytes that were only to be counted. */
export const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Counts the records of a CSV text on its way: line ends outside quotes, less the header. */
export class RowCounter extends Transform {
  private quoted = false;
  private lines = 0;

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (byte === 0x22) this.quoted = !this.quoted;
      else if (byte === 0x0a && !this.quoted) this.lines += 1;
    }
    done(null, chunk);
  }

  get rows(): number {
    return Math.max(0, this.lines - 1);
  }
}
