import { spawnSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { FileStore } from '#runtime';
import type { TestInstance } from '#testing';
import { fill } from '../../libs/backup/backup-test-kit.js';
import type { Attempt } from './attempts.js';
import type { House } from './house.js';

const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
const roomyBytes = 64 * 1024 * 1024;

/** A real small disk under the copies of one more instance; only root can have one. */
export class SmallDisk {
  private constructor(
    private readonly house: House,
    private readonly instance: TestInstance,
    private readonly folder: string,
  ) {}

  static async build(house: House): Promise<SmallDisk | undefined> {
    const instance = await house.platform.instance();
    await fill(instance, house.sql, house.platform.app.get(FileStore), 'small');
    const folder = join(house.platform.config.backupDir, instance.row.id);
    mkdirSync(folder, { recursive: true });
    if (!mount('-t', 'tmpfs', '-o', `size=${roomyBytes}`, 'b2o-faults', folder)) return undefined;
    await house.backups.run(instance.slug, { kind: 'full', actor: 'test' });
    return new SmallDisk(house, instance, folder);
  }

  /** A copy on a disk that has so many bytes left: it fails and leaves what was there, and comes when there is room. */
  async copyWith(left: number): Promise<Attempt> {
    const { backups } = this.house;
    const { slug } = this.instance;
    const before = await this.house.copies(slug);
    const { blocks, bavail, bsize } = statfsSync(this.folder);
    this.resize((blocks - bavail) * bsize + left);
    const outcome = await backups.run(slug, { kind: 'full', actor: 'test' }).then(
      () => 'done',
      (error: Error) => error.message.split(':')[0] as string,
    );
    const wrong: string[] = [];
    const after = await this.house.copies(slug);
    if (outcome !== 'done') {
      if (!outcome.startsWith('BACKUP_DISK_FULL')) wrong.push(`${outcome} on a full disk`);
      if (after.join() !== before.join()) wrong.push('L9: the copies are not those of before');
      const [failed] = await backups.list(slug);
      if (failed?.state !== 'failed' || !failed.error) wrong.push('L10: the failed run does not show');
    }
    this.resize(roomyBytes);
    await backups.run(slug, { kind: 'full', actor: 'test' });
    wrong.push(...(await this.house.wrongCopies(slug)).map((problem) => `L9: ${problem}`));
    return {
      ended: { killed: false, label: outcome === 'done' ? undefined : 'full', steps: undefined, outcome },
      wrong,
    };
  }

  remove(): void {
    spawnSync('umount', ['-l', this.folder]);
  }

  private resize(bytes: number): void {
    const size = Math.ceil(bytes / 4096) * 4096;
    if (!mount('-o', `remount,size=${size}`, this.folder)) throw new Error('the disk keeps its size');
  }
}
