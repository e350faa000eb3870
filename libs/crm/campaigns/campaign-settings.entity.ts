import { Entity } from 'typeorm';
import { text } from '#kernel';
import { BooleanField, IntegerField, inputOf, RecordEntity, RecordType } from '#runtime';
import { mostPerMinute } from './campaign.entity.js';

/** What holds for all campaigns of the instance. There is one. */
@Entity('crm_campaign_settings')
export class CampaignSettings extends RecordEntity {
  @BooleanField({
    label: text('Autoriser le comptage des ouvertures', 'Allow openings to be counted'),
    default: false,
  })
  openTracking!: boolean;

  @IntegerField({
    label: text('Envois par minute, toutes campagnes', 'Mails a minute, over all campaigns'),
    min: 1,
    max: mostPerMinute,
    default: 600,
  })
  ratePerMinute!: number;
}

export class CampaignSettingsInput extends inputOf(CampaignSettings) {}

export const campaignSettingsType = new RecordType<CampaignSettings>({
  name: 'crm.campaign-settings',
  path: 'crm/campaign-settings',
  table: 'crm_campaign_settings',
  entity: CampaignSettings,
  label: {
    one: text('Réglages des campagnes', 'Campaign settings'),
    many: text('Réglages des campagnes', 'Campaign settings'),
  },
  defaultSort: 'createdAt',
});
