import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TenantDb } from '#runtime';
import { type Owner, type TimelinePlace, type TimelineSource, TimelineSources } from '#workspace';
import { contactType } from '../contacts/contact.entity.js';
import { campaignType } from './campaign.entity.js';
import { CampaignsRepository } from './campaigns.repository.js';

/** Shows on a contact's timeline the campaigns that went to them. */
@Injectable()
export class CampaignTimeline implements TimelineSource, OnModuleInit {
  readonly resource = campaignType.name;

  constructor(
    private readonly sources: TimelineSources,
    private readonly campaigns: CampaignsRepository,
    private readonly db: TenantDb,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  select({ resource, recordId }: Owner, values: unknown[]): string | undefined {
    if (resource !== contactType.name) return undefined;
    values.push(recordId);
    const contact = `$${values.length}`;
    return `SELECT r.id::text AS key, r.sent_at AS at FROM crm_campaign_recipient r
      WHERE r.contact_id = ${contact}::uuid AND r.sent_at IS NOT NULL
        AND ${this.campaigns.isReadable('r.campaign_id', values)}`;
  }

  async entries(keys: readonly string[]): Promise<readonly TimelinePlace[]> {
    const rows = await this.db.query<{
      key: string;
      at: Date;
      id: string;
      name: string;
      subject: string | null;
      state: string;
      actorId: string | null;
      actorName: string | null;
    }>(
      `SELECT r.id::text AS key, r.sent_at AS at, c.id, c.name, c.subject, r.state, u.id AS "actorId",
         nullif(btrim(u.first_name || ' ' || u.last_name), '') AS "actorName"
       FROM crm_campaign_recipient r JOIN crm_campaign c ON c.id = r.campaign_id
       LEFT JOIN identity_user u ON u.id = c.owner_id WHERE r.id = ANY($1::uuid[])`,
      [keys],
    );
    return rows.map(({ key, at, id, name, subject, state, actorId, actorName }) => ({
      ...{ key, at, actorId, actorName },
      record: { resource: this.resource, id, title: name, excerpt: subject ?? '', facts: { state } },
    }));
  }
}
