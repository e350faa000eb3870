import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { type EscrowHalf, KeyOperations } from '#backup';
import { type CommandRun, operator, pairs, runCommand, table } from '../command-run.js';

interface Options {
  json?: boolean;
}

/** Lines of one half on paper. */
const linesOfHalf = 6;

export function addBackupKeyCommands(backup: Command): void {
  const keys = backup.command('keys').description('the keys of the copies: docs/runbooks/lost-keys.md');
  const operations = ({ app }: CommandRun) => app.get(KeyOperations);

  keys
    .command('check')
    .description('which keys there are, and whether each opens and lies in every folder')
    .action(async ({ json = false }: Options) => {
      process.exitCode = await runCommand(
        json,
        (run) => operations(run).check(),
        (result) =>
          `wrapping key ${result.wrappingKey}\n${table(rowsOf(result.keys), 'no key yet: the first copy makes one')}`,
        ({ sound }) => sound,
      );
    });

  keys
    .command('escrow')
    .description('print the wrapping key in two halves, a page each, for two people to keep on paper')
    .action(async ({ json = false }: Options) => {
      process.exitCode = await runCommand(
        json,
        (run) => operations(run).escrow(operator),
        ({ halves, wrappingKey }) => halves.map((half) => page(half, wrappingKey)).join('\f'),
      );
    });

  keys
    .command('open')
    .description(
      'open the keys with both halves, typed or piped in, and wrap them with the key of this server',
    )
    .action(async ({ json = false }: Options) => {
      const typed = await readHalves();
      process.exitCode = await runCommand(
        json,
        (run) => operations(run).open(typed, operator),
        pairs as (result: object) => string,
        ({ unopened }) => unopened.length === 0,
      );
    });

  keys
    .command('rotate')
    .description('wrap the keys with a new B2O_BACKUP_KEY; the old one is in B2O_BACKUP_KEY_BEFORE')
    .action(async ({ json = false }: Options) => {
      process.exitCode = await runCommand(
        json,
        (run) => operations(run).rotate(operator),
        pairs as (result: object) => string,
        ({ unopened }) => unopened.length === 0,
      );
    });

  keys
    .command('export <file>')
    .description('write all keys, still wrapped, to a file for another store')
    .action(async (file: string, { json = false }: Options) => {
      process.exitCode = await runCommand(
        json,
        (run) => operations(run).exportTo(resolve(file), operator),
        pairs,
      );
    });

  keys
    .command('import <file>')
    .description('take in the keys of such a file; nothing here is overwritten')
    .action(async (file: string, { json = false }: Options) => {
      process.exitCode = await runCommand(
        json,
        (run) => operations(run).importFrom(resolve(file), operator),
        pairs as (result: object) => string,
      );
    });

  keys
    .command('identity <slug> <file>')
    .description("write what opens one instance's copies, unwrapped, to a file for the age command")
    .action(async (slug: string, file: string, { json = false }: Options) => {
      process.exitCode = await runCommand(
        json,
        (run) => operations(run).identityTo(slug, resolve(file), operator),
        pairs,
      );
    });
}

const rowsOf = (keys: readonly object[]) => keys as unknown as Record<string, unknown>[];

const page = ({ letter, printing, lines }: EscrowHalf, wrappingKey: string): string =>
  [
    `b2o – clé des sauvegardes, moitié ${letter} sur A et B`,
    `b2o – key of the copies, half ${letter} of A and B`,
    `clé / key ${wrappingKey}   tirage / printing ${printing}   ${new Date().toISOString().slice(0, 10)}`,
    '',
    'Seule, cette moitié n’ouvre rien. La garder loin de l’autre, hors de toute machine.',
    'Alone, this half opens nothing. Keep it away from the other one and from any machine.',
    '',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');

/** Reads from standard input, never from the command line, which other users of a machine see. */
async function readHalves(): Promise<string[]> {
  const typed: string[] = [];
  const seen = new Set<string>();
  const tell = (line: string) => process.stdin.isTTY && process.stderr.write(line);
  tell('Type the lines A1 to A6, then B1 to B6.\n');
  for await (const line of createInterface({ input: process.stdin })) {
    typed.push(line);
    const label = /^\s*([AB][1-6])[\s:.)]/i.exec(line)?.[1]?.toUpperCase();
    if (label) seen.add(label);
    // Whoever brings the second half need not see the first one.
    if (seen.size === linesOfHalf && label) tell('\u001b[2J\u001b[3J\u001b[HNow the other half.\n');
    if (seen.size === 2 * linesOfHalf) break;
  }
  tell('\u001b[2J\u001b[3J\u001b[H');
  return typed;
}
