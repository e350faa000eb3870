import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, newId, Problem } from '#kernel';
import { Databases, JobHandlers, Outbox, Scopes, UnitOfWork } from '#runtime';
import { type InstanceRow, logOperation, TenancyProblems } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { BackupService } from '../backup.service.js';
import { RunList } from '../runs/run-list.js';
import { BackupBackground } from './background.js';
import { type StoredVerification, Verifications } from './verifications.js';

const topics = { copy: 'backup.copy', verification: 'backup.verification' };
/** A copy reads the whole instance: one at a time, and not before the last one is of some use. */
const minutesBetweenCopies = 30;

/** What an instance's admin asks about copies from the web: take one now, read one again. */
@Injectable()
export class BackupRequests implements OnModuleInit {
  constructor(
    private readonly backups: BackupService,
    private readonly runs: RunList,
    private readonly verifications: Verifications,
    private readonly background: BackupBackground,
    private readonly databases: Databases,
    private readonly handlers: JobHandlers,
    private readonly outbox: Outbox,
    private readonly units: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.handlers.on(topics.copy, async ({ actor }) => {
      const { slug } = Scopes.instance();
      this.background.add('a copy that was asked for', () =>
        this.backups.run(slug, { kind: 'full', reason: 'manual', actor: String(actor), gentle: true }),
      );
    });
    this.handlers.on(topics.verification, async ({ id, runId }) => {
      const { slug } = Scopes.instance();
      this.background.add('a verification', () => this.read(slug, String(id), String(runId)));
    });
  }

  /** Has a full copy taken after the answer. @throws Problem BACKUP_TOO_OFTEN, NOT_FOUND outside a company. */
  async copy(): Promise<void> {
    requireCompany();
    await this.allowCopy();
    const { label } = Scopes.actor();
    await this.units.run({ mode: 'write' }, async () => {
      await this.audit.append({ action: 'backup.requested', object: 'backup.run' });
      await this.outbox.add(topics.copy, { actor: label });
    });
  }

  /** An operator has a copy of an instance taken. @throws Problem BACKUP_BUSY while one is under way. */
  async copyFor({ id, slug, state }: InstanceRow): Promise<void> {
    if (state !== 'active' && state !== 'suspended') throw new Problem(TenancyProblems.INSTANCE_STATE);
    const { label } = Scopes.actor();
    await this.databases.asOwner('backup request', async (client) => {
      const { rowCount } = await client.query(
        "SELECT FROM platform.backup_run WHERE instance_id = $1 AND state IN ('running', 'written')",
        [id],
      );
      if (rowCount !== 0) throw new Problem(BackupProblems.BACKUP_BUSY);
      await logOperation(client, id, 'backup-request', label, {});
    });
    this.background.add('a copy that an operator asked for', () =>
      this.backups.run(slug, { kind: 'full', reason: 'manual', actor: label, gentle: true }),
    );
  }

  /** Has a copy read again after the answer. @throws Problem NOT_FOUND, BACKUP_NOT_WHOLE, BACKUP_TOO_OFTEN */
  async verify(runId: string): Promise<StoredVerification> {
    const run = await this.runs.get(runId);
    if (run.state !== 'verified') throw new Problem(BackupProblems.BACKUP_NOT_WHOLE);
    const { id, isNew } = await this.verifications.begin(runId);
    if (isNew)
      await this.units.run({ mode: 'write' }, async () => {
        await this.audit.append({ action: 'backup.verification', object: `backup.run/${runId}` });
        await this.outbox.add(topics.verification, { id, runId });
      });
    const found = (await this.verifications.of(runId)).find((each) => each.id === id);
    if (!found) throw new Problem(CommonProblems.NOT_FOUND);
    return found;
  }

  private async read(slug: string, id: string, runId: string): Promise<void> {
    let problems: readonly string[] | undefined;
    try {
      ({ problems } = await this.backups.verify(slug, runId, true));
    } finally {
      await this.verifications.end(id, problems);
    }
  }

  private async allowCopy(): Promise<void> {
    const { id: instanceId } = Scopes.instance();
    await this.databases.asOwner('backup request', async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`b2o ask ${instanceId}`]);
      const { rows } = await client.query<{ wait: number }>(
        `SELECT ceil(extract(epoch FROM max(at) + interval '${minutesBetweenCopies} minutes' - now()))::integer AS wait
         FROM platform.operation_log WHERE instance_id = $1 AND operation = 'backup-request'
           AND at > now() - interval '${minutesBetweenCopies} minutes' HAVING count(*) > 0`,
        [instanceId],
      );
      if (rows[0])
        throw new Problem(BackupProblems.BACKUP_TOO_OFTEN, {
          extra: { retryAfter: Math.max(1, rows[0].wait) },
        });
      await client.query(
        "INSERT INTO platform.operation_log (id, instance_id, operation, actor) VALUES ($1, $2, 'backup-request', $3)",
        [newId(), instanceId, Scopes.actor().label],
      );
    });
  }
}

/** The operators' console has nothing to copy at somebody's wish. @throws Problem NOT_FOUND */
export function requireCompany(): void {
  if (Scopes.instance().kind !== 'company') throw new Problem(CommonProblems.NOT_FOUND);
}
