import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, Problem, text } from '#kernel';
import { Clock, EmailPart, PhonePart, parseInput } from '#runtime';
import type { SuppressionCheckAnswer, SuppressionsAnswer } from './consent-answers.js';
import type { SuppressionCheckInput, SuppressionInput } from './consent-inputs.js';
import { SuppressionsRepository } from './suppressions.repository.js';

const shown = 50;

/** What users with the right do with the list of refused addresses. What they did is in the audit trail, without addresses. */
@Injectable()
export class SuppressionsService {
  constructor(
    private readonly suppressions: SuppressionsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async summary(): Promise<SuppressionsAnswer> {
    const counts = await this.suppressions.counts();
    const latest = (await this.suppressions.latest(shown)) as SuppressionsAnswer['latest'];
    return { counts, latest };
  }

  /** @throws Problem INVALID_INPUT for what is no address of its channel; so do the others. */
  async check(input: SuppressionCheckInput): Promise<SuppressionCheckAnswer> {
    const found = await this.suppressions.find(input.channel, readAddress(input));
    return { listed: found !== undefined, reason: found?.reason ?? null, at: found?.at ?? null };
  }

  async add(input: SuppressionInput): Promise<SuppressionCheckAnswer> {
    const { channel, reason } = input;
    await this.suppressions.add(channel, readAddress(input), reason, this.clock.now());
    await this.audit.append({ action: 'crm.suppression-added', details: { channel, reason } });
    return this.check(input);
  }

  /** @throws Problem INVALID_INPUT also for an address that is not on the list */
  async remove(input: SuppressionInput): Promise<SuppressionCheckAnswer> {
    const { channel, reason } = input;
    const address = readAddress(input);
    const found = await this.suppressions.find(channel, address);
    if (!found)
      throw new Problem(CommonProblems.INVALID_INPUT, {
        errors: [
          {
            field: 'address',
            code: 'not-listed',
            message: text('Cette adresse n’est pas sur la liste.', 'This address is not on the list.'),
          },
        ],
      });
    await this.suppressions.remove(channel, address);
    await this.audit.append({
      action: 'crm.suppression-removed',
      details: { channel, reason, listedSince: found.at, listedFor: found.reason },
    });
    return this.check(input);
  }
}

/** An address as contacts have it: e-mails in lower case, numbers as E.164. */
function readAddress({ channel, address }: SuppressionCheckInput): string {
  try {
    return channel === 'email'
      ? parseInput(EmailPart, { address }).address
      : parseInput(PhonePart, { number: address }).number;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = error.errors.map((each) => ({ ...each, field: 'address' }));
    throw new Problem(error.kind, { errors, cause: error });
  }
}
