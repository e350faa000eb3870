import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock/clock.js';
import { AppConfig } from './config/app-config.js';
import { ADMIN_DATABASE_URL, Databases, ENTITIES } from './database/databases.js';
import { KnownTotals } from './database/known-totals.js';
import { Signals } from './database/signals.js';
import { TenantDb } from './database/tenant-db.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { FileStore } from './files/file-store.js';
import { CspReportsController } from './http/csp-reports.controller.js';
import { HealthController } from './http/health.controller.js';
import { Idempotency } from './http/idempotency.js';
import { OpenApiController } from './http/openapi.controller.js';
import { OpenApi } from './http/openapi.js';
import { PeopleAtWork } from './http/people-at-work.js';
import { RouteList } from './http/route-list.js';
import { JobHandlers } from './jobs/job-handlers.js';
import { Outbox } from './jobs/outbox.js';
import { AppLogger } from './logging/logger.js';
import { Mailer } from './mail/mailer.js';
import { RecordExporter } from './records/record-exporter.js';
import { RecordHistory } from './records/record-history.js';
import { RecordRegistry } from './records/record-registry.js';

export interface RuntimeOptions {
  config: AppConfig;
  logger: AppLogger;
  /** A login that may create roles and schemas. */
  adminDatabaseUrl: string;
  entities: readonly (new () => object)[];
}

const providers = [
  Clock,
  Databases,
  FileStore,
  Idempotency,
  JobHandlers,
  KnownTotals,
  Mailer,
  OpenApi,
  Outbox,
  PeopleAtWork,
  RecordExporter,
  RecordHistory,
  RecordRegistry,
  RouteList,
  Signals,
  TenantDb,
  UnitOfWork,
];

/** The outside world, behind small classes: database, files, mail, jobs, time, configuration, logs. */
@Global()
@Module({})
export class RuntimeModule {
  static forRoot({ config, logger, adminDatabaseUrl, entities }: RuntimeOptions): DynamicModule {
    const values = [
      { provide: AppConfig, useValue: config },
      { provide: AppLogger, useValue: logger },
      { provide: ADMIN_DATABASE_URL, useValue: adminDatabaseUrl },
      { provide: ENTITIES, useValue: entities },
    ];
    return {
      module: RuntimeModule,
      controllers: [CspReportsController, HealthController, OpenApiController],
      providers: [...values, ...providers],
      exports: [AppConfig, AppLogger, ...providers],
    };
  }
}
