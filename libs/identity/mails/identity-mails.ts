import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '#kernel';
import { JobHandlers, Mailer, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { InvitationsService } from '../invitations/invitations.service.js';
import { PasswordResets } from '../passwords/password-resets.service.js';
import {
  invitationMail,
  type MailText,
  type NoticeKind,
  noticeKinds,
  noticeMail,
  passwordResetMail,
} from './mail-texts.js';
import { noticeTopic } from './notices.js';

interface Recipient {
  email: string;
  firstName: string;
  language: Language;
}

/** Sends identity's mails from jobs, in each person's language and in the name of the instance's company. */
@Injectable()
export class IdentityMails implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly mailer: Mailer,
    private readonly invitations: InvitationsService,
    private readonly resets: PasswordResets,
  ) {}

  onModuleInit(): void {
    this.handlers.on('identity.invitation-mail', async ({ userId }) => {
      await this.invitations.sendMail(String(userId), ({ email, firstName, language }, link) =>
        this.send(email, invitationMail(language, { company: this.company, firstName, link })),
      );
    });
    this.handlers.on('identity.password-reset-mail', async ({ userId }) => {
      // A request for an unknown address makes a job like any other, so that the answers take the same time.
      if (typeof userId !== 'string') return;
      await this.resets.sendMail(userId, ({ email, firstName, language }, link) =>
        this.send(email, passwordResetMail(language, { company: this.company, firstName, link })),
      );
    });
    this.handlers.on(noticeTopic, async ({ userId, aboutId, kind }) => {
      if (noticeKinds.includes(kind as NoticeKind)) {
        await this.sendNotice(String(userId), String(aboutId), kind as NoticeKind);
      }
    });
  }

  private async sendNotice(userId: string, aboutId: string, kind: NoticeKind): Promise<void> {
    const [to, about] = await this.units.run({ mode: 'read' }, async () => [
      await this.find(userId),
      await this.find(aboutId),
    ]);
    if (!to || !about) return;
    const facts = { company: this.company, firstName: to.firstName, kind, about: about.email };
    await this.send(to.email, noticeMail(to.language, facts));
  }

  private async find(userId: string): Promise<Recipient | undefined> {
    const [row] = await this.db.query<Recipient>(
      'SELECT email, first_name AS "firstName", language FROM identity_user WHERE id = $1',
      [userId],
    );
    return row;
  }

  private get company(): string {
    return Scopes.instance().name;
  }

  private async send(to: string, mail: MailText): Promise<void> {
    await this.mailer.send({ to, fromName: this.company, ...mail });
  }
}
