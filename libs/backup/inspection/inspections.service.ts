import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import { AppLogger, Databases, JobHandlers, Outbox, Scopes, UnitOfWork } from '#runtime';
import { InstanceRegistry, type InstanceRow, Scheduler } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { ErasureRegister } from '../erasures/erasure-register.js';
import { BackupBackground } from '../requests/background.js';
import { requireCompany } from '../requests/backup-requests.js';
import { RestoreService } from '../restore/restore.service.js';
import { RestoreLog } from '../restore/restore-log.js';
import { RunList } from '../runs/run-list.js';
import { letIn, shutOut } from './inspection-door.js';
import {
  type Inspection,
  InspectionsRepository,
  type OpenInspection,
  openHours,
} from './inspections.repository.js';

const topic = 'backup.inspection';

/**
 * Copies opened to look into: restored beside the live data, readable for a day with the rights that everybody has in
 * the live data, then gone. Nothing is replaced and nobody else is concerned, so that an admin opens one alone
 * (docs/adr/0016).
 */
@Injectable()
export class Inspections implements OnModuleInit {
  constructor(
    private readonly stored: InspectionsRepository,
    private readonly runs: RunList,
    private readonly restores: RestoreService,
    private readonly restoreLog: RestoreLog,
    private readonly erasures: ErasureRegister,
    private readonly background: BackupBackground,
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
    private readonly units: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly handlers: JobHandlers,
    private readonly scheduler: Scheduler,
    private readonly audit: AuditTrail,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.handlers.on(topic, async ({ id, runId, actor }) =>
      this.background.add('an inspection', () => this.prepare(String(id), String(runId), String(actor))),
    );
    this.scheduler.hourlyOnPlatform('ended inspections', 7, () => this.stored.endAll());
  }

  /**
   * Has a copy opened after the answer; one that is open already is that one.
   * @throws Problem NOT_FOUND, BACKUP_NOT_WHOLE, INSPECTION_TOO_MANY, BACKUP_TOO_OFTEN
   */
  async open(runId: string): Promise<Inspection> {
    requireCompany();
    const run = await this.runs.get(runId);
    if (run.verifiedAt === null) throw new Problem(BackupProblems.BACKUP_NOT_WHOLE);
    const { id, isNew } = await this.stored.begin(runId);
    if (isNew) {
      const { label } = Scopes.actor();
      await this.units.run({ mode: 'write' }, async () => {
        await this.note('backup.inspection-opened', id, { run: runId, hours: openHours });
        await this.outbox.add(topic, { id, runId, actor: label });
      });
    }
    return this.get(id);
  }

  list(): Promise<Inspection[]> {
    return this.stored.list();
  }

  /** @throws Problem NOT_FOUND */
  async get(id: string): Promise<Inspection> {
    const { schema: _, ...shown } = (await this.stored.find(id)) ?? missing();
    return shown;
  }

  /** One that can be looked into now. @throws Problem NOT_FOUND, INSPECTION_CLOSED */
  async usable(id: string): Promise<OpenInspection> {
    const found = (await this.stored.find(id)) ?? missing();
    if (found.state !== 'open' || !found.schema) throw new Problem(BackupProblems.INSPECTION_CLOSED);
    return { ...found, schema: found.schema };
  }

  /** Ends one before its time. @throws Problem NOT_FOUND, INSPECTION_CLOSED */
  async close(id: string): Promise<Inspection> {
    const found = await this.get(id);
    const row = (await this.registry.byId(Scopes.instance().id)) as InstanceRow;
    await this.databases.asOwner('inspection', async (client) => {
      const closed = await this.stored.closed(client, id);
      if (!closed) throw new Problem(BackupProblems.INSPECTION_CLOSED);
      if (!closed.schema || closed.schema === row.schema) return;
      await shutOut(client, row, closed.schema);
      await this.restoreLog.letGo(client, closed.schema);
    });
    await this.units.run({ mode: 'write' }, () =>
      this.note('backup.inspection-closed', id, { run: found.runId }),
    );
    this.background.add('dropping a closed inspection', () => this.restores.dropExpired());
    return this.get(id);
  }

  /** What somebody looked at, for the trail. */
  async looked(id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    await this.units.run({ mode: 'write' }, () => this.note('backup.inspection-read', id, details));
  }

  private async prepare(id: string, runId: string, actor: string): Promise<void> {
    const { id: instanceId, slug } = Scopes.instance();
    try {
      if ((await this.stored.find(id))?.state !== 'preparing') return;
      const { schema } = await this.restores.restore(slug, {
        runId,
        into: 'side',
        actor,
        keptHours: openHours,
      });
      const row = (await this.registry.byId(instanceId)) as InstanceRow;
      await this.databases.asOwner('inspection', async (client) => {
        // Who was erased while the copy was being loaded.
        await this.erasures.apply(client, instanceId, schema);
        if (await this.stored.opened(client, id, schema)) await letIn(client, row, schema);
        else await this.restoreLog.letGo(client, schema);
      });
    } catch (error) {
      this.logger.error('an inspection could not be opened', error);
      await this.stored.failed(id, error instanceof Problem ? error.code : CommonProblems.UNEXPECTED.code);
    }
  }

  private note(action: string, id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.append({ action, object: `backup.inspection/${id}`, details });
  }
}

function missing(): never {
  throw new Problem(CommonProblems.NOT_FOUND);
}
