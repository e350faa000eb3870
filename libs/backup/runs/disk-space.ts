import { mkdir, statfs } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { BackupProblems } from '../backup.problems.js';

/** Room that a copy needs at least, in bytes. */
const least = 16 * 1024 * 1024;

/** The room left on the disk of the copies. */
@Injectable()
export class DiskSpace {
  /** Bytes that this process may still write into a folder, which is made if need be. */
  async free(folder: string): Promise<number> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  }

  /**
   * Refuses to begin what would end in the middle: twice the last copy must fit.
   * @throws Problem BACKUP_DISK_FULL
   */
  async require(folder: string, lastBytes: number): Promise<void> {
    const needed = Math.max(least, 2 * lastBytes);
    const free = await this.free(folder);
    if (free >= needed) return;
    const inMiB = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
    throw new Problem(BackupProblems.BACKUP_DISK_FULL, {
      detail: text(
        `${inMiB(free)} Mio libres, ${inMiB(needed)} Mio nécessaires.`,
        `${inMiB(free)} MiB free, ${inMiB(needed)} MiB needed.`,
      ),
    });
  }
}
