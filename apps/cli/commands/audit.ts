import type { Command } from 'commander';
import { AuditTrail } from '#identity';
import { systemActor, UnitOfWork } from '#runtime';
import { InstanceRegistry, InstanceScope } from '#tenancy';
import { operator, pairs, runCommand } from '../command-run.js';

export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('the audit trail of an instance')
    .command('verify <slug>')
    .description('check that no entry was changed, dropped or swapped')
    .action(async (slug: string, options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        async ({ app }) => {
          const row = await app.get(InstanceRegistry).bySlug(slug);
          return app
            .get(InstanceScope)
            .run(row, systemActor(operator), () =>
              app.get(UnitOfWork).run({ mode: 'read' }, () => app.get(AuditTrail).verify()),
            );
        },
        (verdict) => pairs({ ...verdict }),
        ({ intact }) => intact,
      );
    });
}
