import type { Command } from 'commander';
import { PlatformCopies } from '#backup';
import { pairs, runCommand, table } from '../command-run.js';

/** Copies of the control plane: which instances there are, and who was erased (docs/runbooks/restore-a-server.md). */
export function addPlatformCommands(backup: Command): void {
  const platform = backup.command('platform').description('copies of the control plane itself');

  platform
    .command('run')
    .description('take one, unless the newest says the same, and send it to the second site')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => {
          const copies = app.get(PlatformCopies);
          return { ...(await copies.take()), sent: await copies.send() };
        },
        (result) => pairs({ ...result }),
      );
    });

  platform
    .command('list')
    .description('those that are here, the newest first')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => (await app.get(PlatformCopies).list()).map((file) => ({ file })),
        (rows) => table(rows, 'none yet: b2o backup platform run'),
      );
    });

  platform
    .command('fetch')
    .description('bring the newest one back from the second site')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => ({ file: await app.get(PlatformCopies).fetch() }),
        (result) => pairs({ ...result }),
      );
    });

  platform
    .command('restore [file]')
    .description('make its instances exist again, empty, on a platform without any; the newest by default')
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => app.get(PlatformCopies).restore(file),
        ({ file: from, slugs }) => pairs({ file: from, instances: slugs.join(' ') }),
      );
    });
}
