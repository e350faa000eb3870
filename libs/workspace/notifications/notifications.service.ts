import { Injectable } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { Outbox, Scopes, Signals, TenantDb } from '#runtime';
import type { NotificationEvent } from '../live/live-events.js';
import { LiveStreams } from '../live/live-streams.js';
import { NotificationKinds, type NotificationParams } from './notification-kinds.js';
import { notificationMailTopic } from './notification-mails.js';
import { NotificationsRepository } from './notifications.repository.js';

export interface NotificationRequest {
  /** Users; those who are not active any more are left out. */
  readonly recipientIds: readonly string[];
  /** A kind that was declared to `NotificationKinds`. */
  readonly kind: string;
  /** The record that is meant, for a link. The caller makes sure that the recipients may read it. */
  readonly record?: { readonly resource: string; readonly id: string };
  readonly params?: NotificationParams;
  /** Past what the recipients chose: for deadlines of the law. */
  readonly channel?: 'both';
}

interface NotificationSignal extends NotificationEvent {
  readonly recipientId: string;
}

/**
 * Tells people something that waits until they have read it; those who are looking learn at once, and those who want
 * it so by mail.
 */
@Injectable()
export class Notifications {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly kinds: NotificationKinds,
    private readonly permissions: PermissionRegistry,
    private readonly db: TenantDb,
    private readonly signals: Signals,
    private readonly outbox: Outbox,
    streams: LiveStreams,
  ) {
    signals.on('notification', (instanceId, signal) => {
      const { recipientId, ...data } = signal as NotificationSignal;
      streams.sendToUser(instanceId, recipientId, { event: 'notification', data });
    });
  }

  /**
   * Notifies in the unit in hand, so that nobody hears of what is rolled back.
   * @throws Error for a kind that nobody declared, and for a text that would show something of the HR vault.
   */
  async notify({
    recipientIds,
    kind,
    record,
    params = {},
    channel: set,
  }: NotificationRequest): Promise<void> {
    if (!this.kinds.has(kind)) throw new Error(`notification ${kind} is not declared`);
    if (record && this.isVault(record.resource) && Object.keys(params).length > 0)
      throw new Error(`notification ${kind} concerns the HR vault: its text may show nothing`);
    const [resource, recordId] = [record?.resource ?? null, record?.id ?? null];
    for (const recipientId of new Set(recipientIds)) {
      const chosen = await this.notifications.channelOf(recipientId, kind);
      const channel = chosen && (set ?? chosen);
      if (!channel || channel === 'none') continue;
      const told = { kind, resource, recordId, params };
      const id = await this.notifications.add(recipientId, told, channel === 'email');
      if (channel !== 'email') this.tellAfterCommit({ recipientId, id, kind, resource, recordId });
      if (channel !== 'app')
        await this.outbox.add(notificationMailTopic, { id, ...(set && { byLaw: true }) });
    }
  }

  /** The recipient read some of theirs: their other windows show it too. @returns how many are left. */
  async read(recipientId: string, ids?: readonly string[]): Promise<number> {
    if ((await this.notifications.read(recipientId, ids)) > 0)
      this.tellAfterCommit({ recipientId, id: null, kind: null, resource: null, recordId: null });
    return this.notifications.unread(recipientId);
  }

  private isVault(resource: string): boolean {
    return this.permissions.find(`${resource}.read`)?.vault ?? false;
  }

  private tellAfterCommit(signal: NotificationSignal): void {
    const { id } = Scopes.instance();
    this.db.unit.afterCommit(() => this.signals.send('notification', id, signal));
  }
}
