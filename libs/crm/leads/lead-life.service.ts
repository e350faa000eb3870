import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { Clock, type InputOf, Scopes } from '#runtime';
import { OwnerNotices } from '../owner-notices/owner-notices.js';
import type { Lead } from './lead.entity.js';
import type {
  LeadAssignmentInput,
  LeadContactInput,
  LeadDisqualificationInput,
  LeadQualificationInput,
  LeadRecyclingInput,
} from './lead-command-inputs.js';
import { leadLife, stateOfAssigned } from './lead-states.js';
import { LeadsRepository } from './leads.repository.js';
import { LeadsService } from './leads.service.js';

/**
 * The commands that move a lead from one state to the next; conversion is apart. Each throws Problem NOT_FOUND,
 * STALE_VERSION or TRANSITION_REFUSED.
 */
@Injectable()
export class LeadLifeService {
  constructor(
    private readonly leads: LeadsRepository,
    private readonly service: LeadsService,
    private readonly notices: OwnerNotices,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem INVALID_INPUT for an owner who is no active user. */
  async assign(id: string, version: number, { ownerId }: LeadAssignmentInput): Promise<Lead> {
    const lead = await this.lock(id, version);
    const state = stateOfAssigned(lead.state);
    const errors = await this.service.refusals({ ownerId }, lead);
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    const assigned = await this.leads.update(id, version, { ownerId, state });
    await this.notices.follow('crm.lead', assigned, lead, assigned.title);
    return assigned;
  }

  /** Notes that somebody reached the person or wrote to them; the first time is kept. */
  async contact(id: string, version: number, { noticeGiven }: LeadContactInput): Promise<Lead> {
    const lead = await this.lock(id, version);
    const state = leadLife.next('contact', lead.state);
    const now = this.clock.now();
    return this.leads.update(id, version, {
      ...taken(lead),
      state,
      respondedAt: lead.respondedAt ?? now,
      ...(noticeGiven && { noticedAt: lead.noticedAt ?? now }),
    });
  }

  async qualify(id: string, version: number, { score }: LeadQualificationInput): Promise<Lead> {
    const lead = await this.lock(id, version);
    const state = leadLife.next('qualify', lead.state);
    return this.leads.update(id, version, { ...taken(lead), state, ...(score != null && { score }) });
  }

  async disqualify(id: string, version: number, { reason }: LeadDisqualificationInput): Promise<Lead> {
    const lead = await this.lock(id, version);
    const state = leadLife.next('disqualify', lead.state);
    return this.leads.update(id, version, { state, unqualifiedReason: reason });
  }

  /** Puts a lead back for later. */
  async recycle(id: string, version: number, { note }: LeadRecyclingInput): Promise<Lead> {
    const lead = await this.lock(id, version);
    const state = leadLife.next('recycle', lead.state);
    return this.leads.update(id, version, { state, recyclingNote: note ?? null });
  }

  /** The lead in the version that the client saw, which nobody else changes until the end of this unit. */
  async lock(id: string, version: number): Promise<Lead> {
    const lead = await this.leads.get(id, 'update', true);
    if (lead.version === version) return lead;
    throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: lead.version, current: lead } });
  }
}

/** Whoever works on a lead that nobody looks after takes it over. */
const taken = ({ ownerId }: Lead): InputOf<Lead> => {
  const { userId } = Scopes.actor();
  return ownerId || !userId ? {} : { ownerId: userId };
};
