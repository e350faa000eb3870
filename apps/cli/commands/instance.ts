import { resolve } from 'node:path';
import type { Command } from 'commander';
import { InstanceExporter, InstanceOpening } from '#operations';
import { InstanceRegistry, type InstanceRow, Provisioner } from '#tenancy';
import { type CommandRun, operator, pairs, runCommand, table } from '../command-run.js';

interface CreateOptions {
  name: string;
  admin: string;
  modules?: string;
  siren?: string;
  timezone?: string;
  id?: string;
  json?: boolean;
}

const list = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

export function addInstanceCommands(program: Command): void {
  const instance = program.command('instance').description('provision client companies and look after them');

  instance
    .command('create <slug>')
    .description('provision an instance and invite its admin')
    .requiredOption('--name <company>', "the company's name")
    .requiredOption('--admin <email>', 'its first admin')
    .option('--modules <list>', 'business modules, separated by commas (all by default)')
    .option('--siren <digits>', 'SIREN of the company')
    .option('--timezone <zone>', 'IANA time zone (Europe/Paris by default)')
    .option('--id <uuid>', 'the id that its copies bear, when it was lost with its server')
    .action(async (slug: string, options: CreateOptions) => {
      process.exitCode = await runCommand(options.json ?? false, (run) => create(run, slug, options), pairs);
    });

  instance
    .command('list')
    .description('list the instances')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) =>
          (await app.get(InstanceRegistry).list()).map((row) => describe(app.get(InstanceRegistry), row)),
        (rows) => table(rows, 'no instance yet: b2o instance create <slug> --name <company> --admin <email>'),
      );
    });

  instance
    .command('show <slug>')
    .description('show one instance')
    .action(async (slug: string, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => {
          const registry = app.get(InstanceRegistry);
          return describe(registry, await registry.companyBySlug(slug));
        },
        pairs,
      );
    });

  for (const action of ['suspend', 'resume'] as const) {
    instance
      .command(`${action} <slug>`)
      .description(action === 'suspend' ? 'stop serving an instance; nothing is lost' : 'serve it again')
      .action(async (slug: string, options: { json?: boolean }) => {
        process.exitCode = await runCommand(
          options.json ?? false,
          async ({ app }) =>
            describe(app.get(InstanceRegistry), await app.get(Provisioner)[action](slug, operator)),
          pairs,
        );
      });
  }

  instance
    .command('set-modules <slug> <modules...>')
    .description('switch business modules; the data of a module switched off stay')
    .action(async (slug: string, modules: string[], options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) =>
          describe(
            app.get(InstanceRegistry),
            await app.get(Provisioner).setModules(slug, modules.flatMap(list), operator),
          ),
        pairs,
      );
    });

  instance
    .command('export <slug>')
    .description("write a client's data as CSV files, HR data excepted")
    .requiredOption('--to <dir>', 'a directory that does not exist yet')
    .action(async (slug: string, options: { to: string; json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) =>
          app
            .get(InstanceExporter)
            .export(await app.get(InstanceRegistry).companyBySlug(slug), resolve(options.to), operator),
        pairs as (result: object) => string,
      );
    });

  instance
    .command('erase <slug>')
    .description('erase an instance, its files and its copies for ever')
    .requiredOption('--confirm <slug>', "the instance's name once more")
    .action(async (slug: string, options: { confirm: string; json?: boolean }, command: Command) => {
      if (options.confirm !== slug) command.error(`error: --confirm must repeat ${slug}`);
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => {
          await app.get(Provisioner).erase(slug, operator);
          return { slug, erased: true };
        },
        () => `${slug} is erased`,
      );
    });
}

async function create({ app }: CommandRun, slug: string, options: CreateOptions) {
  const opening = app.get(InstanceOpening);
  const started = performance.now();
  const row = await opening.open(
    {
      slug,
      name: options.name,
      adminEmail: options.admin,
      modules: options.modules === undefined ? undefined : list(options.modules),
      siren: options.siren,
      timeZone: options.timezone,
      id: options.id,
    },
    operator,
  );
  const invitationUrl = await opening.link(row, options.admin, operator);
  const durationMs = Math.round(performance.now() - started);
  const { id, modules, schema } = row;
  return {
    id,
    slug: row.slug,
    url: app.get(InstanceRegistry).urlOf(row),
    schema,
    modules,
    invitationUrl,
    durationMs,
  };
}

const describe = (registry: InstanceRegistry, row: InstanceRow) => ({
  slug: row.slug,
  name: row.name,
  state: row.state,
  modules: row.modules,
  url: registry.urlOf(row),
  id: row.id,
  schema: row.schema,
  version: row.schemaVersion,
  siren: row.siren,
  timeZone: row.timeZone,
  createdAt: row.createdAt,
});
