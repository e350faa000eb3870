import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { Clock, RawContent, Scopes, UnitOfWork } from '#runtime';
import { AttachmentsService, type Owner, OwnerRecords } from '#workspace';
import { InvitationReplies, type ReplyOutcome } from '../invitations/invitation-replies.js';
import { type Email, type EmailVisibility, emailType } from './email.entity.js';
import {
  EmailIntakeRepository,
  type IntakeFigures,
  type IntakeOutcome,
  type IntakeRow,
} from './email-intake.repository.js';
import { EmailLinksRepository, linkColumnOf } from './email-links.repository.js';
import { EmailsRepository } from './emails.repository.js';
import { type ReceivedFile, type ReceivedMail, readEml } from './eml-reader.js';

export interface IntakeRequest {
  readonly fileName: string;
  readonly content: Buffer;
  readonly visibility: EmailVisibility;
  /** The record on whose page it was dropped. */
  readonly owner: Owner | undefined;
}

export interface Intake {
  readonly outcome: IntakeOutcome;
  /** Why it was refused; undefined else. */
  readonly reason: string | null;
  readonly emailId: string | null;
  /** Attachments that may not be kept, such as programs. */
  readonly refusedFiles: readonly string[];
  /** What an answer to an invitation in it came to. */
  readonly reply: ReplyOutcome | null;
}

/** Takes in mails that people have as files, and answers to invitations. */
@Injectable()
export class EmailIntakeService {
  constructor(
    private readonly emails: EmailsRepository,
    private readonly links: EmailLinksRepository,
    private readonly intakes: EmailIntakeRepository,
    private readonly replies: InvitationReplies,
    private readonly attachments: AttachmentsService,
    private readonly owners: OwnerRecords,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async figures(): Promise<IntakeFigures & { latest: IntakeRow[] }> {
    return { ...(await this.intakes.figures()), latest: await this.intakes.latest() };
  }

  /** Opens units of its own. Every file is counted, whatever becomes of it. @throws Problem NOT_FOUND, FORBIDDEN */
  async take(request: IntakeRequest): Promise<Intake> {
    const { owner, fileName } = request;
    if (owner) {
      if (!linkColumnOf(owner.resource)) throw new Problem(CommonProblems.NOT_FOUND);
      await this.units.run({ mode: 'read' }, () => this.owners.readable(owner));
    }
    const calendar = calendarIn(request.content);
    const intake = calendar === undefined ? await this.takeMail(request) : await this.takeCalendar(calendar);
    const { outcome, reason, emailId } = intake;
    await this.units.run({ mode: 'write' }, () =>
      this.intakes.note({ fileName: fileName.slice(0, 255), outcome, reason, emailId }),
    );
    return intake;
  }

  private async takeCalendar(calendar: string): Promise<Intake> {
    const reply = await this.units.run({ mode: 'write' }, () => this.replies.apply(calendar));
    const taken = reply.outcome === 'applied' || reply.outcome === 'older';
    const nothing = { emailId: null, refusedFiles: [], reply };
    if (taken) return { outcome: 'stored', reason: 'invitation-reply', ...nothing };
    return { outcome: 'refused', reason: `calendar-${reply.outcome}`, ...nothing };
  }

  private async takeMail({ content, visibility, owner }: IntakeRequest): Promise<Intake> {
    const mail = await readEml(content);
    const nothing = { emailId: null, refusedFiles: [], reply: null };
    if ('refusal' in mail) return { outcome: 'refused', reason: mail.refusal, ...nothing };
    const stored = await this.units.run({ mode: 'write' }, async () => {
      const [known] = await this.emails.byMessageIds([mail.messageId]);
      const reply = await this.replies.applyAny(mail.calendars);
      if (known) return { email: await this.alsoAbout(known, owner), known: true, reply };
      return { email: await this.store(mail, visibility, owner), known: false, reply };
    });
    const { email, reply } = stored;
    if (stored.known)
      return { outcome: 'known', reason: null, emailId: email.id, refusedFiles: [], reply: reply ?? null };
    const refusedFiles = await this.keep(email.id, mail.attachments);
    return { outcome: 'stored', reason: null, emailId: email.id, refusedFiles, reply: reply ?? null };
  }

  private async store(
    mail: ReceivedMail,
    visibility: EmailVisibility,
    owner: Owner | undefined,
  ): Promise<Email> {
    const now = this.clock.now();
    const [writer] = await this.emails.usersWith([mail.from.address]);
    // What our own people wrote came from here, whichever program sent it.
    const direction = writer ? 'out' : 'in';
    const earlier = [...mail.references, ...(mail.inReplyTo ? [mail.inReplyTo] : [])];
    const threadKey = (await this.emails.threadOf(earlier)) ?? earlier[0] ?? mail.messageId;
    const email = await this.emails.create({
      subject: mail.subject,
      direction,
      state: writer ? 'sent' : 'received',
      visibility,
      ownerId: Scopes.actor().userId ?? null,
      fromName: mail.from.name,
      fromAddress: mail.from.address,
      recipients: mail.to.map(({ name, address }) => ({ name, address })),
      copies: mail.cc.map(({ name, address }) => ({ name, address })),
      text: mail.text || null,
      // Nobody wrote to us tomorrow.
      sentAt: mail.date && mail.date < now ? mail.date : now,
      messageId: mail.messageId.slice(0, 998),
      inReplyTo: mail.inReplyTo,
      threadKey: threadKey.slice(0, 998),
      automatic: mail.automatic,
      ...pageOf(owner),
    });
    await this.links.link(email);
    return email;
  }

  /** A mail that is known already is dropped on another page: it is about that, too. */
  private async alsoAbout(email: Email, owner: Owner | undefined): Promise<Email> {
    if (owner) await this.links.linkPage(email.id, owner);
    return email;
  }

  private async keep(recordId: string, files: readonly ReceivedFile[]): Promise<string[]> {
    const refused: string[] = [];
    for (const { name, type, content } of files) {
      const owner = { resource: emailType.name, recordId };
      const body = new RawContent(type, Readable.from([content]), content.length + 1);
      try {
        await this.attachments.upload({ owner, name, content: body });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused.push(name);
      }
    }
    return refused;
  }
}

function pageOf(owner: Owner | undefined): Partial<Email> {
  if (!owner) return {};
  const names: Record<string, keyof Email> = {
    'crm.company': 'companyId',
    'crm.contact': 'contactId',
    'crm.opportunity': 'opportunityId',
    'crm.lead': 'leadId',
  };
  const name = names[owner.resource];
  return name ? { [name]: owner.recordId } : {};
}

/** A calendar that is no mail: what some programs save an answer as. */
function calendarIn(content: Buffer): string | undefined {
  const head = content
    .subarray(0, 200)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return /^BEGIN:VCALENDAR/i.test(head) ? content.toString('utf8') : undefined;
}
