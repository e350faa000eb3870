import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type ImportReport, ImportService } from '#integrations';
import { systemActor } from '#runtime';
import { InstanceRegistry, InstanceScope } from '#tenancy';
import { type CommandRun, operator, pairs, runCommand, table } from '../command-run.js';

interface ImportOptions {
  mapping: string;
  dryRun?: boolean;
  rejects?: string;
  json?: boolean;
}

const within = async <T>({ app }: CommandRun, slug: string, work: () => Promise<T>): Promise<T> =>
  app
    .get(InstanceScope)
    .run(await app.get(InstanceRegistry).companyBySlug(slug), systemActor(operator), work);

export function addImportCommands(program: Command): void {
  const imports = program
    .command('import')
    .description('bring files into an instance (docs/imports.md)')
    .argument('[slug]')
    .option('--mapping <file>', 'what becomes what (YAML)')
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--rejects <file>', 'write every refused row to this CSV file')
    .action(async (slug: string | undefined, options: ImportOptions, command: Command) => {
      if (slug === undefined || options.mapping === undefined) {
        command.error('error: give an instance and --mapping <file>');
      }
      process.exitCode = await runCommand(
        options.json ?? false,
        (run) => bringIn(run, slug as string, options),
        show,
      );
    });

  imports
    .command('undo <slug> <importId>')
    .description('take a whole import back; what was changed since stays')
    .action(async (slug: string, importId: string, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        (run) => within(run, slug, () => run.app.get(ImportService).undo(importId)),
        (result) => pairs({ ...result, kept: result.kept.length }),
      );
    });
}

function bringIn(run: CommandRun, slug: string, options: ImportOptions): Promise<ImportReport> {
  return within(run, slug, () =>
    run.app.get(ImportService).run(resolve(options.mapping), {
      dryRun: options.dryRun ?? false,
      onProgress: ({ read }) => run.progress(`${read} rows read`),
      ...(options.rejects !== undefined && { rejectsFile: resolve(options.rejects) }),
    }),
  );
}

function show(report: ImportReport): string {
  const { rejects, ...figures } = report;
  const lines = rejects
    .slice(0, 20)
    .map(({ file, line, column, reason }) => `  ${file}:${line} ${column ?? ''} ${reason}`);
  const more = rejects.length > 20 ? [`  … ${rejects.length - 20} more`] : [];
  const steps =
    report.steps.length > 1 ? ['', table(report.steps as unknown as Record<string, unknown>[], '')] : [];
  return [pairs(figures), ...steps, ...lines, ...more].join('\n');
}
