import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import type { Channel } from './channels.js';
import type { ChannelWord, ConsentEvent, NotedEvent } from './consent-event.js';

export interface Marked {
  readonly version: number;
  readonly ownerId: string | null;
}

/** Most events that a page of a contact shows. */
const mostEvents = 200;

@Injectable()
export class ConsentsRepository {
  constructor(private readonly db: TenantDb) {}

  /** Appends an event. What follows from it is done by triggers (docs/adr/0012). */
  async append(event: ConsentEvent & { at: Date; awaitsConfirmation: boolean }): Promise<void> {
    await this.db.query(
      `INSERT INTO crm_consent_event (id, contact_id, lead_id, channel, kind, awaits_confirmation, basis, wording, source,
         campaign_id, address, ip, proof, at, recorded_by)
       SELECT $1, $2::uuid, $3::uuid, $4, $5, $6, $7, $8, $9, $10, coalesce($11,
           (SELECT CASE $4 WHEN 'email' THEN email WHEN 'letter' THEN NULL ELSE phone END FROM crm_contact WHERE id = $2),
           (SELECT CASE $4 WHEN 'email' THEN email WHEN 'letter' THEN NULL ELSE phone END FROM crm_lead WHERE id = $3)),
         $12, $13, $14, $15`,
      [
        newId(),
        event.contactId ?? null,
        event.leadId ?? null,
        event.channel,
        event.kind,
        event.awaitsConfirmation,
        event.basis ?? null,
        event.wording ?? null,
        event.source,
        event.campaignId ?? null,
        event.address ?? null,
        event.ip ?? null,
        event.proof ?? null,
        event.at,
        Scopes.current().actor?.userId ?? null,
      ],
    );
  }

  /** What others hear of a contact's changes; undefined where there is none. Keeps it from being removed meanwhile. */
  async contact(id: string): Promise<Marked | undefined> {
    const [row] = await this.db.query<Marked>(
      `SELECT version, owner_id AS "ownerId" FROM crm_contact WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row;
  }

  async leadExists(id: string): Promise<boolean> {
    return (await this.db.execute('SELECT FROM crm_lead WHERE id = $1 FOR KEY SHARE', [id])).count > 0;
  }

  /** The newest first. */
  async eventsOf(contactId: string): Promise<NotedEvent[]> {
    return this.db.query<NotedEvent>(
      `SELECT e.id, e.channel, e.kind, e.awaits_confirmation AS "awaitsConfirmation", e.basis, e.wording, e.source,
         e.campaign_id AS "campaignId", e.address, e.proof, e.at, e.recorded_at AS "recordedAt",
         e.recorded_by AS "actorId", nullif(trim(u.first_name || ' ' || u.last_name), '') AS "actorName"
       FROM crm_consent_event e LEFT JOIN identity_user u ON u.id = e.recorded_by
       WHERE e.contact_id = $1 ORDER BY e.at DESC, e.number DESC LIMIT ${mostEvents}`,
      [contactId],
    );
  }

  /** The last word of a contact in every channel, and whether an address of it is on the list. */
  async wordsOf(contactId: string): Promise<ChannelWord[]> {
    return this.db.query<ChannelWord>(
      `SELECT ch.channel, s.word, coalesce(s.pending, false) AS pending, s.event_id AS "eventId",
         EXISTS (SELECT FROM b2o.listed(current_schema()::text, ch.channel, said.addresses)) AS listed,
         cardinality(said.addresses) > 0 AS reachable
       FROM crm_contact c CROSS JOIN unnest(ARRAY['email', 'sms', 'phone', 'letter']) WITH ORDINALITY AS ch (channel, place)
       CROSS JOIN LATERAL (SELECT b2o.contact_addresses(ch.channel, c.emails, c.phones, c.addresses,
         c.first_name || c.last_name) AS addresses) said
       LEFT JOIN b2o.consent_states(current_schema()::text, ARRAY[$1::uuid]) s ON s.channel = ch.channel
       WHERE c.id = $1 ORDER BY ch.place`,
      [contactId],
    );
  }

  /** The last event that a contact's word in a channel comes from. */
  async lastWord(contactId: string, channel: Channel): Promise<{ word: string; source: string } | undefined> {
    const [row] = await this.db.query<{ word: string; source: string }>(
      `SELECT word, source FROM crm_consent_event WHERE contact_id = $1 AND channel = $2 AND word IN ('yes', 'no')
       ORDER BY at DESC, number DESC LIMIT 1`,
      [contactId, channel],
    );
    return row;
  }
}
