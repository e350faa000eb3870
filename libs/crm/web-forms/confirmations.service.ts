import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isId } from '#kernel';
import { AppConfig, Clock, JobHandlers, Scopes, systemActor, UnitOfWork } from '#runtime';
import { InstanceMailer } from '#workspace';
import { confirmationMail } from './confirmation-mail.js';
import { FormTokens } from './form-tokens.js';
import type { Submission } from './submission.entity.js';
import { addressOf, SubmissionConsents } from './submission-consents.js';
import { confirmationTopic } from './submission-intake.js';
import { SubmissionsRepository } from './submissions.repository.js';
import type { WebForm } from './web-form.entity.js';
import { WebFormsRepository } from './web-forms.repository.js';

/** An agreement that nobody confirms within this time is none. */
const openForMs = 30 * 86_400_000;

export interface Confirmation {
  readonly state: 'open' | 'done' | 'expired';
  readonly form: WebForm;
  /** Not whole: whoever forwards the link tells nobody whose it is. */
  readonly masked: string;
  readonly submission: Submission;
}

/** Asks by mail whether somebody really agreed to mailings, and hears the answer (double opt-in). */
@Injectable()
export class Confirmations implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly submissions: SubmissionsRepository,
    private readonly forms: WebFormsRepository,
    private readonly consents: SubmissionConsents,
    private readonly tokens: FormTokens,
    private readonly mailer: InstanceMailer,
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on(confirmationTopic, ({ id }) => this.ask(String(id)));
  }

  /** What a link is about; undefined for one that is none of ours. */
  read(secret: string): Promise<Confirmation | undefined> {
    return this.asSystem('read', () => this.find(secret, false));
  }

  /** Takes the agreement as confirmed; once is enough. */
  confirm(secret: string): Promise<Confirmation | undefined> {
    return this.asSystem('write', async () => {
      const found = await this.find(secret, true);
      if (found?.state !== 'open') return found;
      const { form, submission } = found;
      const confirmedAt = this.clock.now();
      await this.submissions.update(submission.id, submission.version, { state: 'confirmed', confirmedAt });
      if (submission.leadId)
        await this.consents.noteConfirmation(form, submission, submission.leadId, confirmedAt);
      return { ...found, state: 'done' };
    });
  }

  private async ask(id: string): Promise<void> {
    const found = await this.asSystem('read', () => this.find(this.tokens.confirmation(id), false));
    const address = found && addressOf(found.submission);
    if (!found || !address || found.state !== 'open') return;
    const origin = this.config.urlOfHost(Scopes.instance().slug);
    const link = `${origin}/api/public/form-confirmations/${this.tokens.confirmation(id)}`;
    const { name } = await this.mailer.sender();
    const { language, consentText } = found.form;
    await this.mailer.send({
      to: { address },
      ...confirmationMail(language, { company: name, consent: consentText ?? '', link }),
    });
  }

  private async find(secret: string, lock: boolean): Promise<Confirmation | undefined> {
    const id = this.tokens.submissionOf(secret);
    const submission = id && isId(id) ? await this.submissions.find(id, lock) : undefined;
    if (!submission || submission.state === 'spam' || submission.state === 'received') return undefined;
    const form = await this.forms.get(submission.formId);
    const late = this.clock.now().getTime() - submission.receivedAt.getTime() > openForMs;
    const state = submission.state === 'confirmed' ? 'done' : late ? 'expired' : 'open';
    return { state, form, submission, masked: masked(addressOf(submission) ?? '') };
  }

  private asSystem<T>(mode: 'read' | 'write', work: () => Promise<T>): Promise<T> {
    return Scopes.with({ actor: systemActor('web form') }, () => this.units.run({ mode }, work));
  }
}

/** `j…@e….fr` of an address. */
export function masked(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  const [host = '', ...rest] = domain.split('.');
  return `${local.slice(0, 1)}…@${host.slice(0, 1)}….${rest.at(-1) ?? ''}`;
}
