import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { RecordsRepository, TenantDb } from '#runtime';
import { type CampaignSettings, campaignSettingsType } from './campaign-settings.entity.js';

/** The one row of the settings. */
@Injectable()
export class CampaignSettingsRepository extends RecordsRepository<CampaignSettings> {
  private readonly selection = `SELECT id, ${campaignSettingsType.fields
    .map(({ column, name }) => `"${column}" AS "${name}"`)
    .join(', ')} FROM crm_campaign_settings`;

  constructor(db: TenantDb) {
    super(db, campaignSettingsType);
  }

  /** Made by the migration; whoever asks may read it, since what it says holds for everybody. */
  async find(): Promise<CampaignSettings> {
    const [row] = await this.db.query<CampaignSettings>(this.selection);
    if (row) return row;
    await this.db.query('INSERT INTO crm_campaign_settings (id) VALUES ($1) ON CONFLICT DO NOTHING', [
      newId(),
    ]);
    return this.find();
  }
}
