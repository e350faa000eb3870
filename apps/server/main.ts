import 'reflect-metadata';
import { AppConfig, AppLogger, ConfigError, EmbeddedPostgresError } from '#runtime';
import { JobRunner } from '#tenancy';
import { createServer, DatabaseHold, prepareDatabase } from './application.js';

/** Starts the server and stops it cleanly: requests in flight finish, jobs go back, PostgreSQL stops. */
async function main(): Promise<void> {
  const config = new AppConfig();
  const logger = new AppLogger(config.logLevel);
  const hold = await DatabaseHold.take(config);
  const app = await createServer(config, logger, hold.adminUrl);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    app
      .close()
      .then(() => hold.release())
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
  await app.get(JobRunner).start();
  await app.listen(config.port, '0.0.0.0');
  logger.info({ url: config.urlOfHost('console') }, 'listening');
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof EmbeddedPostgresError;
  process.stderr.write(
    `${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
});
