import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Problem } from '#kernel';
import { AppConfig, AppLogger, Databases } from '#runtime';
import { Scheduler } from '../jobs/scheduler.js';
import { TenancyProblems } from '../registry/instance-registry.js';
import { logOperation } from './instance-rows.js';

/** Removes what a module keeps of an instance outside its schema. Is called again when an erasure was interrupted. */
export type ErasureStep = (instanceId: string) => Promise<void>;

/** What follows the erasure of an instance's schema, until nothing is left; the log then says `erase-completed`. */
@Injectable()
export class InstanceErasures implements OnModuleInit {
  private readonly steps: ErasureStep[] = [];

  constructor(
    private readonly databases: Databases,
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('unfinished erasures', 43, () => this.finishAll());
  }

  add(step: ErasureStep): void {
    this.steps.push(step);
  }

  /** @throws Problem ERASURE_UNFINISHED when something could not be removed; that is tried again every hour. */
  async finish(instanceId: string, actor: string): Promise<void> {
    const folders = [this.config.filesDir, this.config.backupDir].map((folder) => join(folder, instanceId));
    const work = [
      ...this.steps.map((step) => step(instanceId)),
      ...folders.map((folder) => rm(folder, { recursive: true, force: true })),
    ];
    // What fails must not keep the rest from going.
    const failed = (await Promise.allSettled(work)).filter(({ status }) => status === 'rejected');
    for (const { reason } of failed as PromiseRejectedResult[])
      this.logger.error(`erasure of instance ${instanceId} is not finished`, reason);
    if (failed.length > 0) throw new Problem(TenancyProblems.ERASURE_UNFINISHED);
    await this.databases.asOwner('erasure completed', async (client) => {
      const { rowCount } = await client.query(
        "SELECT 1 FROM platform.operation_log WHERE instance_id = $1 AND operation = 'erase-completed'",
        [instanceId],
      );
      if (rowCount === 0) await logOperation(client, instanceId, 'erase-completed', actor, {});
    });
  }

  /** Goes on with the erasures that a crash or a folder out of reach interrupted. */
  async finishAll(): Promise<void> {
    const ids = await this.databases.asOwner('erasures', async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT id FROM platform.instance i WHERE state = 'erased' AND NOT EXISTS
           (SELECT FROM platform.operation_log WHERE instance_id = i.id AND operation = 'erase-completed')`,
      );
      return rows.map(({ id }) => id);
    });
    for (const id of ids) await this.finish(id, 'erasures').catch(unlessUnfinished);
  }
}

/** Told in the log already. */
const unlessUnfinished = (error: unknown): void => {
  if (!(error instanceof Problem)) throw error;
};
