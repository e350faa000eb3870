import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, Outbox, Scopes, TenantDb } from '#runtime';
import { PersonErasures, type PersonRow } from '#tenancy';
import { ErasureRegister } from './erasure-register.js';
import { removedRows } from './removed-rows.js';

const topic = 'backup.people-anonymised';

/**
 * People whom a module made anonymous: entered into the register in the unit that does it, with all that was removed with
 * them, and made so by a job in whatever lies beside the live data.
 */
@Injectable()
export class Anonymity implements OnModuleInit {
  constructor(
    private readonly erasures: PersonErasures,
    private readonly register: ErasureRegister,
    private readonly handlers: JobHandlers,
    private readonly outbox: Outbox,
    private readonly db: TenantDb,
  ) {}

  onModuleInit(): void {
    this.erasures.add((rows) => this.note(rows));
    this.handlers.on(topic, () => this.register.applyBeside(Scopes.instance().id));
  }

  private async note(rows: readonly PersonRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.register.note(rows, true);
    await this.register.note(await removedRows(this.db, false));
    await this.outbox.add(topic, {});
  }
}
