import { Injectable } from '@nestjs/common';
import { type Language, newId } from '#kernel';
import { TenantDb } from '#runtime';
import type { NotificationParams } from './notification-kinds.js';

export interface StoredNotification {
  readonly id: string;
  readonly kind: string;
  readonly resource: string | null;
  readonly recordId: string | null;
  readonly params: NotificationParams;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

export interface Recipient {
  readonly email: string;
  readonly firstName: string;
  readonly language: Language;
}

export type NewNotification = Pick<StoredNotification, 'kind' | 'resource' | 'recordId' | 'params'>;

/** How somebody wants to hear of a kind of event; `app` unless they said otherwise. */
export type Channel = 'none' | 'app' | 'email' | 'both';

export interface NotificationQuery {
  readonly page: number;
  readonly perPage: number;
  readonly unreadOnly: boolean;
}

/** The notifications of an instance. Every statement names one recipient. */
@Injectable()
export class NotificationsRepository {
  constructor(private readonly db: TenantDb) {}

  /** @returns undefined where nobody active is meant: who has left is told nothing. */
  async channelOf(recipientId: string, kind: string): Promise<Channel | undefined> {
    const [row] = await this.db.query<{ channel: Channel }>(
      `SELECT coalesce(p.preferences -> 'notifications' ->> $2, 'app') AS channel
       FROM identity_user u LEFT JOIN workspace_preference p ON p.id = u.id
       WHERE u.id = $1 AND u.state = 'active'`,
      [recipientId, kind],
    );
    return row?.channel;
  }

  /** @param read it is told by mail alone: it stands in the list, and asks for no attention there. */
  async add(
    recipientId: string,
    { kind, resource, recordId, params }: NewNotification,
    read: boolean,
  ): Promise<string> {
    const id = newId();
    await this.db.query(
      `INSERT INTO workspace_notification (id, recipient_id, kind, resource, record_id, params, read_at)
       VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $7 THEN now() END)`,
      [id, recipientId, kind, resource, recordId, JSON.stringify(params), read],
    );
    return id;
  }

  /** A notification with whom to write to; undefined when either has gone. */
  async forMail(id: string): Promise<(NewNotification & Recipient) | undefined> {
    const [row] = await this.db.query<NewNotification & Recipient>(
      `SELECT n.kind, n.resource, n.record_id AS "recordId", n.params, u.email, u.language,
         u.first_name AS "firstName"
       FROM workspace_notification n JOIN identity_user u ON u.id = n.recipient_id
       WHERE n.id = $1 AND u.state = 'active'`,
      [id],
    );
    return row;
  }

  async list(
    recipientId: string,
    { page, perPage, unreadOnly }: NotificationQuery,
  ): Promise<{ items: StoredNotification[]; total: number; unread: number }> {
    const items = await this.db.query<StoredNotification>(
      `SELECT id, kind, resource, record_id AS "recordId", params, created_at AS "createdAt", read_at AS "readAt"
       FROM workspace_notification WHERE recipient_id = $1${unreadOnly ? ' AND read_at IS NULL' : ''}
       ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3`,
      [recipientId, perPage, (page - 1) * perPage],
    );
    const [counts] = await this.db.query<{ all: number; unread: number }>(
      `SELECT count(*) AS "all", count(*) FILTER (WHERE read_at IS NULL) AS unread
       FROM workspace_notification WHERE recipient_id = $1`,
      [recipientId],
    );
    const { all = 0, unread = 0 } = counts ?? {};
    return { items, total: unreadOnly ? unread : all, unread };
  }

  async unread(recipientId: string): Promise<number> {
    const [row] = await this.db.query<{ unread: number }>(
      'SELECT count(*) AS unread FROM workspace_notification WHERE recipient_id = $1 AND read_at IS NULL',
      [recipientId],
    );
    return row?.unread ?? 0;
  }

  /** @param ids those that were read; all when absent. @returns how many were not read before. */
  async read(recipientId: string, ids: readonly string[] | undefined): Promise<number> {
    const { count } = await this.db.execute(
      `UPDATE workspace_notification SET read_at = now()
       WHERE recipient_id = $1 AND read_at IS NULL AND ($2::uuid[] IS NULL OR id = ANY ($2::uuid[]))`,
      [recipientId, ids ?? null],
    );
    return count;
  }

  /** @returns how many were removed. */
  async purge(daysAfterReading: number): Promise<number> {
    const { count } = await this.db.execute(
      "DELETE FROM workspace_notification WHERE read_at < now() - $1 * interval '1 day'",
      [daysAfterReading],
    );
    return count;
  }
}
