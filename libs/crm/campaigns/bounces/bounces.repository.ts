import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import type { RecipientState } from '../recipient.entity.js';

export interface KnownRecipient {
  readonly id: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly address: string;
  readonly state: RecipientState;
}

/** What comes back of mails that left. */
@Injectable()
export class BouncesRepository {
  constructor(private readonly db: TenantDb) {}

  /** The recipient whom one of these tokens is of, the first that is known; locked. */
  async find(tokens: readonly string[]): Promise<KnownRecipient | undefined> {
    const [row] = await this.db.query<KnownRecipient>(
      `SELECT r.id, r.campaign_id AS "campaignId", r.contact_id AS "contactId", r.address, r.state
       FROM unnest($1::text[]) WITH ORDINALITY AS known (token, place)
       JOIN crm_campaign_recipient r ON r.token = known.token
       WHERE r.claimed_at IS NOT NULL ORDER BY known.place LIMIT 1 FOR UPDATE OF r`,
      [tokens.slice(0, 50)],
    );
    return row;
  }

  /** @returns false where that was known already. */
  async mark(id: string, state: 'bounced' | 'complained', reason: string, detail: string): Promise<boolean> {
    const { count } = await this.db.execute(
      `UPDATE crm_campaign_recipient SET state = $2, reason = $3, detail = $4, updated_at = clock_timestamp()
       WHERE id = $1 AND state <> $2`,
      [id, state, reason, detail],
    );
    return count > 0;
  }

  /** A server that is still trying: the mail may yet arrive. */
  async note(id: string, detail: string): Promise<void> {
    await this.db.query(
      `UPDATE crm_campaign_recipient SET detail = $2, updated_at = clock_timestamp() WHERE id = $1`,
      [id, detail],
    );
  }

  /** Somebody refused any further mail by the link of a campaign. @returns whether they had its mail. */
  async unsubscribed(campaignId: string, contactId: string): Promise<boolean> {
    const { count } = await this.db.execute(
      `UPDATE crm_campaign_recipient SET state = 'unsubscribed', reason = NULL, updated_at = clock_timestamp()
       WHERE campaign_id = $1 AND contact_id = $2 AND state IN ('sent', 'unknown')`,
      [campaignId, contactId],
    );
    return count > 0;
  }

  /** Counts an opening once, where the campaign and the instance both let it. */
  async opened(token: string, now: Date): Promise<string | undefined> {
    const [row] = await this.db.query<{ campaignId: string }>(
      `UPDATE crm_campaign_recipient r SET opened_at = $2 FROM crm_campaign c, crm_campaign_settings s
       WHERE r.token = $1 AND r.opened_at IS NULL AND r.claimed_at IS NOT NULL AND c.id = r.campaign_id
         AND c.track_opens AND s.open_tracking
       RETURNING r.campaign_id AS "campaignId"`,
      [token, now],
    );
    return row?.campaignId;
  }
}
