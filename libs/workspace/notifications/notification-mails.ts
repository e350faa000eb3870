import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '#kernel';
import { AppConfig, JobHandlers, Mailer, RecordRegistry, Scopes, UnitOfWork } from '#runtime';
import { NotificationKinds } from './notification-kinds.js';
import { type NewNotification, NotificationsRepository } from './notifications.repository.js';

export const notificationMailTopic = 'workspace.notification-mail';

const words: Record<Language, { hello: string; see: string; why: string }> = {
  fr: {
    hello: 'Bonjour',
    see: 'Pour voir :',
    why: 'Vous recevez ce message parce que vous l’avez choisi dans « Mon compte ».',
  },
  en: {
    hello: 'Hello',
    see: 'To see it:',
    why: 'You receive this message because you chose so in “My account”.',
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
    this.handlers.on(notificationMailTopic, ({ id }) => this.send(String(id)));
  }

  private async send(id: string): Promise<void> {
    const found = await this.units.run({ mode: 'read' }, () => this.notifications.forMail(id));
    if (!found) return;
    const { email, firstName, language, kind, params } = found;
    const title = this.kinds.title(kind, params, language);
    if (!title) return;
    const { hello, see, why } = words[language];
    const { name } = Scopes.instance();
    await this.mailer.send({
      to: email,
      fromName: name,
      subject: `${title} · ${name}`,
      text: [`${hello} ${firstName}`.trim(), '', `${title}.`, '', see, this.addressOf(found), '', why].join(
        '\n',
      ),
    });
  }

  private addressOf({ resource, recordId }: NewNotification): string {
    const origin = this.config.urlOfHost(Scopes.instance().slug);
    if (resource === 'integrations.import' && recordId) return `${origin}/settings/imports/${recordId}`;
    const path = this.records.all().find(({ type }) => type.name === resource)?.type.path;
    return path && recordId ? `${origin}/${path}/${recordId}` : `${origin}/`;
  }
}
