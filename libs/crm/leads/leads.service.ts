import { Injectable } from '@nestjs/common';
import { type FieldError, Problem } from '#kernel';
import {
  Clock,
  type ImportedInput,
  type ImportedRecord,
  type InputOf,
  type Origin,
  RecordsService,
  Scopes,
} from '#runtime';
import { CompanyProfileService } from '#workspace';
import { CrmProblems } from '../crm.problems.js';
import { OwnerNotices } from '../owner-notices/owner-notices.js';
import { firstResponseDue } from './first-response.js';
import type { Lead } from './lead.entity.js';
import { checkLead, completeState } from './lead.rules.js';
import { placeLead } from './lead-imports.js';
import { LeadsRepository } from './leads.repository.js';

@Injectable()
export class LeadsService extends RecordsService<Lead> {
  constructor(
    private readonly leads: LeadsRepository,
    private readonly company: CompanyProfileService,
    private readonly notices: OwnerNotices,
    private readonly clock: Clock,
  ) {
    super(leads);
  }

  override async imported(input: ImportedInput, before: Lead | undefined): Promise<ImportedRecord> {
    const owned = await super.imported(input, before);
    const placed = placeLead(owned.input, before);
    const remarks = [...owned.remarks, ...placed.remarks];
    return { input: before ? placed.input : await this.withDeadline(placed.input), remarks };
  }

  /** Whoever gets a lead from somebody else is told; of one that came by a form, the form's own notice tells. */
  override async create(input: InputOf<Lead>, origin: Origin = 'user', asks?: boolean): Promise<Lead> {
    const created = await super.create(await this.withDeadline(input), origin, asks);
    if (origin === 'user') await this.notices.follow('crm.lead', created, undefined, created.title);
    return created;
  }

  override async update(id: string, version: number, patch: InputOf<Lead>): Promise<Lead> {
    const before = patch.ownerId ? await this.leads.get(id, 'update', true) : undefined;
    const updated = await super.update(id, version, patch);
    if (before) await this.notices.follow('crm.lead', updated, before, updated.title);
    return updated;
  }

  override complete(input: InputOf<Lead>, before: Lead | undefined): InputOf<Lead> {
    return completeState(input, before);
  }

  /** When a new lead must have had an answer. Only imports say that somebody answered already, elsewhere. */
  private async withDeadline<Input extends InputOf<Lead>>(input: Input): Promise<Input> {
    const { state } = completeState(input, undefined);
    if (state !== 'new' && state !== 'assigned') return input;
    const zone = await this.company.holidayZone();
    const { timeZone } = Scopes.instance();
    return { ...input, firstResponseDueAt: firstResponseDue(this.clock.now(), timeZone, zone) };
  }

  /** @throws Problem CRM_LEAD_CONVERTED: what a lead was when it was converted is kept. */
  override async check(input: InputOf<Lead>, before: Lead | undefined): Promise<readonly FieldError[]> {
    if (before) refuseConverted(before);
    return checkLead(input, before);
  }

  /** @throws Problem like `check`. */
  override async remove(id: string, version: number): Promise<void> {
    refuseConverted(await this.leads.get(id, 'delete', true));
    await super.remove(id, version);
  }
}

function refuseConverted({ state }: Lead): void {
  if (state === 'converted') throw new Problem(CrmProblems.CRM_LEAD_CONVERTED);
}
