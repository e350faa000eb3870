import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { BackupService, RestoreService } from '#backup';
import { cookieName } from '#identity';
import {
  AppConfig,
  AppLogger,
  apiPrefix,
  createHttpAdapter,
  Databases,
  EmbeddedPostgres,
  OpenApi,
  serveWebApp,
} from '#runtime';
import {
  Bootstrap,
  InstanceErasures,
  InstanceRegistry,
  Migrator,
  Provisioner,
  resolveInstanceByHost,
} from '#tenancy';
import { AppModule } from './app.module.js';

/** The database that a process uses: the one of DATABASE_URL, or the embedded one that it joins or starts. */
export class DatabaseHold {
  private constructor(
    readonly adminUrl: string,
    private readonly embedded: EmbeddedPostgres | undefined,
  ) {}

  static async take(config: AppConfig): Promise<DatabaseHold> {
    if (config.databaseUrl) return new DatabaseHold(config.databaseUrl, undefined);
    const embedded = new EmbeddedPostgres({ dataDir: config.dataDir });
    const { url } = await embedded.acquire();
    return new DatabaseHold(url, embedded);
  }

  async release(): Promise<void> {
    await this.embedded?.release();
  }
}

/** Makes the control plane and the console exist, and begins to work with the database. */
export async function openDatabase(app: INestApplicationContext): Promise<void> {
  await app.get(Bootstrap).run();
  await app.get(Databases).connect();
  await app.get(Provisioner).ensureConsole();
}

/** Opens the database and brings every instance that is behind up to date: what a server does at its start. */
export async function prepareDatabase(app: INestApplicationContext): Promise<void> {
  await openDatabase(app);
  await app.get(InstanceErasures).finishAll();
  await app.get(BackupService).recover();
  await app.get(RestoreService).recover();
  await app.get(Migrator).up();
}

/** The application without HTTP: for the operator's command. */
export async function createContext(
  config: AppConfig,
  logger: AppLogger,
  adminDatabaseUrl: string,
): Promise<INestApplicationContext> {
  const module = AppModule.forRoot({ config, logger, adminDatabaseUrl });
  return NestFactory.createApplicationContext(module, { logger, abortOnError: false });
}

/** The application with HTTP, not yet listening. */
export async function createServer(
  config: AppConfig,
  logger: AppLogger,
  adminDatabaseUrl: string,
): Promise<NestFastifyApplication> {
  const adapter = createHttpAdapter(config);
  const module = AppModule.forRoot({ config, logger, adminDatabaseUrl });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger,
    abortOnError: false,
    // Fastify's own JSON parser remains; forms are not accepted.
    bodyParser: false,
  });
  app.setGlobalPrefix(apiPrefix);
  app.get(OpenApi).describe(app, cookieName(config));
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  resolveInstanceByHost(fastify, app.get(InstanceRegistry), app.get(Migrator));
  serveWebApp(fastify, logger);
  // Modules register their records, rights and steps here: before the console is made, not when we listen.
  await app.init();
  return app;
}
