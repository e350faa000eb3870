import type { Command } from 'commander';
import { InstanceOpening } from '#operations';
import { InstanceRegistry } from '#tenancy';
import { operator, runCommand } from '../command-run.js';

export function addUserCommands(program: Command): void {
  program
    .command('user')
    .description('users of an instance')
    .command('invite <slug> <email>')
    .description('invite a person; they choose a password that nobody else knows')
    .requiredOption('--role <role>', 'key of a role: admin, manager, member, reader, or one of the instance')
    .action(async (slug: string, email: string, options: { role: string; json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => {
          const row = await app.get(InstanceRegistry).companyBySlug(slug);
          return { invitationUrl: await app.get(InstanceOpening).invite(row, email, options.role, operator) };
        },
        ({ invitationUrl }) => invitationUrl,
      );
    });

  program
    .command('operator')
    .description("people of the platform's operator")
    .command('invite <email>')
    .description('invite an operator to the console')
    .action(async (email: string, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => {
          const row = await app.get(InstanceRegistry).bySlug('console');
          return { invitationUrl: await app.get(InstanceOpening).invite(row, email, 'admin', operator) };
        },
        ({ invitationUrl }) => invitationUrl,
      );
    });
}
