import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, Problem, text } from '#kernel';
import {
  AppLogger,
  Clock,
  JobHandlers,
  Mailer,
  Outbox,
  Scopes,
  systemActor,
  TenantDb,
  UnitOfWork,
} from '#runtime';
import { InstanceRegistry, InstanceScope, Scheduler } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { RestoreService } from '../restore/restore.service.js';
import { InstanceLock } from '../runs/instance-lock.js';
import { RunList } from '../runs/run-list.js';
import { BackupBackground } from './background.js';
import { requireCompany } from './backup-requests.js';
import { restoreMail } from './restore-mail.js';
import { type RestoreRequest, RestoreRequestsRepository } from './restore-requests.repository.js';

const mailTopic = 'backup.restore-request-mail';
const patienceMs = 3_600_000;
const interrupted = text('Le serveur a été arrêté.', 'The server was stopped.');

/**
 * Restores that an admin asks for and an operator carries out: two persons, neither of whom can do it alone. The operator
 * sees which copy, where to and the reason that the admin wrote for them, and nothing of the data.
 */
@Injectable()
export class RestoreRequests implements OnModuleInit {
  constructor(
    private readonly requests: RestoreRequestsRepository,
    private readonly runs: RunList,
    private readonly restores: RestoreService,
    private readonly lock: InstanceLock,
    private readonly background: BackupBackground,
    private readonly registry: InstanceRegistry,
    private readonly scope: InstanceScope,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly scheduler: Scheduler,
    private readonly outbox: Outbox,
    private readonly handlers: JobHandlers,
    private readonly audit: AuditTrail,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.handlers.on(mailTopic, ({ requestId }) => this.sendMail(String(requestId)));
    this.scheduler.hourlyOnPlatform('interrupted restore requests', 17, () => this.recover());
  }

  /** @throws Problem NOT_FOUND, BACKUP_NOT_WHOLE, RESTORE_REQUEST_OPEN */
  async ask({
    runId,
    into,
    reason,
  }: Pick<RestoreRequest, 'runId' | 'into' | 'reason'>): Promise<RestoreRequest> {
    requireCompany();
    const run = await this.runs.get(runId);
    if (run.state !== 'verified') throw new Problem(BackupProblems.BACKUP_NOT_WHOLE);
    const { userId = '', label } = Scopes.actor();
    const request = await this.requests.add({
      instanceId: Scopes.instance().id,
      runId,
      into,
      reason,
      requesterId: userId,
      requestedBy: label,
      language: Scopes.current().language,
    });
    await this.note('backup.restore-requested', request);
    return request;
  }

  /** @throws Problem NOT_FOUND, RESTORE_REQUEST_SETTLED */
  async cancel(id: string): Promise<RestoreRequest> {
    const request = await this.requests.get(id, Scopes.instance().id);
    await this.requests.settle(id, 'open', 'cancelled', { by: Scopes.actor().label });
    await this.note('backup.restore-request-cancelled', request);
    return this.requests.get(id);
  }

  /** For operators. @throws Problem NOT_FOUND, RESTORE_REQUEST_SETTLED */
  async refuse(id: string, answer: string): Promise<RestoreRequest> {
    await this.requests.get(id);
    await this.requests.settle(id, 'open', 'refused', { by: Scopes.actor().label, answer });
    await this.tell(id);
    return this.requests.get(id);
  }

  /**
   * For operators: has the restore done after the answer, and the requester told.
   * @param confirm for a restore over the instance: its slug.
   * @throws Problem NOT_FOUND, RESTORE_UNCONFIRMED, RESTORE_REQUEST_SETTLED
   */
  async execute(id: string, confirm: string | undefined): Promise<RestoreRequest> {
    const request = await this.requests.get(id);
    if (request.into === 'same' && confirm !== request.slug)
      throw new Problem(BackupProblems.RESTORE_UNCONFIRMED);
    const by = Scopes.actor().label;
    await this.requests.settle(id, 'open', 'running', { by });
    this.background.add('a restore that was asked for', () => this.carryOut(request, by));
    return this.requests.get(id);
  }

  /** Ends the requests whose restore died with its process. @returns how many. */
  async recover(): Promise<number> {
    const { items } = await this.requests.list(1, 200, { states: ['running'] });
    let ended = 0;
    for (const { id, instanceId, settledBy, settledAt, language } of items) {
      // One that was just accepted may still wait for its turn.
      if (!settledAt || settledAt.getTime() > this.clock.now().getTime() - patienceMs) continue;
      const row = await this.registry.byId(instanceId);
      const work = async () => {
        const answer = interrupted[language];
        await this.requests.settle(id, 'running', 'failed', { by: settledBy ?? '', answer });
        return true;
      };
      if (row && (await this.lock.tryHold(row, work))) {
        await this.tell(id);
        ended += 1;
      }
    }
    return ended;
  }

  private async carryOut({ id, slug, runId, into, language }: RestoreRequest, by: string): Promise<void> {
    if ((await this.requests.get(id)).state !== 'running') return;
    try {
      const confirm = into === 'same' ? slug : undefined;
      await this.restores.restore(slug, { runId, into, confirm, actor: by });
      await this.requests.settle(id, 'running', 'done', { by });
    } catch (error) {
      this.logger.error('a restore that was asked for failed', error);
      const answer = (error instanceof Problem ? error.kind : CommonProblems.UNEXPECTED).title[language];
      await this.requests.settle(id, 'running', 'failed', { by, answer });
    }
    await this.tell(id);
  }

  /** Has the requester told by a mail of their instance; that there is none any more is no failure of what was done. */
  private async tell(id: string): Promise<void> {
    const { instanceId } = await this.requests.get(id);
    const row = await this.registry.byId(instanceId);
    if (row?.state !== 'active') return;
    await this.scope.run(row, systemActor('restore request'), () =>
      this.units.run({ mode: 'write' }, () => this.outbox.add(mailTopic, { requestId: id })),
    );
  }

  private async sendMail(id: string): Promise<void> {
    const { id: instanceId, name, timeZone } = Scopes.instance();
    const request = await this.requests.get(id, instanceId);
    const [person] = await this.units.run({ mode: 'read' }, () =>
      this.db.query<{ email: string }>("SELECT email FROM identity_user WHERE id = $1 AND state = 'active'", [
        request.requesterId,
      ]),
    );
    if (!person) return;
    const mail = restoreMail(request, request.language, timeZone);
    await this.mailer.send({ to: person.email, fromName: name, ...mail });
  }

  private async note(action: string, { id, runId, into }: RestoreRequest): Promise<void> {
    const entry = { action, object: `backup.run/${runId}`, details: { request: id, into } };
    await this.units.run({ mode: 'write' }, () => this.audit.append(entry));
  }
}
