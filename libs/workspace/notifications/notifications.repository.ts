import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
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

export type NewNotification = Pick<StoredNotification, 'kind' | 'resource' | 'recordId' | 'params'>;

export interface NotificationQuery {
  readonly page: number;
  readonly perPage: number;
  readonly unreadOnly: boolean;
}

/** The notifications of an instance. Every statement names one recipient. */
@Injectable()
export class NotificationsRepository {
  constructor(private readonly db: TenantDb) {}

  /** @returns the id, or undefined where nobody active is meant: who has left is told nothing. */
  async add(
    recipientId: string,
    { kind, resource, recordId, params }: NewNotification,
  ): Promise<string | undefined> {
    const [row] = await this.db.query<{ id: string }>(
      `INSERT INTO workspace_notification (id, recipient_id, kind, resource, record_id, params)
       SELECT $1, id, $3, $4, $5, $6 FROM identity_user WHERE id = $2 AND state = 'active' RETURNING id`,
      [newId(), recipientId, kind, resource, recordId, JSON.stringify(params)],
    );
    return row?.id;
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
