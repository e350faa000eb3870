import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock, FileStore, TenantDb, UnitOfWork } from '#runtime';

const dayMs = 86_400_000;

/**
 * How long a content that nobody names stays on disk, in days. Longer than a copy needs to read the files of its
 * snapshot, and longer than the seven days for which what a restore put aside can be brought back.
 */
export const keptDays = 14;

/** What an upload writes before it knows the content's name; a day is far beyond any upload. */
const draftDays = 1;

/** Ends the name of a content on its way out. One that a crash left so is put back by the next sweep, and seen anew. */
const aside = '.unused';

/**
 * Removes from the disk the contents that no row of `stored_file` has named for a while, and what broken uploads left.
 * A content that is found unused gets a mark beside the contents; when the mark is old, no row has come back and the
 * content was not written again since, the content goes. The marks are on disk because a restore replaces every table.
 */
@Injectable()
export class UnusedContents {
  constructor(
    private readonly files: FileStore,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs in the scope of one instance.
   * @param passes which folders (`00` to `ff`) to look into.
   * @returns how many contents were removed.
   */
  async sweep(passes: (folder: string) => boolean = () => true): Promise<number> {
    const root = dirname(dirname(this.files.pathOf('0'.repeat(64))));
    await this.dropDrafts(join(root, 'drafts'));
    let removed = 0;
    for (const folder of await namesIn(root)) {
      if (!/^[0-9a-f]{2}$/.test(folder) || !passes(folder)) continue;
      const names = await namesIn(join(root, folder));
      for (const name of names)
        if (name.endsWith(aside))
          await moved(join(root, folder, name), join(root, folder, name.slice(0, -aside.length)));
      const found = names.map((rest) => `${folder}${rest}`).filter((name) => /^[0-9a-f]{64}$/.test(name));
      if (found.length > 0) removed += await this.look(join(root, 'unused'), found);
    }
    return removed;
  }

  private async look(marks: string, found: readonly string[]): Promise<number> {
    const rows = await this.units.run({ mode: 'read' }, () =>
      this.db.query<{ sha256: string }>('SELECT DISTINCT sha256 FROM stored_file WHERE sha256 = ANY($1)', [
        found,
      ]),
    );
    const named = new Set(rows.map(({ sha256 }) => sha256));
    let removed = 0;
    for (const sha256 of found) {
      const mark = join(marks, sha256);
      if (named.has(sha256)) await rm(mark, { force: true });
      else if (await this.isRipe(sha256, marks)) {
        if (await this.remove(sha256, mark)) removed += 1;
      }
    }
    return removed;
  }

  /** Whether a content has been unused for long; marks it where it was not yet known to be. */
  private async isRipe(sha256: string, marks: string): Promise<boolean> {
    const [content, mark] = [await timeOf(this.files.pathOf(sha256)), await timeOf(join(marks, sha256))];
    if (content === undefined) return false;
    if (mark === undefined || content > mark) {
      await mkdir(marks, { recursive: true, mode: 0o700 });
      await writeFile(join(marks, sha256), '', { mode: 0o600 });
      return false;
    }
    return mark < this.clock.now().getTime() - keptDays * dayMs;
  }

  /** Takes the content away first and then looks again: who wrote it in between gets it back. */
  private async remove(sha256: string, mark: string): Promise<boolean> {
    const path = this.files.pathOf(sha256);
    if (!(await moved(path, `${path}${aside}`))) return false;
    const [content, marked] = [await timeOf(`${path}${aside}`), await timeOf(mark)];
    if (content === undefined || marked === undefined || content > marked) {
      await moved(`${path}${aside}`, path);
      return false;
    }
    await rm(`${path}${aside}`, { force: true });
    await rm(mark, { force: true });
    return true;
  }

  private async dropDrafts(folder: string): Promise<void> {
    const limit = this.clock.now().getTime() - draftDays * dayMs;
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      const written = await timeOf(path);
      if (written !== undefined && written < limit) await rm(path, { force: true });
    }
  }
}

/** Names in a folder; none where there is no folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Renames a file. @returns whether it was there: another server may have done the same. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** When a file was written, in milliseconds; undefined where there is none. */
async function timeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
