import type { Command } from 'commander';
import { DemoService } from '../../server/demo/demo.service.js';
import { runCommand, table } from '../command-run.js';

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('make the demo company and its year of data, unless it exists')
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await runCommand(
        options.json ?? false,
        ({ app }) => app.get(DemoService).ensure(),
        ({ accounts }) => table(accounts as unknown as Record<string, unknown>[], ''),
      );
    });
}
