import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import {
  Clock,
  type ImportedInput,
  type ImportedRecord,
  type InputOf,
  type Origin,
  RecordsService,
  Scopes,
  unknownRecord,
} from '#runtime';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { OwnerNotices } from '../owner-notices/owner-notices.js';
import { LostReasonsRepository } from '../pipelines/lost-reasons.repository.js';
import { type StageFacts, StagesRepository } from '../pipelines/stages.repository.js';
import { ImportedContacts } from './imported-contacts.js';
import { OpportunitiesRepository } from './opportunities.repository.js';
import type { Opportunity } from './opportunity.entity.js';
import {
  abandoned,
  checkArrival,
  checkEdit,
  closingOf,
  missingFor,
  standingAt,
} from './opportunity.rules.js';
import { OpportunityImports } from './opportunity-imports.js';
import { StageChangesRepository } from './stage-changes.repository.js';

@Injectable()
export class OpportunitiesService extends RecordsService<Opportunity> {
  constructor(
    opportunities: OpportunitiesRepository,
    private readonly companies: CompaniesRepository,
    private readonly contacts: ContactsRepository,
    private readonly stages: StagesRepository,
    private readonly lostReasons: LostReasonsRepository,
    private readonly changes: StageChangesRepository,
    private readonly imports: OpportunityImports,
    private readonly people: ImportedContacts,
    private readonly notices: OwnerNotices,
    private readonly clock: Clock,
  ) {
    super(opportunities);
  }

  /** Files name stages and reasons, and say how a sale ended. */
  override async imported(input: ImportedInput, before: Opportunity | undefined): Promise<ImportedRecord> {
    const owned = await super.imported(input, before);
    const people = await this.people.place(owned.input, before);
    const placed = await this.imports.place(people.input, before);
    return { input: placed.input, remarks: [...owned.remarks, ...people.remarks, ...placed.remarks] };
  }

  override async create(
    input: InputOf<Opportunity>,
    origin: Origin = 'user',
    asks?: boolean,
  ): Promise<Opportunity> {
    const created = await super.create(input, origin, asks);
    if (origin === 'import') await this.people.tie(created.id, input as ImportedInput);
    return created;
  }

  override async update(id: string, version: number, patch: InputOf<Opportunity>): Promise<Opportunity> {
    const updated = await super.update(id, version, patch);
    if (Scopes.current().batchId) await this.people.tie(id, patch as ImportedInput);
    return updated;
  }

  /** Whoever creates an opportunity looks after it, unless they name somebody else. */
  override complete(input: InputOf<Opportunity>, before: Opportunity | undefined): InputOf<Opportunity> {
    return before ? input : { ...input, ownerId: input.ownerId ?? Scopes.actor().userId ?? null };
  }

  override async check(
    input: InputOf<Opportunity>,
    before: Opportunity | undefined,
  ): Promise<readonly FieldError[]> {
    const errors: FieldError[] = before
      ? [...checkEdit(input, before), ...(await this.checkCleared(input, before))]
      : await this.checkStart(input);
    const { companyId, contactId } = input;
    if (companyId && companyId !== before?.companyId) {
      if ((await this.companies.getMany([companyId])).length === 0) errors.push(unknownRecord('companyId'));
    }
    if (contactId && contactId !== before?.contactId) {
      if ((await this.contacts.getMany([contactId])).length === 0) errors.push(unknownRecord('contactId'));
    }
    return errors;
  }

  /** Puts a new opportunity at its stage: that of the input, or the first open one of its or the first pipeline. */
  protected override async changing(
    input: InputOf<Opportunity>,
    before: Opportunity | undefined,
  ): Promise<void> {
    const stage = before ? undefined : await this.startOf(input);
    if (!stage) return;
    const now = this.clock.now();
    // Only an import says when it was closed, and that it was abandoned.
    const ended = input.closedAt && input.closedAt < now ? input.closedAt : undefined;
    const closed = ended ?? closingOf(input, now, this.clock.today());
    if (input.state === 'abandoned') {
      const { lostNote, ...arrival } = input;
      Object.assign(input, abandoned(standingAt(stage, arrival, closed), lostNote ?? null, closed));
    } else Object.assign(input, standingAt(stage, input, stage.kind === 'open' ? now : closed));
  }

  protected override async changed(after: Opportunity, before: Opportunity | undefined): Promise<void> {
    if (!before) await this.changes.note(after, undefined, after.stageSince);
    await this.notices.follow('crm.opportunity', after, before, after.name);
  }

  private startOf({ stageId, pipelineId }: InputOf<Opportunity>): Promise<StageFacts | undefined> {
    return stageId ? this.stages.find(stageId) : this.stages.firstOpen(pipelineId ?? null);
  }

  private async checkStart(input: InputOf<Opportunity>): Promise<FieldError[]> {
    const stage = await this.startOf(input);
    if (!stage) return [unknownRecord(input.stageId ? 'stageId' : 'pipelineId')];
    const arrival = input.state === 'abandoned' ? { ...input, lostNote: null } : input;
    const errors = [...checkArrival(stage, arrival), ...missingFor(stage, input)];
    if (input.pipelineId && input.pipelineId !== stage.pipelineId) errors.push(unknownRecord('stageId'));
    if (input.lostReasonId && !(await this.lostReasons.has(input.lostReasonId)))
      errors.push(unknownRecord('lostReasonId'));
    return errors;
  }

  /** What the stage asks for stays filled; what was empty before the stage asked for it may stay so. */
  private async checkCleared(input: InputOf<Opportunity>, before: Opportunity): Promise<FieldError[]> {
    const values = Object.values(input);
    if (!values.some((value) => value === null || (Array.isArray(value) && value.length === 0))) return [];
    const stage = await this.stages.find(before.stageId);
    if (!stage) return [];
    const empty = new Set(missingFor(stage, before).map(({ field }) => field));
    return missingFor(stage, input, (field) => input[field] !== undefined && !empty.has(field));
  }
}
