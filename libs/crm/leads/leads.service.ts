import { Injectable } from '@nestjs/common';
import { type FieldError, Problem } from '#kernel';
import {
  Clock,
  type ImportedInput,
  type ImportedRecord,
  type InputOf,
  RecordsService,
  Scopes,
} from '#runtime';
import { CrmProblems } from '../crm.problems.js';
import { firstResponseDue } from './first-response.js';
import type { Lead } from './lead.entity.js';
import { checkLead, completeState } from './lead.rules.js';
import { placeLead } from './lead-imports.js';
import { LeadsRepository } from './leads.repository.js';

@Injectable()
export class LeadsService extends RecordsService<Lead> {
  constructor(
    private readonly leads: LeadsRepository,
    private readonly clock: Clock,
  ) {
    super(leads);
  }

  override async imported(input: ImportedInput, before: Lead | undefined): Promise<ImportedRecord> {
    const owned = await super.imported(input, before);
    const placed = placeLead(owned.input, before);
    return { input: placed.input, remarks: [...owned.remarks, ...placed.remarks] };
  }

  override complete(input: InputOf<Lead>, before: Lead | undefined): InputOf<Lead> {
    const complete = completeState(input, before);
    if (before) return complete;
    // Only imports say that somebody answered already, elsewhere.
    if (complete.state !== 'new' && complete.state !== 'assigned') return complete;
    const { timeZone } = Scopes.instance();
    return { ...complete, firstResponseDueAt: firstResponseDue(this.clock.now(), timeZone) };
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
