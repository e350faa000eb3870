import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '#kernel';
import { AppConfig, JobHandlers, Mailer, RecordRegistry, Scopes, UnitOfWork } from '#runtime';
import { NotificationKinds } from './notification-kinds.js';
import { type NewNotification, NotificationsRepository } from './notifications.repository.js';

export const notificationMailTopic = 'workspace.notification-mail';

const words: Record<Language, { hello: string; see: string; why: string; deadline: string }> = {
  fr: {
    hello: 'Bonjour',
    see: 'Pour voir :',
    why: 'Vous recevez ce message parce que vous l’avez choisi dans « Mon compte ».',
    deadline: 'Vous recevez ce message, quels que soient vos choix, parce que la loi fixe ce délai.',
  },
  en: {
    hello: 'Hello',
    see: 'To see it:',
    why: 'You receive this message because you chose so in “My account”.',
    deadline: 'You receive this message, whatever you chose, because the law sets this deadline.',
  },
};

/** Sends notifications by mail to those who want them so. The text is the one that the screen shows. */
@Injectable()
export class NotificationMails implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly units: UnitOfWork,
    private readonly notifications: NotificationsRepository,
    private readonly kinds: NotificationKinds,
    private readonly records: RecordRegistry,
    private readonly config: AppConfig,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.handlers.on(notificationMailTopic, ({ id, byLaw }) => this.send(String(id), byLaw === true));
  }

  private async send(id: string, byLaw: boolean): Promise<void> {
    const found = await this.units.run({ mode: 'read' }, () => this.notifications.forMail(id));
    if (!found) return;
    const { email, firstName, language, kind, params } = found;
    const title = this.kinds.title(kind, params, language);
    if (!title) return;
    const { hello, see, why, deadline } = words[language];
    const { name } = Scopes.instance();
    await this.mailer.send({
      to: email,
      fromName: name,
      subject: `${title} · ${name}`,
      text: [
        `${hello} ${firstName}`.trim(),
        '',
        `${title}.`,
        '',
        see,
        this.addressOf(found),
        '',
        byLaw ? deadline : why,
      ].join('\n'),
    });
  }

  private addressOf({ resource, recordId }: NewNotification): string {
    const origin = this.config.urlOfHost(Scopes.instance().slug);
    if (resource === 'integrations.import' && recordId) return `${origin}/settings/imports/${recordId}`;
    const path = this.records.all().find(({ type }) => type.name === resource)?.type.path;
    return path && recordId ? `${origin}/${path}/${recordId}` : `${origin}/`;
  }
}
