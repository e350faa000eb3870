import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Problem } from '#kernel';
import { UnitOfWork } from '#runtime';
import { Migrator } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { BackupService } from '../backup.service.js';
import { reasonOf } from '../runs/copy-runner.js';

/** How often one looks whether another process is done, and how many times. */
const lookEveryMs = 1_000;
const looks = 900;

/** Takes a copy before an instance is brought up to date, and keeps it for a week: the way back. */
@Injectable()
export class MigrationCopies implements OnModuleInit {
  constructor(
    private readonly migrator: Migrator,
    private readonly backups: BackupService,
    private readonly units: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.migrator.before(async ({ id, slug, kind }) => {
      if (kind === 'company') await this.copy(id, slug);
    });
  }

  private async copy(id: string, slug: string): Promise<void> {
    for (let look = 1; ; look += 1) {
      if (await this.isCopied(id)) return;
      try {
        await this.backups.run(slug, { kind: 'full', reason: 'before-migration', actor: 'migration' });
        return;
      } catch (error) {
        // Several servers start at once: one copies, the others wait for its copy.
        const busy = error instanceof Problem && error.kind === BackupProblems.BACKUP_BUSY;
        if (!busy || look === looks)
          throw new Error(`the copy before it failed: ${reasonOf(error)}`, { cause: error });
        await sleep(lookEveryMs);
      }
    }
  }

  /** A migration that fails is tried again at each start: one copy of that hour is enough. */
  private async isCopied(id: string): Promise<boolean> {
    const rows = await this.units.onPlatform('read', (unit) =>
      unit.query(
        `SELECT FROM platform.backup_run WHERE instance_id = $1 AND reason = 'before-migration' AND state = 'verified'
           AND ended_at > now() - interval '1 hour' LIMIT 1`,
        [id],
      ),
    );
    return rows.length > 0;
  }
}
