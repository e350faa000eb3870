import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline as connect, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { isId } from '#kernel';
import type { CopyCipher } from './copy-cipher.js';
import type { CopyPace } from './copy-pace.js';
import type { ManifestFile } from './manifest.js';
import { Tally } from './tally.js';

const draftPattern = /^tmp\.[0-9a-f-]{36}\.\d+$/;

/** Where the copies of one instance lie: `<backups>/<instance id>/<run id>/`, and the attachments beside them. */
export class InstanceCopies {
  readonly folder: string;

  constructor(root: string, instanceId: string) {
    if (!isId(instanceId)) throw new Error('not the id of an instance');
    this.folder = join(root, instanceId);
  }

  run(runId: string): string {
    if (!isId(runId)) throw new Error('not the id of a run');
    return join(this.folder, runId);
  }

  /** @param name as a cipher makes it, or the content's SHA-256 in copies of format 1. */
  blob(name: string): string {
    if (!/^[0-9a-f]{64}(\.age)?$/.test(name)) throw new Error('not the name of an attachment');
    return join(this.folder, 'blobs', name);
  }

  /** Begins a copy under a name that no reader takes for one; the token keeps two attempts apart. */
  async beginDraft(runId: string, token: number, cipher: CopyCipher, pace?: CopyPace): Promise<CopyDraft> {
    const path = join(this.folder, `tmp.${runId}.${token}`);
    const draft = new CopyDraft(path, this.folder, this.run(runId), cipher, pace);
    await mkdir(join(draft.path, 'data'), { recursive: true, mode: 0o700 });
    return draft;
  }

  /** Deletes what interrupted copies left. Only for the holder of the instance's lock. */
  async removeDrafts(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names.filter((each) => draftPattern.test(each))) {
      await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }

  async removeRun(runId: string): Promise<void> {
    await rm(this.run(runId), { recursive: true, force: true });
  }
}

/** A copy being written. */
export class CopyDraft {
  private readonly written: string[] = [];

  constructor(
    readonly path: string,
    private readonly parent: string,
    private readonly target: string,
    private readonly cipher: CopyCipher,
    private readonly pace: CopyPace | undefined,
  ) {}

  /** The end of a pipeline that compresses and encrypts into a file of the draft; `done` tells what became of it. */
  file(name: string): {
    sinks: (NodeJS.ReadWriteStream | NodeJS.WritableStream)[];
    done: () => Pick<ManifestFile, 'file' | 'bytes' | 'sha256'>;
  } {
    const stored = new Tally();
    const file = `${name}.gz.age`;
    const sinks = [
      ...(this.pace ? [this.pace.stage()] : []),
      createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 65_536 }),
      this.cipher.encrypt(),
      stored,
      this.write(file),
    ];
    return { sinks, done: () => ({ file, ...stored.result() }) };
  }

  async writeCompressed(name: string, text: string): Promise<ManifestFile> {
    const plain = new Tally();
    const { sinks, done } = this.file(name);
    await pipeline([Readable.from([Buffer.from(text)]), plain, ...sinks]);
    const { bytes: plainBytes, sha256: plainSha256 } = plain.result();
    return { ...done(), plainBytes, plainSha256 };
  }

  /** Writes a file that is read without a key: the manifest and its signature. */
  async writePlain(name: string, content: string | Buffer): Promise<void> {
    await pipeline([content], this.write(name));
  }

  /** Makes the draft a copy, whole or not at all, and waits until the disk has it. */
  async publish(): Promise<void> {
    // Together at the end: the disk's journal takes many at once, and one after the other they cost more than the copy.
    await Promise.all(this.written.map((name) => syncFile(join(this.path, name))));
    await syncFolder(join(this.path, 'data'));
    await syncFolder(this.path);
    await rename(this.path, this.target);
    await syncFolder(this.parent);
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  private write(name: string): NodeJS.WritableStream {
    this.written.push(name);
    return createWriteStream(join(this.path, name), { flags: 'wx', mode: 0o600 });
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path);
  await handle.datasync().finally(() => handle.close());
}

/** Flushes the names in a folder to the disk. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path);
  await handle.sync().finally(() => handle.close());
}

/** The stages that read a file of a copy: as it lies on disk, and from there to its text. */
export const openCopyFile = (
  path: string,
  cipher: CopyCipher | undefined,
): { bytes: NodeJS.ReadableStream; toText: NodeJS.ReadWriteStream[] } => ({
  bytes: createReadStream(path, { highWaterMark: 262_144 }),
  toText: [...(cipher ? [cipher.decrypt()] : []), createGunzip({ chunkSize: 65_536 })],
});

/** The text of a copy's file, chunk after chunk; what goes wrong in any stage ends it with that error. */
export function readCopyFile(path: string, cipher: CopyCipher | undefined): Readable {
  const { bytes, toText } = openCopyFile(path, cipher);
  // The error is the reader's to meet, by the last stage.
  return connect([bytes, ...toText], () => undefined) as unknown as Readable;
}
