import type { INestApplicationContext } from '@nestjs/common';
import { SiteSending } from '#backup';
import { Problem, type Text } from '#kernel';
import {
  AppConfig,
  AppLogger,
  ConfigError,
  EmbeddedPostgresError,
  newScope,
  Scopes,
  systemActor,
} from '#runtime';
import { createContext, DatabaseHold, openDatabase } from '../server/application.js';

export const operator = 'operator command';

/** What a command has at hand, and how it reports. */
export interface CommandRun {
  readonly app: INestApplicationContext;
  readonly json: boolean;
  /** Shows how far long work is, on a terminal only. */
  progress(line: string): void;
}

/**
 * Runs one command against the platform: joins or starts the database, does the work, prints one JSON document or a
 * text, and gives everything back.
 * @returns the exit code: 0, or 1 for a refused or failed operation.
 */
export async function runCommand<T>(
  json: boolean,
  work: (run: CommandRun) => Promise<T>,
  show: (result: T) => string,
  succeeded: (result: T) => boolean = () => true,
): Promise<number> {
  let hold: DatabaseHold | undefined;
  let app: INestApplicationContext | undefined;
  let progressShown = false;
  const progress = (line: string) => {
    if (!process.stderr.isTTY) return;
    progressShown = true;
    process.stderr.write(`\r\u001b[2K${line}`);
  };
  const endProgress = () => {
    if (progressShown) process.stderr.write('\r\u001b[2K');
  };
  try {
    const config = new AppConfig();
    const logger = new AppLogger(process.env['LOG_LEVEL'] ? config.logLevel : 'warn');
    hold = await DatabaseHold.take(config);
    app = await createContext(config, logger, hold.adminUrl);
    await openDatabase(app);
    const { app: context } = { app };
    const result = await Scopes.run(newScope({ actor: systemActor(operator) }), () =>
      work({ app: context, json, progress }),
    );
    endProgress();
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${show(result)}\n`);
    // What the command copied is a copy already; this process is the one that sends it on.
    await context.get(SiteSending).idle();
    return succeeded(result) ? 0 : 1;
  } catch (error) {
    endProgress();
    const line = describe(error);
    process.stderr.write(`${line}\n`);
    if (json)
      process.stdout.write(
        `${JSON.stringify({ error: line, ...(error instanceof Problem && { code: error.code }) })}\n`,
      );
    return 1;
  } finally {
    await app?.close();
    await hold?.release();
  }
}

const english = (value: Text): string => value.en;

/** One clear line for any failure. */
function describe(error: unknown): string {
  if (error instanceof Problem) {
    const fields = error.errors.map(({ field, message }) => `${field}: ${english(message)}`).join('; ');
    return [english(error.kind.title), error.detail && english(error.detail), fields]
      .filter(Boolean)
      .join(' ');
  }
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError) {
    return error.message;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `failed: ${message.split('\n', 1)[0]}`;
}

/** Lines of `name  value`, for people; lists of things have their own place or none. */
export function pairs(values: Record<string, unknown>): string {
  const shown = Object.entries(values).filter(([, value]) => !isNested(value));
  const width = Math.max(...shown.map(([key]) => key.length));
  return shown.map(([key, value]) => `${key.padEnd(width)}  ${cell(value)}`.trimEnd()).join('\n');
}

const isNested = (value: unknown): boolean =>
  Array.isArray(value) ? value.some((each) => typeof each === 'object') : value?.constructor === Object;

/** Rows under their column names, for people. */
export function table(rows: readonly Record<string, unknown>[], empty: string): string {
  const [first] = rows;
  if (!first) return empty;
  const names = Object.keys(first);
  const cells = rows.map((row) => names.map((name) => cell(row[name])));
  const widths = names.map((name, index) =>
    Math.max(name.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const line = (values: readonly string[]) =>
    values
      .map((value, index) => value.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(names), ...cells.map(line)].join('\n');
}

const cell = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ');
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
};
