import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import { newId } from '#kernel';
import { AppConfig } from '../config/app-config.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text; the product's service mails need no more, and nothing in them can be tracked. */
  readonly text: string;
  /** Name shown as the sender: the instance's. */
  readonly fromName: string;
}

/** Sends mail by SMTP, or writes `.eml` files under the data directory where no SMTP server is set. */
@Injectable()
export class Mailer {
  private readonly transport: Transporter;

  constructor(private readonly config: AppConfig) {
    this.transport = config.smtpUrl
      ? nodemailer.createTransport(config.smtpUrl, {})
      : nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'crlf' });
  }

  /** @throws the transport's error when the server refuses; the job that calls tries again. */
  async send(mail: Mail): Promise<void> {
    const info = (await this.transport.sendMail({
      from: { name: mail.fromName, address: `ne-pas-repondre@${this.config.baseDomain}` },
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })) as { message?: Buffer };
    if (this.config.smtpUrl || !info.message) return;
    await mkdir(this.config.mailDir, { recursive: true, mode: 0o700 });
    const file = join(this.config.mailDir, `${newId()}.eml`);
    await writeFile(`${file}.tmp`, info.message, { mode: 0o600 });
    await rename(`${file}.tmp`, file);
  }
}
