import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel';
import { AppConfig, AppLogger, Mailer, systemActor, TenantDb, UnitOfWork } from '#runtime';
import { InstanceRegistry, type InstanceRow, InstanceScope } from '#tenancy';
import { alertMail } from './alert-mail.js';
import { Alerts, type StoredAlert } from './alerts.js';
import { tenantAlertKinds } from './conditions.js';

interface Reader {
  readonly email: string;
  readonly language: Language;
}

interface News {
  readonly opened: readonly StoredAlert[];
  readonly ended: readonly StoredAlert[];
}

/** Tells people of alerts by mail: operators of all of them, the admins of an instance of those that concern them. */
@Injectable()
export class AlertMails {
  constructor(
    private readonly alerts: Alerts,
    private readonly config: AppConfig,
    private readonly registry: InstanceRegistry,
    private readonly scope: InstanceScope,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly mailer: Mailer,
    private readonly logger: AppLogger,
  ) {}

  /** Sends what is new, in one mail for each reader. What no operator could be told is tried again. */
  async send(): Promise<void> {
    const news = await this.alerts.takeUntold();
    if (news.opened.length + news.ended.length === 0) return;
    try {
      const console = await this.registry.bySlug('console');
      await this.tell(console, 'operations.backup.read', news, '/operations/backups');
    } catch (error) {
      this.logger.error('operators cannot be told of alerts', error);
      await this.alerts.untell(
        news.opened.map(({ id }) => id),
        'beginning',
      );
      await this.alerts.untell(
        news.ended.map(({ id }) => id),
        'end',
      );
      return;
    }
    await this.tellInstances(news);
  }

  private async tellInstances({ opened, ended }: News): Promise<void> {
    const concerns = ({ kind, instanceId }: StoredAlert) =>
      instanceId !== null && tenantAlertKinds.includes(kind);
    const ids = new Set([...opened, ...ended].filter(concerns).map(({ instanceId }) => instanceId as string));
    for (const id of ids) {
      const own = (alert: StoredAlert) => alert.instanceId === id && concerns(alert);
      const row = await this.registry.byId(id);
      if (row?.state !== 'active') continue;
      await this.tell(
        row,
        'backup.run.read',
        { opened: opened.filter(own), ended: ended.filter(own) },
        '/settings/backups',
      ).catch((error: unknown) =>
        this.logger.error(`admins of instance ${id} cannot be told of alerts`, error),
      );
    }
  }

  private async tell(row: InstanceRow, right: string, news: News, path: string): Promise<void> {
    const readers = await this.scope.run(row, systemActor('watchdog'), () =>
      this.units.run({ mode: 'read' }, () =>
        this.db.query<Reader>(
          `SELECT u.email, u.language FROM identity_user u JOIN identity_role r ON r.id = u.role_id
           WHERE u.state = 'active' AND r.permissions ?| ARRAY['*', $1::text] ORDER BY u.email`,
          [right],
        ),
      ),
    );
    const remaining = (await this.alerts.list(row.kind === 'company' ? row.id : undefined)).filter(
      ({ closedAt }) => closedAt === null,
    ).length;
    const link = `${this.config.urlOfHost(row.slug)}${path}`;
    for (const { email, language } of readers) {
      const mail = alertMail(
        { ...news, remaining, forOperators: row.kind === 'console', link },
        language,
        row,
      );
      await this.mailer.send({ to: email, fromName: row.kind === 'console' ? 'B2O' : row.name, ...mail });
    }
  }
}
