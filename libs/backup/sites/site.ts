import { createHash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Tallied, Tally } from '../copy/tally.js';

/** A file on a site; `path` is relative to the site's root, with `/`. */
export interface StoredFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/** A place for files away from this machine. All methods @throws SiteError */
export interface Site {
  /** Fit for logs and tables. */
  readonly name: string;
  /**
   * Writes a file and reads every byte of it back. Where the site can rename, the name appears only after that; in a
   * bucket the object may be wrong when this fails, and the next attempt replaces it.
   */
  put(path: string, content: Readable, expected: Tallied): Promise<void>;
  read(path: string): Promise<Readable>;
  /** Every file below a folder, those of interrupted attempts too; none where there is no such folder. */
  list(folder: string): Promise<StoredFile[]>;
  /** Only for who prunes: the server has no right to it, and never asks. */
  remove(path: string): Promise<void>;
  close(): Promise<void>;
}

const kinds = {
  unreachable: 'the site cannot be reached',
  'host-key': 'the server is not the one that was pinned',
  refused: 'the site refused',
  missing: 'not on the site',
  altered: 'not the same bytes',
  full: 'no room left on the site',
} as const;

/** What went wrong with a site; the message names the file and never a credential. */
export class SiteError extends Error {
  override name = 'SiteError';

  constructor(
    readonly kind: keyof typeof kinds,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${kinds[kind]}: ${detail}`, options);
  }
}

/** The name of a file while it is being written, in the folder of its own; no file of ours begins with a dot. */
export const partOf = (path: string, attempt: string): string =>
  path.replace(/[^/]*$/, (name) => `.part-${attempt}-${name}`);

/** Size and digest of a stream, read to its end. */
export async function measure(content: Readable): Promise<Tallied> {
  const tally = new Tally();
  await pipeline(content, tally, new Writable({ write: (_chunk, _, done) => done() }));
  return tally.result();
}

/** @throws SiteError altered, naming which side the other bytes come from. */
export function requireSame(found: Tallied, expected: Tallied, what: string): void {
  if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
    throw new SiteError('altered', what);
}

/** Lets a stream through and fails at its end when it was not what it should have been. */
export async function* checked(content: Readable, expected: Tallied, what: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  requireSame({ sha256: hash.digest('hex'), bytes }, expected, what);
}

export const streamOf = (chunks: AsyncIterable<Buffer>): Readable =>
  Readable.from(chunks, { objectMode: false });
