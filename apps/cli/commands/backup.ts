import { type Command, Option } from 'commander';
import {
  type BackupKind,
  BackupOverview,
  BackupService,
  Proofs,
  RestoreService,
  type SlotOutcome,
} from '#backup';
import { InstanceRegistry } from '#tenancy';
import { type CommandRun, operator, pairs, runCommand, table } from '../command-run.js';
import { addBackupKeyCommands } from './backup-keys.js';
import { addPlatformCommands } from './backup-platform.js';
import { addSiteCommands } from './backup-sites.js';

interface RunOptions {
  all?: boolean;
  kind: BackupKind;
  json?: boolean;
}

interface RestoreOptions {
  run?: string;
  into: string;
  confirm?: string;
  json?: boolean;
}

export function addBackupCommands(program: Command): void {
  const backup = program.command('backup').description('copies of instances, and their return');
  addSiteCommands(backup);

  backup
    .command('run [slug]')
    .description('copy one instance, or all of them')
    .option('--all', 'every active instance')
    .addOption(
      new Option('--kind <kind>', 'everything, or what changed since the newest full copy')
        .choices(['full', 'incremental'])
        .makeOptionMandatory(),
    )
    .action(async (slug: string | undefined, options: RunOptions, command: Command) => {
      if ((slug === undefined) !== (options.all === true))
        command.error('error: name one instance, or give --all');
      process.exitCode = await runCommand(
        options.json ?? false,
        (run) => copy(run, slug, options),
        (result) => ('runs' in result ? table(result.runs, 'no active instance') : pairs({ ...result })),
        (result) => !('failed' in result) || result.failed === 0,
      );
    });

  backup
    .command('list <slug>')
    .description('the copies of an instance')
    .action(async (slug: string, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => app.get(BackupService).list(slug),
        (rows) =>
          table(
            rows as unknown as Record<string, unknown>[],
            'no copy yet: b2o backup run <slug> --kind full',
          ),
      );
    });

  backup
    .command('status')
    .description(
      'where the copies of every instance stand: the newest, the last of each slot, the next, what is wrong',
    )
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => status(app.get(BackupService), app.get(BackupOverview)),
        (rows) => table(rows, 'no instance yet'),
      );
    });

  backup
    .command('verify <slug>')
    .description('read a copy back and compare every digest')
    .option('--run <id>', 'the run; the newest by default')
    .action(async (slug: string, options: { run?: string; json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => app.get(BackupService).verify(slug, options.run),
        (result) => pairs({ ...result }),
        ({ verified }) => verified,
      );
    });

  backup
    .command('prove <slug>')
    .description('bring the newest copy back on another server, compare it, and leave nothing of it')
    .action(async (slug: string, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => app.get(Proofs).proveRestore(slug, operator),
        (result) => pairs({ ...result }),
        ({ proven }) => proven,
      );
    });

  backup
    .command('restore <slug>')
    .description('bring a copy back')
    .option('--run <id>', 'the run; the newest by default')
    .requiredOption('--into <target>', 'same, side, or the slug of a new instance')
    .option('--confirm <slug>', "for same: the instance's name once more")
    .action(async (slug: string, options: RestoreOptions, command: Command) => {
      if (options.into === 'same' && options.confirm !== slug) {
        command.error(`error: a restore into the same instance needs --confirm ${slug}`);
      }
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => {
          return app.get(RestoreService).restore(slug, {
            runId: options.run,
            into: options.into,
            confirm: options.confirm,
            actor: operator,
          });
        },
        (result) => pairs({ ...result }),
        ({ digestsEqual }) => digestsEqual,
      );
    });

  backup
    .command('undo <slug>')
    .description('take back the newest restore over the instance itself, while what it replaced is kept')
    .requiredOption('--confirm <slug>', "the instance's name once more")
    .action(async (slug: string, options: { confirm: string; json?: boolean }, command: Command) => {
      if (options.confirm !== slug) command.error(`error: --confirm must repeat ${slug}`);
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => app.get(RestoreService).undo(slug, { confirm: options.confirm, actor: operator }),
        (result) => pairs({ ...result }),
      );
    });

  addBackupKeyCommands(backup);
  addPlatformCommands(backup);
}

const outcome = (slot: SlotOutcome | null): string =>
  slot ? `${slot.businessDate} ${slot.state}${slot.late ? ', late' : ''}` : '';

async function status(backups: BackupService, overview: BackupOverview) {
  const { items, alerts } = await overview.all();
  const bySlug = new Map(items.map((each) => [each.slug, each]));
  return (await backups.status()).map((newest) => {
    const copies = bySlug.get(newest.slug);
    const open = alerts.filter(({ slug, closedAt }) => slug === newest.slug && closedAt === null);
    return {
      ...newest,
      midday: outcome(copies?.midday ?? null),
      evening: outcome(copies?.evening ?? null),
      kept: copies?.kept ?? 0,
      provenAt: copies?.provenAt ?? null,
      onSite: copies?.secondSite?.newestAt ?? null,
      next: copies?.next[0]?.at ?? null,
      alerts: open.map(({ kind }) => kind),
    };
  });
}

async function copy({ app, progress }: CommandRun, slug: string | undefined, { kind }: RunOptions) {
  const backups = app.get(BackupService);
  if (slug !== undefined) return backups.run(slug, { kind, actor: operator });
  const active = (await app.get(InstanceRegistry).list()).filter(({ state }) => state === 'active');
  const runs: Record<string, unknown>[] = [];
  for (const [index, instance] of active.entries()) {
    progress(`copying ${instance.slug} (${index + 1} of ${active.length})`);
    // One instance that cannot be copied must not leave the others without a copy.
    const run = await backups.run(instance.slug, { kind, actor: operator }).catch((error: unknown) => ({
      verified: false,
      error: error instanceof Error ? error.message : String(error),
    }));
    runs.push({ slug: instance.slug, ...run });
  }
  return { runs, failed: runs.filter(({ verified }) => !verified).length };
}
