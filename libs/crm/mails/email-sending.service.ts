import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommonProblems, type FieldError, newId, Problem, StateProblems, text } from '#kernel';
import {
  AppConfig,
  Clock,
  FileStore,
  JobHandlers,
  MailRefused,
  Outbox,
  Scopes,
  type SentMail,
  UnitOfWork,
} from '#runtime';
import { AttachmentsRepository, InstanceMailer } from '#workspace';
import { DataOrigins } from '../consent/data-origins.js';
import { type Email, emailType } from './email.entity.js';
import { addressesOf, checkSending, mostAttachmentBytes } from './email.rules.js';
import { EmailLinksRepository } from './email-links.repository.js';
import { EmailsRepository } from './emails.repository.js';

const topic = 'crm.email-send';
/** Then it is said to have failed: the queue itself tries nine times, over some twenty minutes. */
const mostAttempts = 8;

/** Sends the mails that people wrote: the command, and the job. */
@Injectable()
export class EmailSendingService implements OnModuleInit {
  constructor(
    private readonly emails: EmailsRepository,
    private readonly links: EmailLinksRepository,
    private readonly origins: DataOrigins,
    private readonly attachments: AttachmentsRepository,
    private readonly files: FileStore,
    private readonly mailer: InstanceMailer,
    private readonly handlers: JobHandlers,
    private readonly outbox: Outbox,
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on(topic, ({ id }) => this.deliver(String(id)));
  }

  /**
   * Puts a draft, or one that failed, on its way.
   * @throws Problem NOT_FOUND, FORBIDDEN, STALE_VERSION, TRANSITION_REFUSED, INVALID_INPUT
   */
  async send(id: string, version: number): Promise<Email> {
    const before = await this.emails.get(id, 'update', true);
    if (before.version !== version)
      throw new Problem(CommonProblems.STALE_VERSION, {
        extra: { version: before.version, current: before },
      });
    if (before.state !== 'draft' && before.state !== 'failed')
      throw new Problem(StateProblems.TRANSITION_REFUSED, {
        extra: { from: before.state, to: 'queued', command: 'send' },
      });
    const author = await this.emails.author(before.ownerId ?? '');
    const errors = [...checkSending(before), ...(await this.refuseWeight(id))];
    if (errors.length > 0 || !author) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    const after = await this.emails.update(id, version, {
      state: 'queued',
      fromName: author.name || author.address,
      fromAddress: author.address,
      failure: null,
      attempts: 0,
      text: await this.textOf(before),
      ...(before.messageId ? {} : await this.place(before)),
    });
    await this.links.link(after);
    await this.outbox.add(topic, { id });
    return after;
  }

  /** What was written and, for somebody who has not been told, where we have their details from. */
  private async textOf(email: Email): Promise<string | null> {
    const notice = email.tellsOrigin ? await this.origins.notice(addressesOf(email)) : undefined;
    return notice && !email.text?.includes(notice) ? `${email.text}\n\n${notice}` : email.text;
  }

  /** Its own name among messages, and its conversation. */
  private async place({ repliesToId }: Email): Promise<Partial<Email>> {
    const { host } = new URL(this.config.urlOfHost(Scopes.instance().slug));
    const messageId = `${newId()}@${host.replace(/:\d+$/, '')}`;
    const [answered] = repliesToId ? await this.emails.getMany([repliesToId]) : [];
    return {
      messageId,
      inReplyTo: answered?.messageId ?? null,
      threadKey: answered?.threadKey ?? answered?.messageId ?? messageId,
    };
  }

  private async refuseWeight(recordId: string): Promise<FieldError[]> {
    const files = await this.attachments.list({ resource: emailType.name, recordId });
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (bytes <= mostAttachmentBytes) return [];
    const message = text('20 Mo de pièces jointes au plus.', 'At most 20 MB of attachments.');
    return [{ field: 'attachments', code: 'weight', message }];
  }

  /**
   * The job. A crash between the server's word and ours sends it again, under the same message id: programs show it once.
   */
  private async deliver(id: string): Promise<void> {
    const found = await this.units.run({ mode: 'read' }, async () => {
      const [email] = await this.emails.getMany([id]);
      if (email?.state !== 'queued') return undefined;
      const files = await this.attachments.list({ resource: emailType.name, recordId: id });
      const thread = email.threadKey ? await this.emails.messageIdsOf(email.threadKey) : [];
      return { email, files, thread };
    });
    if (!found) return;
    const { email, files, thread } = found;
    try {
      const attachments = [];
      for (const { name, mediaType, sha256 } of files) {
        if (!(await this.files.has(sha256))) continue;
        attachments.push({ filename: name, contentType: mediaType, content: this.files.read(sha256) });
      }
      const sent = await this.mailer.send({
        to: email.recipients.map(party),
        cc: email.copies.map(party),
        subject: email.subject,
        text: email.text ?? '',
        ...(email.fromName && { fromName: email.fromName }),
        replyTo: { name: email.fromName ?? '', address: email.fromAddress ?? '' },
        messageId: `<${email.messageId}>`,
        ...(email.inReplyTo && { inReplyTo: `<${email.inReplyTo}>` }),
        references: thread.filter((each) => each !== email.messageId).map((each) => `<${each}>`),
        attachments,
        automatic: false,
      });
      await this.note(email, { state: 'sent', sentAt: this.clock.now(), failure: refusedOnes(sent) });
      // Apart: whatever keeps this from being noted must not have the mail sent again.
      await this.units.run({ mode: 'write' }, () => this.noteOrigin(email));
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      const attempts = email.attempts + 1;
      const failure = `${error.code} ${error.response || error.message}`.slice(0, 1000);
      const over = error.permanent || attempts >= mostAttempts;
      await this.note(email, { state: over ? 'failed' : 'queued', attempts, failure });
      if (!over) throw error;
    }
  }

  private async noteOrigin(email: Email): Promise<void> {
    const addresses = addressesOf(email);
    const notice = email.tellsOrigin ? await this.origins.notice(addresses) : undefined;
    if (notice && email.text?.includes(notice)) await this.origins.told(addresses, `email:${email.id}`);
  }

  private note({ id, version }: Email, patch: Partial<Email>): Promise<Email> {
    return this.units.run({ mode: 'write' }, () => this.emails.update(id, version, patch));
  }
}

const party = ({ name, address }: { name?: string | null; address: string }) => ({
  name: name ?? '',
  address,
});

/** Recipients whom the server refused while it took the others; null: none. */
const refusedOnes = ({ refused }: SentMail): string | null =>
  refused
    .map(({ address, refusal }) => `${address}: ${refusal.code} ${refusal.response}`.trim())
    .join('\n')
    .slice(0, 1000) || null;
