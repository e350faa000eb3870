import { Injectable } from '@nestjs/common';
import { type ListQuery, type RecordAction, RecordsRepository, TenantDb } from '#runtime';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import type { ContactCampaign } from './campaign-answers.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { type CampaignRecipient, recipientType } from './recipient.entity.js';

/** One group of a campaign's recipients, for its report. */
export interface RecipientCount {
  readonly state: string;
  readonly reason: string | null;
  readonly count: number;
}

/** What people read of recipients: of campaigns and contacts that they may read. */
@Injectable()
export class RecipientsRepository extends RecordsRepository<CampaignRecipient> {
  constructor(
    db: TenantDb,
    private readonly campaigns: CampaignsRepository,
    private readonly contacts: ContactsRepository,
  ) {
    super(db, recipientType);
  }

  protected override conditionsOf(
    query: Pick<ListQuery, 'filters' | 'search'>,
    action: RecordAction,
    values: unknown[] = [],
  ) {
    const conditions = super.conditionsOf(query, action, values);
    conditions.add(this.campaigns.isReadable('"campaign_id"', conditions.values));
    conditions.add(this.contacts.isReadable('"contact_id"', conditions.values));
    return conditions;
  }

  /** How many recipients of a campaign are in each state for each reason. */
  async countsOf(campaignId: string): Promise<RecipientCount[]> {
    return this.db.query<RecipientCount>(
      `SELECT state, reason, count(*)::int AS count FROM crm_campaign_recipient WHERE campaign_id = $1
       GROUP BY state, reason ORDER BY count(*) DESC, state, reason`,
      [campaignId],
    );
  }

  /** The campaigns that a contact was to receive, the newest first. */
  async ofContact(contactId: string): Promise<ContactCampaign[]> {
    const values: unknown[] = [contactId];
    const readable = this.campaigns.isReadable('r.campaign_id', values);
    return this.db.query<ContactCampaign>(
      `SELECT c.id AS "campaignId", c.name, c.subject, r.state, r.reason, coalesce(r.sent_at, r.updated_at) AS at
       FROM crm_campaign_recipient r JOIN crm_campaign c ON c.id = r.campaign_id
       WHERE r.contact_id = $1 AND r.state <> 'pending' AND ${readable} ORDER BY at DESC, c.id LIMIT 100`,
      values,
    );
  }
}
