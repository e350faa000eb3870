import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '#kernel';
import type { DirectorySettings } from '#runtime';
import { syncFolder } from '../copy/copy-folder.js';
import type { Tallied } from '../copy/tally.js';
import { checked, measure, partOf, requireSame, type Site, SiteError, type StoredFile } from './site.js';

/** What an operator puts on the second disk: where it is missing, the disk is not mounted. */
export const siteMark = 'b2o-second-site';

/** Another disk, or a network share that is mounted. */
export class DirectorySite implements Site {
  private constructor(
    readonly name: string,
    private readonly root: string,
  ) {}

  /** @throws SiteError unreachable: an unmounted disk would else be written to as an ordinary folder of this one. */
  static async open({ name, path }: DirectorySettings): Promise<DirectorySite> {
    await stat(join(path, siteMark)).catch((error: unknown) => {
      throw new SiteError('unreachable', `${path} has no file ${siteMark}; is the disk mounted?`, {
        cause: error,
      });
    });
    return new DirectorySite(name, path);
  }

  async put(path: string, content: Readable, expected: Tallied): Promise<void> {
    const target = join(this.root, path);
    const part = join(this.root, partOf(path, newId()));
    await explain(path, async () => {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      try {
        await pipeline(
          checked(content, expected, `${path}, as read here`),
          createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
        );
        requireSame(await measure(createReadStream(part)), expected, `${path}, as read back`);
        await rename(part, target);
      } catch (error) {
        await rm(part, { force: true }).catch(() => undefined);
        throw error;
      }
      // The folders above may be new too.
      for (let folder = dirname(target); folder.length >= this.root.length; folder = dirname(folder)) {
        await syncFolder(folder);
      }
    });
  }

  async read(path: string): Promise<Readable> {
    const handle = await explain(path, () => open(join(this.root, path)));
    return handle.createReadStream();
  }

  async list(folder: string): Promise<StoredFile[]> {
    return explain(folder, async () => {
      const entries = await readdir(join(this.root, folder), { withFileTypes: true, recursive: true }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return [];
          throw error;
        },
      );
      const files: StoredFile[] = [];
      for (const entry of entries.filter((each) => each.isFile())) {
        const path = join(entry.parentPath, entry.name);
        const { size, mtime } = await stat(path);
        files.push({
          path: path.slice(this.root.replace(/\/$/, '').length + 1),
          bytes: size,
          modifiedAt: mtime,
        });
      }
      return files;
    });
  }

  async remove(path: string): Promise<void> {
    await explain(path, () => rm(join(this.root, path), { force: true }));
  }

  async close(): Promise<void> {}
}

const kindOf: Record<string, SiteError['kind']> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  ENOENT: 'missing',
  EACCES: 'refused',
  EPERM: 'refused',
  EROFS: 'refused',
  EIO: 'unreachable',
  ESTALE: 'unreachable',
};

async function explain<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const kind = kindOf[(error as NodeJS.ErrnoException).code ?? ''];
    throw kind ? new SiteError(kind, what, { cause: error }) : error;
  }
}
