import type { Command } from 'commander';
import { AttachmentReturn, SecondSites, SiteCopies, SiteFetch, SitePruning } from '#backup';
import { ConfigError, readPruneSite } from '#runtime';
import { InstanceRegistry } from '#tenancy';
import { operator, pairs, runCommand, table } from '../command-run.js';

type Rows = readonly Record<string, unknown>[];
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What operators do about the copies' second site (docs/second-site.md). */
export function addSiteCommands(backup: Command): void {
  backup
    .command('send [slug]')
    .description('send to the second site what it lacks, of one instance or of all')
    .action(async (slug: string | undefined, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app, progress }) => {
          const row = slug === undefined ? undefined : await app.get(InstanceRegistry).bySlug(slug);
          return app.get(SecondSites).catchUp({
            instanceId: row?.id,
            onProgress: ({ runId }, { doneBytes, bytes }) =>
              progress(`${runId}: ${megabytes(doneBytes)} of ${megabytes(bytes)}`),
          });
        },
        (result) => pairs({ ...result }),
        ({ failed }) => failed === 0,
      );
    });

  backup
    .command('site [slug]')
    .description('what became of each copy on the second site')
    .action(async (slug: string | undefined, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => {
          const row = slug === undefined ? undefined : await app.get(InstanceRegistry).bySlug(slug);
          return app.get(SiteCopies).list(row?.id);
        },
        (rows) => table(rows as unknown as Rows, 'nothing was sent yet: b2o backup send'),
      );
    });

  backup
    .command('fetch <slug>')
    .description('bring copies back from the second site, to a server that lost its own')
    .option('--run <id>', 'the run; all of them by default')
    .action(async (slug: string, options: { run?: string; json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app, progress }) =>
          app.get(SiteFetch).fetch(slug, {
            runId: options.run,
            actor: operator,
            onProgress: (runId, done, bytes) =>
              progress(`${runId}: ${megabytes(done)} of ${megabytes(bytes)}`),
          }),
        (rows) => table(rows as unknown as Rows, 'the second site has no copy of this instance'),
        (rows) => rows.every(({ outcome }) => outcome !== 'refused'),
      );
    });

  backup
    .command('attachments <slug>')
    .description('put attachments back that were lost, from the copies that are here')
    .action(async (slug: string, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => app.get(AttachmentReturn).bring(slug),
        (result) => pairs({ ...result }),
        ({ missing }) => missing.length === 0,
      );
    });

  backup
    .command('prune-site')
    .description('remove from the second site what expired, with credentials of its own')
    .option('--yes', 'do it; without it, only tell what would go')
    .action(async (options: { yes?: boolean; json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => {
          const settings = readPruneSite();
          if (!settings) throw new ConfigError('B2O_BACKUP_SECOND_SITE_PRUNE must name the site to prune');
          return app.get(SitePruning).prune({ settings, carryOut: options.yes ?? false });
        },
        (rows) => table(rows as unknown as Rows, 'nothing to remove'),
      );
    });
}
