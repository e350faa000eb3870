import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TableError } from './table-error.js';

const CHUNK_BYTES = 256 * 1024;

/** A file and whether its first bytes say gzip (RFC 1952); its name is not asked. */
export interface ByteSource {
  path: string;
  gzip: boolean;
}

/** Looks at the first bytes. @throws TableError file-unreadable */
export async function openSource(path: string): Promise<ByteSource> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
      return { path, gzip: bytesRead === 3 && buffer[0] === 0x1f && buffer[1] === 0x8b && buffer[2] === 8 };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw sourceError(error);
  }
}

/** The file's bytes, unzipped, in chunks of at most 256 KiB; the consumer sets the pace. */
export async function* readBytes({ path, gzip }: ByteSource): AsyncGenerator<Buffer, void, undefined> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const gunzip = gzip ? createGunzip({ chunkSize: CHUNK_BYTES }) : undefined;
  // The pipeline destroys both streams on a failure, and the iteration below then throws it: nothing is left to do here.
  if (gunzip) pipeline(file, gunzip, () => undefined);
  try {
    for await (const chunk of gunzip ?? file) yield chunk as Buffer;
  } catch (error) {
    throw sourceError(error);
  } finally {
    file.destroy();
    gunzip?.destroy();
  }
}

/** The first bytes (at least `size` unless the file is shorter), and whether they are the whole file. */
export async function readHead(source: ByteSource, size: number): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of readBytes(source)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > size) return { bytes: Buffer.concat(chunks).subarray(0, size), whole: false };
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}

function sourceError(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) {
    return new TableError(
      'gzip-corrupt',
      {
        fr: 'Le fichier compressé (gzip) est abîmé ou incomplet.',
        en: 'The compressed (gzip) file is damaged or incomplete.',
      },
      { cause: error },
    );
  }
  if (/^E[A-Z]+$/.test(code)) {
    return new TableError(
      'file-unreadable',
      { fr: `Le fichier ne peut pas être lu (${code}).`, en: `The file cannot be read (${code}).` },
      { cause: error },
    );
  }
  return error;
}
