import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { addMonths, CommonProblems, Problem, StateProblems } from '#kernel';
import { Clock, RecordsService } from '#runtime';
import { Anonymiser, type People } from './anonymiser.js';
import { ArchiveRepository } from './archive.repository.js';
import { ProspectsRepository } from './prospects.repository.js';
import { checkDecision, type Decision, isDue } from './retention.rules.js';
import type { RetentionDecided } from './retention-answers.js';
import type { RetentionCase } from './retention-case.entity.js';
import { type OpenCase, RetentionCasesRepository } from './retention-cases.repository.js';
import type { RetentionDecisionInput } from './retention-inputs.js';
import { RetentionSettingsRepository } from './retention-settings.repository.js';

const stateOf = { keep: 'kept', archive: 'archived', anonymise: 'anonymised' } as const;

/** What is decided on prospects whose time is over. */
@Injectable()
export class RetentionDecisions extends RecordsService<RetentionCase> {
  constructor(
    private readonly cases: RetentionCasesRepository,
    private readonly prospects: ProspectsRepository,
    private readonly archive: ArchiveRepository,
    private readonly anonymiser: Anonymiser,
    private readonly settings: RetentionSettingsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {
    super(cases);
  }

  /** @throws Problem INVALID_INPUT */
  async decide({ ids, decision, reason, until }: RetentionDecisionInput): Promise<RetentionDecided> {
    const said = { decision, reason: reason?.trim() || null, until: until ?? null };
    const errors = checkDecision(said, this.clock.today());
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    const wanted = [...new Set(ids)];
    const open = await this.cases.lockDue(wanted, undefined, wanted.length);
    const { due, lapsed } = await this.carryOut(open, said);
    await this.audit.append({
      action: 'crm.retention-decided',
      object: 'crm.retention-case',
      details: { decision, prospects: due },
    });
    return { decided: due, lapsed, gone: wanted.length - open.length };
  }

  /** Of some whose notice is over, those that are still due are made anonymous. @returns how many, and how many were not */
  async anonymise(foundBefore: Date, most: number): Promise<{ due: number; lapsed: number }> {
    const open = await this.cases.lockDue(undefined, foundBefore, most);
    return this.carryOut(open, { decision: 'anonymise', reason: null, until: null });
  }

  /**
   * Ends a decision to keep: at the next review the prospect is due again.
   * @throws Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED
   */
  async release(id: string, version: number): Promise<RetentionCase> {
    const before = await this.cases.get(id, 'update', true);
    if (before.version !== version)
      throw new Problem(CommonProblems.STALE_VERSION, {
        extra: { version: before.version, current: before },
      });
    if (before.state !== 'kept')
      throw new Problem(StateProblems.TRANSITION_REFUSED, {
        extra: { from: before.state, to: 'released', command: 'release' },
      });
    const released = await this.cases.update(id, version, { state: 'released' });
    await this.audit.append({ action: 'crm.retention-released', object: `crm.retention-case/${id}` });
    return released;
  }

  /** Looks at each once more, held: whoever came to us meanwhile is not due any more. */
  private async carryOut(
    open: readonly OpenCase[],
    { decision, reason, until }: { decision: Decision; reason: string | null; until: string | null },
  ): Promise<{ due: number; lapsed: number }> {
    if (open.length === 0) return { due: 0, lapsed: 0 };
    const [today, now] = [this.clock.today(), this.clock.now()];
    const { prospectMonths, archiveMonths } = await this.settings.find();
    const contacts = await this.prospects.locked('contact', only(open, 'contactId'), today);
    const leads = await this.prospects.locked('lead', only(open, 'leadId'), today);
    const due = open.filter(({ contactId, leadId }) => {
      const facts = contacts.get(contactId ?? '') ?? leads.get(leadId ?? '');
      return facts !== undefined && isDue(facts, prospectMonths, today);
    });
    const others = open.filter((each) => !due.includes(each));
    await this.cases.end(idsOf(others), 'lapsed', now);
    const people: People = { contactIds: only(due, 'contactId'), leadIds: only(due, 'leadId') };
    if (decision === 'archive')
      await this.archive.keep(people, reason ?? '', addMonths(today, archiveMonths));
    if (decision !== 'keep') await this.anonymiser.anonymise(people, 'retention');
    await this.cases.end(idsOf(due), stateOf[decision], now, { reason, until });
    return { due: due.length, lapsed: others.length };
  }
}

const idsOf = (cases: readonly OpenCase[]): string[] => cases.map(({ id }) => id);
const only = (cases: readonly OpenCase[], name: 'contactId' | 'leadId'): string[] =>
  cases.flatMap((each) => each[name] ?? []);
