import type { INestApplicationContext } from '@nestjs/common';
import { BackupService, RestoreService, RetentionService } from '#backup';
import { InstanceRegistry, Migrator, Provisioner } from '#tenancy';
import { BackupSchedule } from '../../libs/backup/schedule/backup-schedule.js';
import { SlotWorkers } from '../../libs/backup/schedule/slot-workers.js';

/** What a process may be doing when something goes wrong. */
export const works = {
  'full copy': (app, slug) => app.get(BackupService).run(slug, { kind: 'full', actor: 'test' }),
  'incremental copy': (app, slug) => app.get(BackupService).run(slug, { kind: 'incremental', actor: 'test' }),
  /** The copies that wait in the book of slots, and the removal of old ones after them. */
  'evening copy': async (app) => {
    app.get(SlotWorkers).wake();
    await app.get(SlotWorkers).idle();
  },
  retention: async (app, slug) =>
    app.get(RetentionService).apply(await app.get(InstanceRegistry).bySlug(slug)),
  'restore beside': (app, slug) => app.get(RestoreService).restore(slug, { into: 'side', actor: 'test' }),
  'restore as new': (app, slug) => app.get(RestoreService).restore(slug, { into: `${slug}x`, actor: 'test' }),
  'restore over': (app, slug) =>
    app.get(RestoreService).restore(slug, { into: 'same', confirm: slug, actor: 'test' }),
  provision: (app, slug) =>
    app.get(Provisioner).create({ slug, name: 'Neuve', adminEmail: `a@${slug}.example` }, 'test'),
  erase: (app, slug) => app.get(Provisioner).erase(slug, 'test'),
  migrate: (app) => app.get(Migrator).up(1),
  /** Half a minute of a server: it looks for copies that are due, takes them, and looks whether all is well. */
  tick: async (app) => {
    await app.get(BackupSchedule).tick();
    await app.get(SlotWorkers).idle();
  },
} as const satisfies Record<string, (app: INestApplicationContext, slug: string) => Promise<unknown>>;

export type Work = keyof typeof works;
