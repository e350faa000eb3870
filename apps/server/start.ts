import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppConfig, AppLogger, ConfigError, EmbeddedPostgresError } from '#runtime';
import { JobRunner } from '#tenancy';
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
  try {
    const config = new AppConfig();
    const logger = new AppLogger(config.logLevel);
    hold = await DatabaseHold.take(config);
    const app = await createServer(config, logger, hold.adminUrl);
    let stopping = false;
    const stop = (signal: string) => {
      if (stopping) return;
      stopping = true;
      logger.info({ signal }, 'stopping');
      app
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
    await prepareDatabase(app);
    const listening = await beforeListening?.(app);
    await app.get(JobRunner).start();
    await app.listen(config.port, '0.0.0.0');
    logger.info({ console: config.urlOfHost('console') }, 'listening');
    listening?.();
  } catch (error) {
    const expected = error instanceof ConfigError || error instanceof EmbeddedPostgresError;
    process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
    await hold?.release();
    process.exit(1);
  }
}
