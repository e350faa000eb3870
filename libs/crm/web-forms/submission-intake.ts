import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseToken } from '#identity';
import { CommonProblems, Problem, text } from '#kernel';
import { Clock, Outbox, Scopes, systemActor, UnitOfWork } from '#runtime';
import { NotificationKinds, Notifications } from '#workspace';
import { leadType } from '../leads/lead.entity.js';
import { control } from './form-fields.js';
import { FormTokens } from './form-tokens.js';
import { spamReason } from './spam.rules.js';
import { SubmissionConsents } from './submission-consents.js';
import { SubmissionLeads } from './submission-leads.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { namesKept, readAnswers, type SubmittedAnswers } from './submitted-answers.js';
import type { SubmittedBody } from './submitted-body.js';
import type { WebForm } from './web-form.entity.js';
import { WebFormsRepository } from './web-forms.repository.js';

export const confirmationTopic = 'crm.web-form-confirmation';
const arrived = 'crm.web-form-lead';

/** The same answers within this time are one request: a button pressed twice, a page sent again. */
const sameWithinMs = 10 * 60_000;

/** From where something was sent, as far as the browser tells. */
export interface Sender {
  readonly page: string | null;
  readonly userAgent: string | null;
}

/** Takes in what people send by forms, and tells unwanted from wanted without showing it. */
@Injectable()
export class SubmissionIntake implements OnModuleInit {
  constructor(
    private readonly forms: WebFormsRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly leads: SubmissionLeads,
    private readonly consents: SubmissionConsents,
    private readonly tokens: FormTokens,
    private readonly notifications: Notifications,
    private readonly kinds: NotificationKinds,
    private readonly outbox: Outbox,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.declare(
      arrived,
      text('Nouvelle demande par « {form} » : {lead}', 'New request by "{form}": {lead}'),
    );
  }

  /** @throws Problem NOT_FOUND for a form that is not open, like for one that is not there */
  async find(publicKey: string): Promise<WebForm> {
    const key = parseToken(publicKey);
    const form = key && (await this.units.run({ mode: 'read' }, () => this.forms.open(key)));
    if (!form) throw new Problem(CommonProblems.NOT_FOUND);
    return form;
  }

  /**
   * @returns whether a mail asks to confirm; the same whether it is wanted or not
   * @throws Problem INVALID_INPUT by the names of the form's controls, NOT_FOUND when it was closed meanwhile
   */
  async receive(form: WebForm, body: SubmittedBody, sender: Sender): Promise<{ confirmation: boolean }> {
    const answers = readAnswers(form, body);
    if (answers.errors.length > 0)
      throw new Problem(CommonProblems.INVALID_INPUT, { errors: answers.errors });
    const consentGiven = form.consentText !== null && Boolean(body.get(control.consent));
    await Scopes.with({ actor: systemActor('web form') }, () =>
      this.units.run({ mode: 'write' }, () => this.keep(form.publicKey, body, answers, sender, consentGiven)),
    );
    return { confirmation: consentGiven && form.doubleOptIn };
  }

  private async keep(
    publicKey: string,
    body: SubmittedBody,
    { answers, lead: asLead, dropped }: SubmittedAnswers,
    { page, userAgent }: Sender,
    consentGiven: boolean,
  ): Promise<void> {
    // Locked: it stays open, and turns are taken one after another.
    const form = await this.forms.open(publicKey, true);
    if (!form) throw new Problem(CommonProblems.NOT_FOUND);
    const receivedAt = this.clock.now();
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([answers, consentGiven]))
      .digest();
    const since = new Date(receivedAt.getTime() - sameWithinMs);
    if (await this.submissions.has(form.id, fingerprint, since)) return;
    const token = this.tokens.read(body.get(control.token) ?? '', publicKey);
    const spam = spamReason({
      trap: body.get(control.trap),
      ageMs: token?.ageMs,
      reviewed: token?.kind === 'review',
      answers,
    });
    const wordingVersion = await this.wordingOf(form, body.get(control.wording));
    const facts = { wordingVersion, page, consentGiven, receivedAt };
    const made = spam ? undefined : await this.leads.make(form, asLead, facts);
    const pending = !spam && consentGiven && form.doubleOptIn;
    const submission = await this.submissions.keep(
      {
        ...facts,
        formId: form.id,
        state: spam ? 'spam' : pending ? 'pending-confirmation' : 'received',
        answers,
        droppedCount: dropped.length,
        droppedNames: namesKept(dropped),
        address: Scopes.current().address ?? null,
        userAgent,
        reason: spam ?? made?.reason ?? null,
        duplicates: made?.duplicates ?? [],
        leadId: made?.lead?.id ?? null,
        ownerId: made?.ownerId ?? null,
      },
      fingerprint,
    );
    if (!made?.lead) return;
    await this.consents.noteArrival(form, submission, made.lead);
    if (pending) await this.outbox.add(confirmationTopic, { id: submission.id });
    if (made.ownerId)
      await this.notifications.notify({
        recipientIds: [made.ownerId],
        kind: arrived,
        record: { resource: leadType.name, id: made.lead.id },
        params: { form: form.name, lead: made.lead.title },
      });
  }

  /** The texts that the page showed; those of now where it does not say. */
  private async wordingOf(form: WebForm, given: string | undefined): Promise<number> {
    const version = /^\d{1,6}$/.test(given ?? '') ? Number(given) : form.wordingVersion;
    if (version === form.wordingVersion) return version;
    return (await this.submissions.hasWording(form.id, version)) ? version : form.wordingVersion;
  }
}
