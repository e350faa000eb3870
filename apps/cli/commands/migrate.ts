import type { Command } from 'commander';
import { type MigrationStatus, Migrator } from '#tenancy';
import { runCommand, table } from '../command-run.js';

const show = (rows: MigrationStatus[]) =>
  table(rows as unknown as Record<string, unknown>[], 'every instance is up to date');

export function addMigrateCommands(program: Command): void {
  const migrate = program.command('migrate').description('bring instances to the newest schema');
  migrate
    .command('status')
    .description('where each instance stands')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => app.get(Migrator).status(),
        show,
      );
    });
  migrate
    .command('up')
    .description('migrate the instances that are behind; one failure never stops the others')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app, progress }) =>
          app.get(Migrator).up(4, (done, total) => progress(`migrated ${done} of ${total} instances`)),
        show,
        (rows) => rows.every(({ state }) => state !== 'migration-failed'),
      );
    });
}
