import { chmod, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#kernel';

const dayMs = 24 * 60 * 60_000;

/** One folder of small files that only their owner reads, each written wholly or not at all. */
export class KeyFolder {
  constructor(readonly path: string) {}

  async read(file: string): Promise<string | undefined> {
    return readFile(join(this.path, file), 'utf8').catch(unlessAbsent);
  }

  async files(): Promise<string[]> {
    const names = (await readdir(this.path).catch(unlessAbsent)) ?? [];
    return names.filter((name) => !name.startsWith('.')).sort();
  }

  /** Removes what processes that died left half written. @param file those of this file, or all that are a day old. */
  async removeDrafts(file?: string): Promise<void> {
    const names = (await readdir(this.path).catch(unlessAbsent)) ?? [];
    for (const name of names.filter((each) => each.startsWith(`.${file ?? ''}`))) {
      const path = join(this.path, name);
      const age = Date.now() - ((await stat(path).catch(unlessAbsent))?.mtimeMs ?? 0);
      if (file !== undefined || age > dayMs) await rm(path, { force: true });
    }
  }

  /** Writes a file that must not exist yet. @returns false where another process was faster. */
  async create(file: string, content: string): Promise<boolean> {
    return this.write(file, content, async (draft) => {
      try {
        await link(draft, join(this.path, file));
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      }
    });
  }

  async replace(file: string, content: string): Promise<void> {
    await this.write(file, content, (draft) => rename(draft, join(this.path, file)));
  }

  /** Puts a file that is of no use out of the way, and keeps it: it may still be of use to somebody else. */
  async putAside(file: string): Promise<void> {
    await rename(join(this.path, file), join(this.path, `${file}.aside-${newId()}`));
  }

  async remove(file: string): Promise<void> {
    await rm(join(this.path, file), { force: true });
    await this.sync().catch(unlessAbsent);
  }

  private async write<T>(file: string, content: string, publish: (draft: string) => Promise<T>): Promise<T> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    // A folder made by hand may be open to everybody.
    await chmod(this.path, 0o700);
    const draft = join(this.path, `.${file}.${newId()}`);
    try {
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      const result = await publish(draft);
      await this.sync();
      return result;
    } finally {
      await rm(draft, { force: true });
    }
  }

  private async sync(): Promise<void> {
    const folder = await open(this.path);
    await folder.sync().finally(() => folder.close());
  }
}

const unlessAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};
