import { Injectable } from '@nestjs/common';
import { type FieldInfo, RecordsRepository, Scopes, TenantDb } from '#runtime';
import { type Email, emailType } from './email.entity.js';

@Injectable()
export class EmailsRepository extends RecordsRepository<Email> {
  constructor(db: TenantDb) {
    super(db, emailType);
  }

  /** Imports look over all records; no import is to learn of mails that its user may not see. */
  override async findByValues(field: FieldInfo, values: readonly unknown[]): Promise<Email[]> {
    const found = await super.findByValues(field, values);
    if (Scopes.actor().kind === 'system') return found;
    const visible = new Set((await this.getMany(found.map(({ id }) => id))).map(({ id }) => id));
    return found.filter(({ id }) => visible.has(id));
  }

  /** The mails with one of these message ids that the actor may see, the oldest first. */
  async byMessageIds(messageIds: readonly string[]): Promise<Email[]> {
    if (messageIds.length === 0) return [];
    const rows = await this.db.query<{ id: string }>(
      'SELECT id FROM crm_email WHERE message_id = ANY ($1) ORDER BY id LIMIT 50',
      [messageIds],
    );
    return this.getMany(rows.map(({ id }) => id));
  }

  /** The conversation that one of these messages belongs to, whoever has them: the key tells nothing but itself. */
  async threadOf(messageIds: readonly string[]): Promise<string | undefined> {
    const [row] = await this.db.query<{ threadKey: string }>(
      `SELECT thread_key AS "threadKey" FROM crm_email WHERE message_id = ANY ($1) AND thread_key IS NOT NULL
       ORDER BY id LIMIT 1`,
      [messageIds],
    );
    return row?.threadKey;
  }

  /** Message ids of a conversation, the oldest first, for the header that ties an answer to it. */
  async messageIdsOf(threadKey: string): Promise<string[]> {
    const rows = await this.db.query<{ messageId: string }>(
      `SELECT message_id AS "messageId" FROM crm_email WHERE thread_key = $1 AND message_id IS NOT NULL
       ORDER BY coalesce(sent_at, created_at), id LIMIT 20`,
      [threadKey],
    );
    return rows.map(({ messageId }) => messageId);
  }

  /** The users of the instance among some addresses. */
  async usersWith(addresses: readonly string[]): Promise<{ id: string; address: string }[]> {
    return this.db.query(
      'SELECT id, lower(email) AS address FROM identity_user WHERE lower(email) = ANY ($1)',
      [addresses],
    );
  }

  /** Who writes: name and address of a user. */
  async author(userId: string): Promise<{ name: string; address: string } | undefined> {
    const [row] = await this.db.query<{ name: string; address: string }>(
      `SELECT trim(first_name || ' ' || last_name) AS name, email AS address FROM identity_user
       WHERE id = $1 AND state = 'active'`,
      [userId],
    );
    return row;
  }
}
