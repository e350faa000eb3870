import type { LoggerService } from '@nestjs/common';
import { destination, type Logger as Pino, pino } from 'pino';
import { Scopes } from '../context/scope.js';

/**
 * Structured logs, one JSON line each, on standard error: standard output belongs to the operator's command. Every
 * line carries the instance and correlation id of the work in hand; callers pass codes, counts and ids, never what
 * users typed.
 */
export class AppLogger implements LoggerService {
  private readonly pino: Pino;

  constructor(level: string, sink: { write(line: string): void } = destination({ fd: 2, sync: true })) {
    this.pino = pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        serializers: { err: safeError },
        mixin: () => {
          const scope = Scopes.find();
          return scope ? { instance: scope.instance?.id, correlationId: scope.correlationId } : {};
        },
      },
      sink,
    );
  }

  info(fields: Record<string, unknown>, message: string): void {
    this.pino.info(fields, message);
  }

  log(message: unknown, ...context: unknown[]): void {
    this.pino.debug({ context: context.at(-1) }, String(message));
  }

  warn(message: unknown, ...fields: unknown[]): void {
    this.pino.warn(fieldsOf(fields), String(message));
  }

  error(message: unknown, ...fields: unknown[]): void {
    this.pino.error(fieldsOf(fields), String(message));
  }

  fatal(message: unknown, ...fields: unknown[]): void {
    this.pino.fatal(fieldsOf(fields), String(message));
  }

  debug(message: unknown, ...fields: unknown[]): void {
    this.pino.debug(fieldsOf(fields), String(message));
  }

  verbose(message: unknown, ...fields: unknown[]): void {
    this.pino.trace(fieldsOf(fields), String(message));
  }
}

const fieldsOf = (fields: unknown[]): Record<string, unknown> => {
  const last = fields.at(-1);
  if (last instanceof Error) return { err: last };
  if (typeof last === 'object' && last !== null) return last as Record<string, unknown>;
  return last === undefined ? {} : { context: last };
};

/**
 * What a log may say of an error. PostgreSQL puts values of the row into `detail` and `where`, and drivers put the
 * parameters of the statement beside it, so only the names of things are kept.
 */
function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, column, schema } = error as Error & Record<string, unknown>;
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  return {
    type: error.name,
    // A message of PostgreSQL may quote a value ("invalid input syntax for type integer: …").
    message: fromDatabase ? 'database error' : error.message,
    code,
    constraint,
    table,
    column,
    schema,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trim().startsWith('at '))
      .join('\n'),
  };
}
