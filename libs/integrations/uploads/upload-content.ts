import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { newId, Problem } from '#kernel';
import { AppConfig, FileStore } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';

/** What the file store holds of an upload, and the key to it. */
export interface SealedContent {
  readonly sha256: string;
  readonly key: Buffer;
}

const algorithm = 'aes-256-ctr';
/** Each file has a key of its own, so that its counter may begin at nought. */
const counter = Buffer.alloc(16);

/**
 * The contents of uploads. They lie in the file store encrypted with a random key: two uploads of one file share nothing,
 * so that either may be removed at once, and what is left of them on a disk is noise. In clear they are on disk only
 * while they are read, under a name that no request can lead to.
 */
@Injectable()
export class UploadContent {
  constructor(
    private readonly config: AppConfig,
    private readonly files: FileStore,
  ) {}

  /** Writes a content to a file of its own for the time of the work. */
  async receive<T>(
    content: NodeJS.ReadableStream,
    work: (path: string, bytes: number) => Promise<T>,
  ): Promise<T> {
    return this.withFile(async (path) => {
      await pipeline(content, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      return work(path, (await stat(path)).size);
    });
  }

  async seal(path: string): Promise<SealedContent> {
    const key = randomBytes(32);
    const cipher = createCipheriv(algorithm, key, counter);
    const source = createReadStream(path);
    source.on('error', (error) => cipher.destroy(error));
    const { sha256 } = await this.files.put(source.pipe(cipher));
    return { sha256, key };
  }

  /** Gives the content in clear for the time of the work. @throws Problem IMPORT_FILE_GONE */
  open<T>({ sha256, key }: SealedContent, work: (path: string) => Promise<T>): Promise<T> {
    return this.withFile(async (path) => {
      if (!(await this.files.has(sha256))) throw new Problem(IntegrationsProblems.IMPORT_FILE_GONE);
      await pipeline(
        this.files.read(sha256),
        createDecipheriv(algorithm, key, counter),
        createWriteStream(path, { mode: 0o600, flags: 'wx' }),
      );
      return work(path);
    });
  }

  /** Nothing else can have the same sealed content. */
  async remove(sha256: string): Promise<void> {
    await rm(this.files.pathOf(sha256), { force: true });
  }

  private async withFile<T>(work: (path: string) => Promise<T>): Promise<T> {
    const folder = join(this.config.dataDir, 'tmp');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `upload-${newId()}`);
    try {
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  }
}
