import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Scopes } from '../context/scope.js';
import { TenantDb } from '../database/tenant-db.js';

export interface OutboxMessage {
  readonly id: string;
  readonly topic: string;
  readonly payload: Record<string, unknown>;
}

/** Takes the messages of an instance to the job queue. Set by the job runner; absent in commands. */
export type OutboxRelay = (instanceId: string, messages: readonly OutboxMessage[]) => Promise<void>;

/**
 * Events on their way out. A message is a row of the same transaction as the change that causes it, so that it is
 * sent if and only if the change commits; a job runs it at least once.
 */
@Injectable()
export class Outbox {
  private relay: OutboxRelay | undefined;

  constructor(private readonly db: TenantDb) {}

  /**
   * Payloads carry ids, never secrets and no more personal data than the job needs.
   * @param notBefore when the job may run; it stands in the payload, so that a message that a crash left keeps it.
   */
  async add(topic: string, payload: Record<string, unknown>, notBefore?: Date): Promise<void> {
    const delay = notBefore && { notBefore: notBefore.toISOString() };
    const message = { id: newId(), topic, payload: { ...payload, ...delay } };
    await this.db.query('INSERT INTO outbox_message (id, topic, payload) VALUES ($1, $2, $3)', [
      message.id,
      topic,
      JSON.stringify(message.payload),
    ]);
    const { id } = Scopes.instance();
    this.db.unit.afterCommit(() => this.relay?.(id, [message]));
  }

  connect(relay: OutboxRelay): void {
    this.relay = relay;
  }
}
