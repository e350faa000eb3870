import { Injectable } from '@nestjs/common';
import { SecretBox, SecretBoxError } from '#identity';
import {
  AppConfig,
  type MailAddress,
  type MailAttachment,
  Mailer,
  MailRefused,
  publicAddressOf,
  Scopes,
  type SentMail,
  type SmtpServer,
  UnitOfWork,
} from '#runtime';
import { type MailSettings, mailPorts } from './mail-settings.js';
import { MailSettingsRepository } from './mail-settings.repository.js';

/** A mail in the name of the instance. */
export interface InstanceMail {
  readonly to: MailAddress | readonly MailAddress[];
  readonly cc?: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Whom it is from by name, where that is not the instance: one of its people. */
  readonly fromName?: string;
  readonly replyTo?: MailAddress;
  readonly headers?: Readonly<Record<string, string>>;
  /** With its angle brackets. */
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly bounceTo?: string;
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL' | 'REPLY'; readonly content: string };
  readonly attachments?: readonly MailAttachment[];
  /** Nobody wrote it by hand; yes where absent. */
  readonly automatic?: boolean;
}

/** Sends the mails of an instance to its clients: by its own server where one is set up, else by the platform's. */
@Injectable()
export class InstanceMailer {
  constructor(
    private readonly settings: MailSettingsRepository,
    private readonly mailer: Mailer,
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
  ) {}

  /**
   * Sends now: call it from a job, outside any unit of work.
   * @throws MailRefused; permanent where trying again is of no use for this recipient
   */
  async send(mail: InstanceMail): Promise<SentMail> {
    return this.sendBy(await this.read(), mail);
  }

  /** Whom mails are from, for previews. */
  async sender(): Promise<{ name: string; address: string }> {
    return this.senderOf(await this.read());
  }

  /** Like `send`, with settings that may not be in force: for a test of them. */
  async sendBy(settings: MailSettings | undefined, mail: InstanceMail): Promise<SentMail> {
    const server = settings?.ownServer ? await this.serverOf(settings) : undefined;
    const { name, address } = this.senderOf(settings);
    const answers = settings?.senderAddress;
    // By the platform's sender nobody could answer.
    const usual = server || !answers ? undefined : { name, address: answers };
    const { fromName, ...rest } = mail;
    return this.mailer.send(
      { ...rest, replyTo: mail.replyTo ?? usual, fromName: fromName ?? name, fromAddress: address },
      server,
    );
  }

  /** Seals the password of an instance's server; nothing but sending opens it. */
  seal(password: string): string {
    return this.box().seal(password, owner);
  }

  private read(): Promise<MailSettings | undefined> {
    return this.units.join({ mode: 'read' }, () => this.settings.find());
  }

  private senderOf(settings: MailSettings | undefined): { name: string; address: string } {
    const name = settings?.senderName ?? Scopes.instance().name;
    const own = settings?.ownServer ? settings.senderAddress : null;
    return { name, address: own ?? this.mailer.address };
  }

  /** @throws MailRefused for a name that leads nowhere, or into a private network where the platform does not allow it */
  private async serverOf(settings: MailSettings): Promise<SmtpServer> {
    const { host, port, security, userName, passwordSealed } = settings;
    if (!host || !port) throw refused('incomplete', 'the server is not set up');
    let address = host;
    if (!this.config.privateMailServers) {
      const found = await publicAddressOf(host);
      if ('refusal' in found) throw refused(found.refusal, `${host}: ${found.refusal}`);
      if (!mailPorts.includes(port) || security === 'none') throw refused('insecure', 'not a port for mails');
      address = found.address;
    }
    const password = passwordSealed ? this.open(passwordSealed) : undefined;
    return { address, host, port, security, user: userName ?? undefined, password };
  }

  private open(sealed: string): string {
    try {
      return this.box().open(sealed, owner);
    } catch (error) {
      // A copy on another installation: its key opens nothing of ours.
      if (error instanceof SecretBoxError) throw refused('password-lost', 'the password cannot be opened');
      throw error;
    }
  }

  private box(): SecretBox {
    return new SecretBox(this.config.secretKey, { instance: Scopes.instance().id, purpose: 'smtp' });
  }
}

/** There is one row in an instance; the box knows the instance. */
const owner = 'mail settings';

const refused = (code: string, message: string) => new MailRefused(false, code, '', 'connection', message);
