import { Injectable } from '@nestjs/common';
import { Scopes } from '#runtime';
import { ConsentsService } from '../consent/consents.service.js';
import type { Lead } from '../leads/lead.entity.js';
import type { Submission } from './submission.entity.js';
import type { WebForm } from './web-form.entity.js';

/** Notes as events of consent what a form told people, and what they agreed to. */
@Injectable()
export class SubmissionConsents {
  constructor(private readonly consents: ConsentsService) {}

  /** The notice that was read, and the agreement where one was given: without a mail that asks again it counts at once. */
  async noteArrival(form: WebForm, submission: Submission, { id, email }: Lead): Promise<void> {
    if (!email) return;
    const facts = this.factsOf(form, submission, id, email);
    const at = submission.receivedAt;
    await this.consents.record({
      ...facts,
      kind: 'informed',
      basis: 'legitimate-interest',
      wording: form.notice,
      at,
    });
    if (!submission.consentGiven || !form.consentText) return;
    const agreed = { ...facts, basis: 'consent' as const, wording: form.consentText, at };
    await this.consents.record({ ...agreed, kind: 'given', awaitsConfirmation: form.doubleOptIn });
  }

  /** Whoever has the mailbox agreed once more (double opt-in). */
  async noteConfirmation(form: WebForm, submission: Submission, leadId: string, at: Date): Promise<void> {
    const email = addressOf(submission);
    if (!email || !form.consentText) return;
    const facts = this.factsOf(form, submission, leadId, email);
    await this.consents.record({
      ...facts,
      kind: 'confirmed',
      basis: 'consent',
      wording: form.consentText,
      at,
    });
  }

  private factsOf(form: WebForm, { id, wordingVersion, page }: Submission, leadId: string, address: string) {
    const { address: ip } = Scopes.current();
    return {
      leadId,
      address,
      channel: 'email' as const,
      source: `web-form: ${form.name}, v${wordingVersion}${page ? `, ${page}` : ''}`.slice(0, 200),
      proof: `crm.web-form-submission/${id}`,
      ...(ip !== undefined && { ip }),
    };
  }
}

/** The mailbox that somebody typed into a form. */
export const addressOf = ({ answers }: Pick<Submission, 'answers'>): string | undefined =>
  answers.find(({ name }) => name === 'email')?.value.toLowerCase();
