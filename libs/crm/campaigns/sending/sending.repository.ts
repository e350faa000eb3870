import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import type { MergeValues } from '../rendering/merge-fields.js';

/** One recipient whose mail is about to leave. */
export interface ClaimedRecipient {
  readonly id: string;
  readonly contactId: string;
  readonly address: string;
  readonly token: string;
  readonly attempts: number;
}

/** What a mail needs to know of its recipient. */
export interface RecipientFacts {
  readonly values: MergeValues;
  readonly fullName: string;
  /** Every address that the contact has at this moment, in lower case. */
  readonly addresses: readonly string[];
  /** Where the data of somebody come from who has never had a campaign; null for all others. */
  readonly firstSource: string | null;
}

const current = `(a.started_on IS NULL OR a.started_on <= current_date) AND (a.ended_on IS NULL OR a.ended_on >= current_date)`;

/** The statements of the sending: each is the whole of what one short transaction must decide. */
@Injectable()
export class SendingRepository {
  constructor(private readonly db: TenantDb) {}

  /** Whom a segment consists of, by id. */
  async membersOf(members: { text: string; params: readonly unknown[] }): Promise<string[]> {
    const rows = await this.db.unit.table(members.text, members.params);
    return rows.map(([id]) => String(id));
  }

  /**
   * Makes the recipients of a campaign: one for each contact, one mail for each address. Who may not be written to is
   * kept with the reason; and where somebody at an address refuses, nobody else there is written to either.
   */
  async freeze(
    campaignId: string,
    contactIds: readonly string[],
    refusals: ReadonlyMap<string, string>,
  ): Promise<number> {
    const { count } = await this.db.execute(
      `INSERT INTO crm_campaign_recipient (campaign_id, contact_id, address, state, reason)
       SELECT $1, id, address, CASE WHEN reason IS NULL THEN 'pending' ELSE 'skipped' END, reason
       FROM (${judged}) each`,
      [campaignId, contactIds, [...refusals.keys()], [...refusals.values()]],
    );
    return count;
  }

  /** What `freeze` would make of the same contacts: how many for each reason; null: they receive it. */
  async forecast(
    contactIds: readonly string[],
    refusals: ReadonlyMap<string, string>,
  ): Promise<{ reason: string | null; count: number }[]> {
    return this.db.query(
      `SELECT reason, count(*)::int AS count FROM (${judged}) each WHERE $1::uuid IS NULL
       GROUP BY reason ORDER BY count(*) DESC, reason`,
      [null, contactIds, [...refusals.keys()], [...refusals.values()]],
    );
  }

  /** Some of those who would receive it, in the order of their names. */
  async reachable(
    contactIds: readonly string[],
    refusals: ReadonlyMap<string, string>,
    atMost: number,
  ): Promise<{ contactId: string; name: string; address: string }[]> {
    return this.db.query(
      `SELECT each.id AS "contactId", each.address, btrim(c.first_name || ' ' || c.last_name) AS name
       FROM (${judged}) each JOIN crm_contact c USING (id)
       WHERE $1::uuid IS NULL AND each.reason IS NULL ORDER BY c.last_name, c.first_name, c.id LIMIT $5`,
      [null, contactIds, [...refusals.keys()], [...refusals.values()], atMost],
    );
  }

  /**
   * Takes the next recipient, while the campaign is being sent and this process is the one at it. From the commit on
   * nobody takes this row again, whatever becomes of the process.
   */
  async claim(campaignId: string, lease: string, now: Date): Promise<ClaimedRecipient | undefined> {
    const [row] = await this.db.query<ClaimedRecipient>(
      `WITH next AS (
         SELECT id FROM crm_campaign_recipient
         WHERE campaign_id = $1 AND state = 'pending' AND (next_attempt_at IS NULL OR next_attempt_at <= $3)
         ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE crm_campaign_recipient r SET state = 'sending', lease = $2, claimed_at = $3, attempts = attempts + 1,
         updated_at = $3
       FROM next, crm_campaign c JOIN crm_campaign_run n USING (id)
       WHERE r.id = next.id AND c.id = $1 AND c.state = 'sending' AND n.lease = $2
       RETURNING r.id, r.contact_id AS "contactId", r.address, r.token, r.attempts`,
      [campaignId, lease, now],
    );
    return row;
  }

