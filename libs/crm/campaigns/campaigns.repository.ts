import { Injectable } from '@nestjs/common';
import { noteChanges, RecordsRepository, TenantDb } from '#runtime';
import { type Campaign, campaignType } from './campaign.entity.js';
import type { CampaignState } from './campaign-states.js';

@Injectable()
export class CampaignsRepository extends RecordsRepository<Campaign> {
  constructor(db: TenantDb) {
    super(db, campaignType);
  }

  /** Brings the figures of a campaign up to what its recipients are, and lets screens hear of it. */
  async recount(id: string): Promise<void> {
    const [row] = await this.db.query<{ id: string; version: number; ownerId: string | null }>(
      `UPDATE crm_campaign c SET recipient_count = f.total, sent_count = f.sent, pending_count = f.pending,
         skipped_count = f.skipped, bounced_count = f.bounced, unsubscribed_count = f.unsubscribed,
         complained_count = f.complained, unknown_count = f.unknown, opened_count = f.opened
       FROM (SELECT count(*) AS total,
           count(*) FILTER (WHERE sent_at IS NOT NULL) AS sent,
           count(*) FILTER (WHERE state IN ('pending', 'sending')) AS pending,
           count(*) FILTER (WHERE state = 'skipped') AS skipped,
           count(*) FILTER (WHERE state = 'bounced') AS bounced,
           count(*) FILTER (WHERE state = 'unsubscribed') AS unsubscribed,
           count(*) FILTER (WHERE state = 'complained') AS complained,
           count(*) FILTER (WHERE state = 'unknown') AS unknown,
           count(*) FILTER (WHERE opened_at IS NOT NULL) AS opened
         FROM crm_campaign_recipient WHERE campaign_id = $1) f
       WHERE c.id = $1 RETURNING c.id, c.version, c.owner_id AS "ownerId"`,
      [id],
    );
    if (row) noteChanges(this.db, this.type, 'updated', [row]);
  }

  /** What a campaign is to its sending, whoever may read it; undefined once it is removed. */
  async find(id: string, lock = false): Promise<Campaign | undefined> {
    const columns = campaignType.fields.map(({ column, name }) => `"${column}" AS "${name}"`).join(', ');
    const [row] = await this.db.query<Campaign>(
      `SELECT id, ${columns} FROM crm_campaign WHERE id = $1${lock ? ' FOR NO KEY UPDATE' : ''}`,
      [id],
    );
    return row;
  }

  /** Campaigns whose sending stands still although nobody stopped it, and the number of their next batch. */
  async stranded(before: Date): Promise<{ id: string; number: number; state: CampaignState }[]> {
    return this.db.query(
      `SELECT c.id, coalesce(r.number, 0) AS number, c.state
       FROM crm_campaign c LEFT JOIN crm_campaign_run r USING (id)
       WHERE (c.state = 'sending' AND coalesce(r.leased_until, r.touched_at) < $1)
         OR (c.state = 'scheduled' AND c.scheduled_at < $1)`,
      [before],
    );
  }
}
