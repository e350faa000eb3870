import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { RecordsService } from '#runtime';
import type { Submission } from './submission.entity.js';
import { SubmissionConsents } from './submission-consents.js';
import { SubmissionLeads } from './submission-leads.js';
import { submissionLife } from './submission-states.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { leadOf } from './submitted-answers.js';
import { WebFormsRepository } from './web-forms.repository.js';

/** What came in by forms, for who works on it. */
@Injectable()
export class SubmissionsService extends RecordsService<Submission> {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly forms: WebFormsRepository,
    private readonly leads: SubmissionLeads,
    private readonly consents: SubmissionConsents,
  ) {
    super(submissions);
  }

  /**
   * Makes a lead of something that was taken for unwanted, or that could not become one. No mail asks to confirm: of an
   * agreement that came so late nobody remembers.
   * @throws Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED
   */
  async accept(id: string, version: number): Promise<Submission> {
    const before = await this.submissions.get(id, 'update', true);
    if (before.version !== version)
      throw new Problem(CommonProblems.STALE_VERSION, {
        extra: { version: before.version, current: before },
      });
    if (before.leadId) return before;
    const state = submissionLife.next('accept', before.state);
    const form = await this.forms.get(before.formId);
    const { lead, ownerId, duplicates, reason } = await this.leads.make(form, leadOf(before.answers), {
      ...before,
      consentGiven: false,
    });
    const changes = { state, ownerId, duplicates, reason, leadId: lead?.id ?? null, consentGiven: false };
    const after = await this.submissions.update(id, version, changes);
    if (lead) await this.consents.noteArrival(form, after, lead);
    return after;
  }
}
