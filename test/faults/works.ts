import type { INestApplicationContext } from '@nestjs/common';
import { BackupService, RestoreService } from '#backup';
import { Migrator, Provisioner } from '#tenancy';

/** What a process may be doing when something goes wrong. */
export const works = {
  'full copy': (app, slug) => app.get(BackupService).run(slug, { kind: 'full', actor: 'test' }),
  'incremental copy': (app, slug) => app.get(BackupService).run(slug, { kind: 'incremental', actor: 'test' }),
  'restore beside': (app, slug) => app.get(RestoreService).restore(slug, { into: 'side', actor: 'test' }),
  'restore as new': (app, slug) => app.get(RestoreService).restore(slug, { into: `${slug}x`, actor: 'test' }),
  'restore over': (app, slug) =>
    app.get(RestoreService).restore(slug, { into: 'same', confirm: slug, actor: 'test' }),
  provision: (app, slug) =>
    app.get(Provisioner).create({ slug, name: 'Neuve', adminEmail: `a@${slug}.example` }, 'test'),
  erase: (app, slug) => app.get(Provisioner).erase(slug, 'test'),
  migrate: (app) => app.get(Migrator).up(1),
} as const satisfies Record<string, (app: INestApplicationContext, slug: string) => Promise<unknown>>;

export type Work = keyof typeof works;
