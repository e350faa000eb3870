#!/usr/bin/env node
import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { productVersion } from '#runtime';
import { addAuditCommands } from './commands/audit.js';
import { addBackupCommands } from './commands/backup.js';
import { addDemoCommand } from './commands/demo.js';
import { addImportCommands } from './commands/import.js';
import { addInstanceCommands } from './commands/instance.js';
import { addMigrateCommands } from './commands/migrate.js';
import { addUserCommands } from './commands/user.js';

const program = new Command('b2o')
  .description('The operator command of the b2o platform')
  .version(productVersion)
  .showHelpAfterError()
  .enablePositionalOptions()
  .exitOverride();
for (const add of [
  addInstanceCommands,
  addUserCommands,
  addMigrateCommands,
  addBackupCommands,
  addImportCommands,
  addAuditCommands,
  addDemoCommand,
]) {
  add(program);
}

/** Every command takes --json and leaves with 2 when it is used wrongly. */
function prepare(command: Command): void {
  // An option after a subcommand's name belongs to the subcommand.
  command.exitOverride().enablePositionalOptions();
  if (command.commands.length === 0 || command.registeredArguments.length > 0) {
    command.option('--json', 'print one JSON document on standard output');
  }
  for (const child of command.commands) prepare(child);
}
for (const command of program.commands) prepare(command);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const asked = ['commander.help', 'commander.helpDisplayed', 'commander.version'].includes(error.code);
  process.exitCode = asked && error.exitCode === 0 ? 0 : 2;
}
