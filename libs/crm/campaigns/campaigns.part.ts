import type { PermissionDefinition } from '#identity';
import { text } from '#kernel';
import type { CrmPart } from '../crm-part.js';
import { BouncesController, OpeningsController } from './bounces/bounces.controller.js';
import { BouncesRepository } from './bounces/bounces.repository.js';
import { BouncesService } from './bounces/bounces.service.js';
import { CampaignInput, campaignRights, campaignType } from './campaign.entity.js';
import { CampaignCourseController } from './campaign-course.controller.js';
import { CampaignCourseService } from './campaign-course.service.js';
import { CampaignPreviewsService } from './campaign-previews.service.js';
import { CampaignSettingsController } from './campaign-settings.controller.js';
import { CampaignSettings, campaignSettingsType } from './campaign-settings.entity.js';
import { CampaignSettingsRepository } from './campaign-settings.repository.js';
import { CampaignTimeline } from './campaign-timeline.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignRecipient, recipientType } from './recipient.entity.js';
import { ContactCampaignsController, RecipientsController } from './recipients.controller.js';
import { RecipientsRepository } from './recipients.repository.js';
import { RecipientsService } from './recipients.service.js';
import { BatchJobs } from './sending/batch-jobs.js';
import { CampaignEnding } from './sending/campaign-ending.js';
import { CampaignMail } from './sending/campaign-mail.js';
import { CampaignSending } from './sending/campaign-sending.js';
import { CampaignStart } from './sending/campaign-start.js';
import { RunsRepository } from './sending/runs.repository.js';
import { SendingRepository } from './sending/sending.repository.js';

const right = (name: string, fr: string, en: string, adminOnly = false): PermissionDefinition => ({
  name,
  label: text(fr, en),
  module: 'crm',
  vault: false,
  scoped: false,
  adminOnly,
});

/** What the module is made of here: campaigns, their sending, and what comes back of it. */
export const campaignsPart: CrmPart = {
  records: [{ type: campaignType, service: CampaignsService, input: CampaignInput }],
  entities: [CampaignRecipient, CampaignSettings],
  permissions: [
    right(campaignRights.send, 'Campagnes : envoyer', 'Campaigns: send'),
    right(campaignRights.bounces, 'Campagnes : noter les retours', 'Campaigns: note what came back'),
    right(recipientType.permission('read'), 'Destinataires de campagne : voir', 'Campaign recipients: see'),
    right(
      recipientType.permission('export'),
      'Destinataires de campagne : exporter',
      'Campaign recipients: export',
    ),
    right(
      campaignSettingsType.permission('update'),
      'Réglages des campagnes : modifier',
      'Campaign settings: change',
      true,
    ),
  ],
  controllers: [
    CampaignsController,
    CampaignCourseController,
    RecipientsController,
    ContactCampaignsController,
    CampaignSettingsController,
    BouncesController,
    OpeningsController,
  ],
  providers: [
    CampaignsRepository,
    CampaignsService,
    CampaignSettingsRepository,
    RecipientsRepository,
    RecipientsService,
    CampaignCourseService,
    CampaignPreviewsService,
    CampaignTimeline,
    BatchJobs,
    CampaignEnding,
    CampaignMail,
    CampaignSending,
    CampaignStart,
    RunsRepository,
    SendingRepository,
    BouncesRepository,
    BouncesService,
  ],
};
