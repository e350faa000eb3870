import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** An archive that is damaged, encrypted, of a form that workbooks do not have, or larger inside than is allowed. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';

  /** @param message for the log; people are told the fault. */
  constructor(
    message: string,
    readonly fault: 'damaged' | 'encrypted' | 'too-large' = 'damaged',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface Entry {
  readonly method: number;
  readonly compressedSize: number;
  readonly headerAt: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
/** The record at the end (22 bytes) may be followed by a comment of 64 KiB. */
const tailBytes = 22 + 0xffff;
const mostEntries = 5_000;

/**
 * Reads the members of a ZIP archive, one after the other and never more of them than asked: what is inside may be a
 * thousand times the file. Only what workbooks use is known: no encryption, no ZIP64 (APPNOTE.TXT 6.3.10).
 */
export class ZipArchive {
  private constructor(
    private readonly path: string,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws ArchiveError */
  static async open(path: string): Promise<ZipArchive> {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const tail = Buffer.alloc(Math.min(size, tailBytes));
      await file.read(tail, 0, tail.length, size - tail.length);
      const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
      if (at < 0 || at + 22 > tail.length || tail.readUInt32LE(at) !== endOfDirectory)
        throw new ArchiveError('no end of directory');
      const count = tail.readUInt16LE(at + 10);
      const length = tail.readUInt32LE(at + 12);
      const offset = tail.readUInt32LE(at + 16);
      if (count > mostEntries || offset + length > size) throw new ArchiveError('impossible directory');
      const directory = Buffer.alloc(length);
      await file.read(directory, 0, length, offset);
      return new ZipArchive(path, readDirectory(directory, count));
    } finally {
      await file.close();
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of a member; ends with ArchiveError when they are damaged or more than `maxBytes`. */
  async *read(name: string, maxBytes: number): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.entries.get(name);
    if (!entry) throw new ArchiveError(`no ${name}`);
    const start = await this.contentOf(entry);
    if (entry.compressedSize === 0) return;
    const stored = createReadStream(this.path, { start, end: start + entry.compressedSize - 1 });
    const inflate = entry.method === 8 ? createInflateRaw() : undefined;
    // A failure is thrown by the iteration below.
    if (inflate) pipeline(stored, inflate, () => undefined);
    let bytes = 0;
    try {
      for await (const chunk of inflate ?? stored) {
        bytes += (chunk as Buffer).length;
        if (bytes > maxBytes) throw new ArchiveError(`${name} is too large`, 'too-large');
        yield chunk as Buffer;
      }
    } catch (cause) {
      throw cause instanceof ArchiveError
        ? cause
        : new ArchiveError(`${name} is damaged`, 'damaged', { cause });
    } finally {
      stored.destroy();
      inflate?.destroy();
    }
  }

  /** Where a member's bytes begin: its own header has names of other lengths than the directory's. */
  private async contentOf({ headerAt }: Entry): Promise<number> {
    const file = await open(this.path, 'r');
    try {
      const header = Buffer.alloc(30);
      const { bytesRead } = await file.read(header, 0, 30, headerAt);
      if (bytesRead < 30 || header.readUInt32LE(0) !== localHeader) throw new ArchiveError('no local header');
      return headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    } finally {
      await file.close();
    }
  }
}

function readDirectory(directory: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== directoryEntry)
      throw new ArchiveError('damaged directory');
    const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)];
    const [nameLength, extra, comment] = [28, 30, 32].map((shift) => directory.readUInt16LE(at + shift)) as [
      number,
      number,
      number,
    ];
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = {
      method,
      compressedSize: directory.readUInt32LE(at + 20),
      headerAt: directory.readUInt32LE(at + 42),
    };
    if ((flags & 1) === 1) throw new ArchiveError('encrypted', 'encrypted');
    if (method !== 0 && method !== 8) throw new ArchiveError('unknown compression');
    if (entry.compressedSize === 0xffffffff || entry.headerAt === 0xffffffff) throw new ArchiveError('ZIP64');
    entries.set(name.replace(/^\//, ''), entry);
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}
