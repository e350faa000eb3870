import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import { Clock, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { RecordKinds } from '../inspection/record-kinds.js';
import { ErasureRegister } from './erasure-register.js';
import { removedRows } from './removed-rows.js';

/** Copies of every layer are gone by then (backup.md 2.11): what the answer to the person says. */
export const copiesEndAfterDays = 30;

export interface Erasure {
  /** Rows that went, those under the record included. */
  readonly rows: number;
  /** The day by which no copy holds them any more, `YYYY-MM-DD`. */
  readonly copiesEndOn: string;
}

/**
 * Erases a person for good, at their request (GDPR art. 17): the record and what lies under it, with the values that the
 * journals kept of it, here and in whatever lies beside the live data; and in every copy from the moment it comes back.
 */
@Injectable()
export class Erasures implements OnModuleInit {
  constructor(
    private readonly kinds: RecordKinds,
    private readonly register: ErasureRegister,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly audit: AuditTrail,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('erasures that no copy needs', 47, () => this.register.forget());
  }

  /**
   * @param reference of the person's request, for the trail; it names nobody.
   * @throws Problem NOT_FOUND, FORBIDDEN, STALE_VERSION, BACKUP_NO_PERSON for a kind of record that is no person, and
   *   whatever the record's own rules refuse: what the law keeps is not erased.
   */
  async erase(
    resource: string,
    id: string,
    { version, reference }: { version: number; reference: string },
  ): Promise<Erasure> {
    const { type, service } = this.kinds.readable(resource);
    if (!type.person) throw new Problem(BackupProblems.BACKUP_NO_PERSON);
    if (Scopes.actor().reachOf(type.permission('delete')) === undefined)
      throw new Problem(CommonProblems.FORBIDDEN);
    const rows = await this.units.run({ mode: 'write', vault: type.vault }, async () => {
      await service.remove(id, version);
      const removed = await removedRows(this.db, type.vault);
      await this.register.note(removed);
      await this.db.query('SELECT b2o.forget_removed($1)', [Scopes.instance().schema]);
      const details = { reference, rows: removed.length };
      await this.audit.append({ action: 'backup.record-erased', object: `${resource}/${id}`, details });
      return removed.length;
    });
    await this.register.applyBeside(Scopes.instance().id);
    const end = new Date(this.clock.now().getTime() + copiesEndAfterDays * 86_400_000);
    return { rows, copiesEndOn: end.toISOString().slice(0, 10) };
  }
}
