import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AppConfig } from '../config/app-config.js';
import { Scopes } from '../context/scope.js';

export interface StoredContent {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Contents of the instance in scope, named by their SHA-256 and never changed. A content is on disk, flushed, before
 * the row that names it can commit; the same content is kept once.
 */
@Injectable()
export class FileStore {
  constructor(private readonly config: AppConfig) {}

  async put(content: NodeJS.ReadableStream): Promise<StoredContent> {
    const folder = this.folder();
    const draft = join(folder, 'drafts', newId());
    await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let size = 0;
    const measured = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(content, measured, createWriteStream(draft, { mode: 0o600, flush: true }));
      const sha256 = hash.digest('hex');
      const target = this.pathOf(sha256);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(draft, target);
      const parent = await open(dirname(target));
      await parent.sync().finally(() => parent.close());
      return { sha256, size };
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  read(sha256: string): NodeJS.ReadableStream {
    return createReadStream(this.pathOf(sha256));
  }

  async has(sha256: string): Promise<boolean> {
    return access(this.pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  /** Where a content lies: `<files>/<instance id>/ab/cdef…`. @throws Error for what is no SHA-256. */
  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return join(this.folder(), sha256.slice(0, 2), sha256.slice(2));
  }

  private folder(): string {
    return join(this.config.filesDir, Scopes.instance().id);
  }
}
