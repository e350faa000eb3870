import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { newId } from '#kernel';
import {
  AppConfig,
  AppLogger,
  Databases,
  JobHandlers,
  Outbox,
  type OutboxMessage,
  Scopes,
  systemActor,
  TenantDb,
  UnitOfWork,
} from '#runtime';
import { InstanceScope } from '../instance-scope.js';
import { InstanceRegistry } from '../registry/instance-registry.js';

interface JobData {
  instanceId: string;
  topic: string;
  payload: Record<string, unknown>;
}

const queue = 'instance-messages';
const sweepEverySeconds = 60;

/**
 * Runs the jobs of all instances. A message goes from the instance's outbox to the queue after its commit; messages
 * that a crash left behind are found by a sweep. Every job carries its instance and runs in its scope alone.
 */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private boss: PgBoss | undefined;
  private sweeper: NodeJS.Timeout | undefined;
  private worker: string | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly logger: AppLogger,
    private readonly registry: InstanceRegistry,
    private readonly scope: InstanceScope,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
    private readonly handlers: JobHandlers,
  ) {}

  async start(): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.databases.jobsUrl(this.config),
      schema: 'jobs',
      max: 2,
      application_name: 'b2o jobs',
      createSchema: false,
      schedule: false,
    });
    boss.on('error', (error) => this.logger.error('the job queue reports an error', error));
    await boss.start();
    await boss.createQueue(queue, {
      retryLimit: 8,
      retryDelay: 5,
      retryBackoff: true,
      expireInSeconds: 300,
      deleteAfterSeconds: 7 * 86_400,
    });
    this.boss = boss;
    this.worker = await boss.work<JobData>(
      queue,
      { pollingIntervalSeconds: 2, batchSize: 5 },
      async (jobs) => {
        for (const job of jobs) await this.runJob(job.data);
      },
    );
    this.outbox.connect((instanceId, messages) => this.relay(instanceId, messages));
    await this.sweep();
    this.sweeper = setInterval(() => {
      this.sweep().catch((error: unknown) => this.logger.error('the outbox sweep failed', error));
    }, sweepEverySeconds * 1_000);
    this.sweeper.unref();
  }

  /** Finds messages that were committed but never relayed, in every instance. */
  async sweep(): Promise<void> {
    for (const row of await this.registry.list()) {
      if (row.state !== 'active') continue;
      const messages = await this.scope
        .run(row, systemActor('job'), () =>
          this.units.run({ mode: 'read' }, () =>
            this.db.query<OutboxMessage>(
              `SELECT id, topic, payload FROM outbox_message WHERE created_at < now() - interval '10 seconds'
             ORDER BY id LIMIT 1000`,
            ),
          ),
        )
        .catch((error: unknown) => {
          this.logger.warn('the outbox of an instance cannot be read', error);
          return [];
        });
      if (messages.length > 0) await this.relay(row.id, messages);
    }
  }

  private async relay(instanceId: string, messages: readonly OutboxMessage[]): Promise<void> {
    if (!this.boss) return;
    for (const { id, topic, payload } of messages) {
      const { notBefore } = payload;
      const delay = typeof notBefore === 'string' && { startAfter: new Date(notBefore) };
      // The message's id is the job's: relaying it twice makes one job.
      await this.boss.send(queue, { instanceId, topic, payload } satisfies JobData, { id, ...delay });
    }
    const row = await this.registry.byId(instanceId);
    if (!row) return;
    await this.scope.run(row, systemActor('job'), () =>
      // Where the message was written a moment ago.
      this.units.run({ mode: 'write', lane: 'requests' }, () =>
        this.db.query('DELETE FROM outbox_message WHERE id = ANY($1::uuid[])', [
          messages.map(({ id }) => id),
        ]),
      ),
    );
    if (this.worker) this.boss.notifyWorker(this.worker);
  }

  private async runJob({ instanceId, topic, payload }: JobData): Promise<void> {
    const row = await this.registry.byId(instanceId);
    if (row?.state !== 'active') return;
    const handler = this.handlers.find(topic);
    if (!handler) throw new Error(`no handler for topic ${topic}`);
    await this.scope.run(row, systemActor('job'), () =>
      Scopes.with({ correlationId: newId() }, async () => {
        try {
          await handler(payload);
        } catch (error) {
          this.logger.error(`a job of topic ${topic} failed and will be tried again`, error);
          throw error;
        }
      }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeper);
    await this.boss?.stop({ graceful: true, close: true, timeout: 10_000 });
    this.boss = undefined;
  }
}
