import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { Clock, type InputOf, RecordsService, unknownRecord } from '#runtime';
import { CompanyProfileService } from '#workspace';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { CrmProblems } from '../crm.problems.js';
import { LeadsRepository } from '../leads/leads.repository.js';
import { answerDueOn } from './deadline.rules.js';
import type { RightsRequest } from './rights-request.entity.js';
import type { RightsAnswerInput, RightsExtensionInput } from './rights-request-commands.js';
import { rightsRequestLife } from './rights-request-states.js';
import { RightsRequestsRepository } from './rights-requests.repository.js';

/** What people ask for by their rights, and what they were answered. */
@Injectable()
export class RightsRequestsService extends RecordsService<RightsRequest> {
  constructor(
    private readonly requests: RightsRequestsRepository,
    private readonly contacts: ContactsRepository,
    private readonly leads: LeadsRepository,
    private readonly company: CompanyProfileService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {
    super(requests);
  }

  override async check(
    input: InputOf<RightsRequest>,
    before: RightsRequest | undefined,
  ): Promise<readonly FieldError[]> {
    const errors: FieldError[] = [];
    const { receivedOn, contactId, leadId } = input;
    if (receivedOn && receivedOn > this.clock.today())
      errors.push({
        field: 'receivedOn',
        code: 'future',
        message: text('Cette date est à venir.', 'This date is to come.'),
      });
    if (
      contactId &&
      contactId !== before?.contactId &&
      (await this.contacts.getMany([contactId])).length === 0
    )
      errors.push(unknownRecord('contactId'));
    if (leadId && leadId !== before?.leadId && (await this.leads.getMany([leadId])).length === 0)
      errors.push(unknownRecord('leadId'));
    return errors;
  }

  /** The deadline follows from the day of reception. */
  protected override async changing(
    input: InputOf<RightsRequest>,
    before: RightsRequest | undefined,
  ): Promise<void> {
    const receivedOn = input.receivedOn ?? before?.receivedOn;
    if (!receivedOn || (before && receivedOn === before.receivedOn)) return;
    const extended = (before?.extendedOn ?? null) !== null;
    input.dueOn = answerDueOn(receivedOn, extended, await this.company.holidayZone());
  }

  /**
   * Gives two months more, with a reason that the person is told within the first month (art. 12-3).
   * @throws Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED, CRM_RIGHTS_EXTENSION_LATE
   */
  async extend(id: string, version: number, { reason }: RightsExtensionInput): Promise<RightsRequest> {
    const before = await this.lock(id, version);
    const zone = await this.company.holidayZone();
    const today = this.clock.today();
    if (before.state !== 'open' || before.extendedOn || today > answerDueOn(before.receivedOn, false, zone))
      throw new Problem(CrmProblems.CRM_RIGHTS_EXTENSION_LATE);
    return this.store(id, version, 'extended', {
      extendedOn: today,
      extensionReason: reason,
      dueOn: answerDueOn(before.receivedOn, true, zone),
    });
  }

  /** Notes what the person was answered. @throws Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED, INVALID_INPUT */
  async answer(
    id: string,
    version: number,
    { outcome, answer, answeredOn }: RightsAnswerInput,
  ): Promise<RightsRequest> {
    const before = await this.lock(id, version);
    const state = rightsRequestLife.next(outcome === 'answered' ? 'answer' : 'refuse', before.state);
    const day = answeredOn ?? this.clock.today();
    if (day < before.receivedOn || day > this.clock.today())
      throw new Problem(CommonProblems.INVALID_INPUT, { errors: [outOfTime] });
    return this.store(id, version, state, { state, answer, answeredOn: day });
  }

  /** @throws Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED */
  async reopen(id: string, version: number): Promise<RightsRequest> {
    const before = await this.lock(id, version);
    const state = rightsRequestLife.next('reopen', before.state);
    return this.store(id, version, 'reopened', { state, answeredOn: null });
  }

  private async store(
    id: string,
    version: number,
    verb: string,
    patch: InputOf<RightsRequest>,
  ): Promise<RightsRequest> {
    const after = await this.requests.update(id, version, patch);
    await this.audit.append({ action: `crm.rights-request.${verb}`, object: `crm.rights-request/${id}` });
    return after;
  }

  private async lock(id: string, version: number): Promise<RightsRequest> {
    const found = await this.requests.get(id, 'update', true);
    if (found.version === version) return found;
    throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: found.version, current: found } });
  }
}

const outOfTime: FieldError = {
  field: 'answeredOn',
  code: 'range',
  message: text(
    'La réponse est donnée entre la réception et aujourd’hui.',
    'The answer is given between reception and today.',
  ),
};