  async factsOf(contactId: string): Promise<RecipientFacts | undefined> {
    const [row] = await this.db.query<Record<string, string | null> & { addresses: string[] }>(
      `SELECT CASE c.civility WHEN 'mr' THEN 'Monsieur' WHEN 'mrs' THEN 'Madame' END AS civility,
         c.first_name AS "firstName", c.last_name AS "lastName", c.job_title AS "jobTitle", c.city,
         o.name AS company, o.city AS "companyCity", u.first_name AS "ownerFirst", u.last_name AS "ownerLast",
         ARRAY(SELECT lower(e ->> 'address') FROM jsonb_array_elements(c.emails) e) AS addresses,
         CASE WHEN (c.origin IN ('import', 'interface') OR c.source IS NOT NULL) AND NOT EXISTS (
           SELECT FROM crm_campaign_recipient r WHERE r.contact_id = c.id AND r.sent_at IS NOT NULL)
         THEN coalesce(c.source, '') END AS "firstSource"
       FROM crm_contact c
       LEFT JOIN LATERAL (SELECT y.name, y.city FROM crm_affiliation a JOIN crm_company y ON y.id = a.company_id
         WHERE a.contact_id = c.id AND ${current} ORDER BY a.created_at, a.id LIMIT 1) o ON true
       LEFT JOIN identity_user u ON u.id = c.owner_id
       WHERE c.id = $1`,
      [contactId],
    );
    if (!row) return undefined;
    const { addresses, firstSource = null } = row;
    return {
      addresses,
      firstSource,
      fullName: [row['firstName'], row['lastName']].filter(Boolean).join(' '),
      values: {
        'contact.civility': row['civility'] ?? null,
        'contact.firstName': row['firstName'] ?? null,
        'contact.lastName': row['lastName'] ?? null,
        'contact.jobTitle': row['jobTitle'] ?? null,
        'contact.city': row['city'] ?? null,
        'company.name': row['company'] ?? null,
        'company.city': row['companyCity'] ?? null,
        'owner.firstName': row['ownerFirst'] ?? null,
        'owner.lastName': row['ownerLast'] ?? null,
      },
    };
  }

  /** The mail left, or at least this process says so, even where another took it for lost meanwhile. */
  async sent(id: string, lease: string, messageId: string, now: Date): Promise<void> {
    await this.db.query(
      `UPDATE crm_campaign_recipient SET state = 'sent', reason = NULL, message_id = $3, sent_at = $4, updated_at = $4
       WHERE id = $1 AND lease = $2 AND state IN ('sending', 'unknown')`,
      [id, lease, messageId, now],
    );
  }

  /** The mail did not leave, or nobody knows; and why. */
  async ended(
    id: string,
    lease: string,
    state: 'skipped' | 'bounced' | 'unknown',
    reason: string,
    detail: string | null = null,
  ): Promise<void> {
    await this.db.query(
      `UPDATE crm_campaign_recipient SET state = $3, reason = $4, detail = $5, updated_at = clock_timestamp()
       WHERE id = $1 AND lease = $2 AND state IN ('sending', 'unknown')`,
      [id, lease, state, reason, detail],
    );
  }

  /** The server certainly did not take the mail: its turn comes again. */
  async postpone(id: string, lease: string, until: Date | null, detail: string | null): Promise<void> {
    await this.db.query(
      `UPDATE crm_campaign_recipient SET state = 'pending', next_attempt_at = $3, detail = $4, lease = NULL,
         attempts = attempts - CASE WHEN $3::timestamptz IS NULL THEN 1 ELSE 0 END, updated_at = clock_timestamp()
       WHERE id = $1 AND lease = $2 AND state = 'sending'`,
      [id, lease, until, detail],
    );
  }

  /** What a process left when it died: nobody knows whether these mails left, so they never leave again. */
  async interrupt(campaignId: string): Promise<number> {
    const { count } = await this.db.execute(
      `UPDATE crm_campaign_recipient SET state = 'unknown', reason = 'interrupted', updated_at = clock_timestamp()
       WHERE campaign_id = $1 AND state = 'sending'`,
      [campaignId],
    );
    return count;
  }

  /** Whoever was still to come when a campaign was stopped. */
  async giveUp(campaignId: string): Promise<void> {
    await this.db.query(
      `UPDATE crm_campaign_recipient SET state = 'skipped', reason = 'stopped', updated_at = clock_timestamp()
       WHERE campaign_id = $1 AND state = 'pending'`,
      [campaignId],
    );
  }

  /** How many mails of all campaigns left, or were about to, since a moment. */
  async claimedSince(moment: Date): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM crm_campaign_recipient WHERE claimed_at > $1',
      [moment],
    );
    return row?.count ?? 0;
  }

  /** How many are still to come, and when the first of those that wait comes again. */
  async remaining(
    campaignId: string,
    now: Date,
  ): Promise<{ ready: number; waiting: number; next: Date | null }> {
    const [row] = await this.db.query<{ ready: number; waiting: number; next: Date | null }>(
      `SELECT count(*) FILTER (WHERE coalesce(next_attempt_at <= $2, true))::int AS ready,
         count(*) FILTER (WHERE next_attempt_at > $2)::int AS waiting,
         min(next_attempt_at) FILTER (WHERE next_attempt_at > $2) AS next
       FROM crm_campaign_recipient WHERE campaign_id = $1 AND state = 'pending'`,
      [campaignId, now],
    );
    return row ?? { ready: 0, waiting: 0, next: null };
  }
}

/** Contacts $2 with why the guard refuses some of them ($3, $4), judged address by address. */
const judged = `
  SELECT c.id, lower(c.email) AS address, CASE
      WHEN c.email IS NULL THEN 'no-address'
      WHEN r.reason IS NOT NULL THEN r.reason
      WHEN bool_or(r.reason IN ('opted-out', 'suppressed', 'bounced')) OVER (PARTITION BY lower(c.email))
        THEN 'refused-at-address'
      WHEN row_number() OVER (PARTITION BY lower(c.email), r.reason IS NULL ORDER BY c.created_at, c.id) > 1
        THEN 'same-address'
    END AS reason
  FROM crm_contact c
  LEFT JOIN unnest($3::uuid[], $4::text[]) AS r (id, reason) ON r.id = c.id
  WHERE c.id = ANY($2::uuid[])`;
