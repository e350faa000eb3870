import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppConfig, AppLogger, ConfigError, EmbeddedPostgresError } from '#runtime';
import { JobRunner, Scheduler } from '#tenancy';
import { createServer, DatabaseHold, prepareDatabase } from './application.js';

/**
 * Starts the server and stops it cleanly at SIGTERM or SIGINT: requests in flight finish, jobs go back to the queue,
 * the embedded PostgreSQL stops when nobody else uses it.
 * @param beforeListening runs once the database is ready; what it returns runs once the server listens.
 */
export async function startServer(
  beforeListening?: (app: NestFastifyApplication) => Promise<() => void>,
): Promise<void> {
  let hold: DatabaseHold | undefined;
  let app: NestFastifyApplication | undefined;
  try {
    const config = new AppConfig();
    const logger = new AppLogger(config.logLevel);
    hold = await DatabaseHold.take(config);
    const server = await createServer(config, logger, hold.adminUrl);
    app = server;
    let stopping = false;
    const stop = (signal: string) => {
      if (stopping) return;
      stopping = true;
      logger.info({ signal }, 'stopping');
      server
        .close()
        .finally(() => hold?.release())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            logger.error('the stop was not clean', error);
            process.exit(1);
          },
        );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    await prepareDatabase(server);
    const listening = await beforeListening?.(server);
    await server.get(JobRunner).start();
    server.get(Scheduler).start();
    await server.listen(config.port, '0.0.0.0');
    logger.info({ console: config.urlOfHost('console') }, 'listening');
    listening?.();
  } catch (error) {
    const expected = error instanceof ConfigError || error instanceof EmbeddedPostgresError;
    process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
    await app?.close().catch(() => undefined);
    await hold?.release();
    process.exit(1);
  }
}
