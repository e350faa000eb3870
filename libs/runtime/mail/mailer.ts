import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';
import { newId } from '#kernel';
import { AppConfig } from '../config/app-config.js';
import { MailRefused, refusalOf, type TransportFailure } from './mail-refused.js';
import { MailTransports, type SmtpServer } from './mail-transports.js';

export interface MailAddress {
  readonly name?: string | undefined;
  readonly address: string;
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  /** Read once, when the mail is sent. */
  readonly content: Buffer | Readable | NodeJS.ReadableStream;
}

export interface Mail {
  readonly to: string | MailAddress | readonly MailAddress[];
  readonly cc?: readonly MailAddress[] | undefined;
  readonly subject: string;
  /** Plain text; the product's service mails need no more, and nothing in them can be tracked. */
  readonly text: string;
  /** The same for who prefers it; the text stays beside it. */
  readonly html?: string | undefined;
  /** Name shown as the sender: the instance's. */
  readonly fromName: string;
  /** Another sender than the platform's; only of a server that lets it. */
  readonly fromAddress?: string | undefined;
  readonly replyTo?: MailAddress | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** With its angle brackets; made up where absent. */
  readonly messageId?: string | undefined;
  readonly inReplyTo?: string | undefined;
  readonly references?: readonly string[] | undefined;
  /** The envelope's sender, to which servers return what they cannot deliver (RFC 5321, 4.4). */
  readonly bounceTo?: string | undefined;
  /** An iTIP message (RFC 6047): beside the text, and as a file for programs that look for one. */
  readonly calendar?:
    | { readonly method: 'REQUEST' | 'CANCEL' | 'REPLY'; readonly content: string }
    | undefined;
  readonly attachments?: readonly MailAttachment[] | undefined;
  /** Nobody wrote it by hand: absence notices are not to answer it (RFC 3834, 5). Yes where absent. */
  readonly automatic?: boolean | undefined;
}

export interface SentMail {
  readonly messageId: string;
  /** Recipients that the server refused while it took others. */
  readonly refused: readonly { readonly address: string; readonly refusal: MailRefused }[];
}

/** Sends mail by SMTP, or writes `.eml` files under the data directory where no SMTP server is set. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly files: Transporter;
  private readonly transports = new MailTransports();

  constructor(private readonly config: AppConfig) {
    this.files = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'crlf' });
  }

  /** The platform's own sender. */
  get address(): string {
    return `ne-pas-repondre@${this.config.baseDomain}`;
  }

  /** @param server another than the platform's. @throws MailRefused; the job that calls tries again or gives up. */
  async send(mail: Mail, server?: SmtpServer): Promise<SentMail> {
    const route = server ?? this.config.smtpUrl;
    const message = this.messageOf(mail);
    try {
      const info = (await (route
        ? this.transports.send(route, message)
        : this.files.sendMail(message))) as SentInfo;
      if (!route && info.message) await this.write(info.message);
      const refused = (info.rejectedErrors ?? []).map((error) => ({
        address: error.recipient ?? '',
        refusal: refusalOf({ ...failureOf(error), command: 'RCPT TO' }),
      }));
      return { messageId: info.messageId, refused };
    } catch (error) {
      if (isTransportFailure(error)) throw refusalOf(failureOf(error));
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.transports.close();
  }

  private messageOf(mail: Mail): SendMailOptions {
    const { to, cc, subject, text, html, fromName, replyTo, messageId, inReplyTo, calendar } = mail;
    const recipients = [typeof to === 'string' ? { address: to } : to].flat();
    const from = mail.fromAddress ?? this.address;
    const automatic = mail.automatic !== false && { 'Auto-Submitted': 'auto-generated' };
    return {
      from: { name: fromName, address: from },
      to: recipients.map(addressed),
      subject,
      text,
      headers: { ...automatic, ...mail.headers },
      ...(cc && cc.length > 0 && { cc: cc.map(addressed) }),
      ...(html !== undefined && { html }),
      ...(replyTo && { replyTo: addressed(replyTo) }),
      ...(messageId && { messageId }),
      ...(inReplyTo && { inReplyTo }),
      ...(mail.references && mail.references.length > 0 && { references: [...mail.references] }),
      ...(mail.bounceTo && {
        envelope: { from: mail.bounceTo, to: [...recipients, ...(cc ?? [])].map(({ address }) => address) },
      }),
      // Gmail and Apple read the part, Outlook on the web the file; each takes the other for granted.
      ...(calendar && {
        icalEvent: { method: calendar.method, content: calendar.content, filename: 'invite.ics' },
      }),
      ...(mail.attachments && {
        attachments: mail.attachments.map(({ filename, contentType, content }) => ({
          filename,
          contentType,
          content: content as Readable,
        })),
      }),
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  private async write(message: Buffer): Promise<void> {
    await mkdir(this.config.mailDir, { recursive: true, mode: 0o700 });
    const file = join(this.config.mailDir, `${newId()}.eml`);
    await writeFile(`${file}.tmp`, message, { mode: 0o600 });
    await rename(`${file}.tmp`, file);
  }
}

interface SentInfo {
  readonly messageId: string;
  readonly message?: Buffer;
  readonly rejectedErrors?: readonly (TransportFailure & { readonly recipient?: string })[];
}

const addressed = ({ name, address }: MailAddress) => ({ name: name ?? '', address });

/** By its members, not its class: the socket's own errors are of another realm where tests run. */
const isTransportFailure = (error: unknown): boolean => {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  return typeof code === 'string' || typeof responseCode === 'number';
};

const failureOf = (error: unknown): TransportFailure => error as TransportFailure;
