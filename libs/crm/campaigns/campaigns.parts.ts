import type { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { BouncesController, OpeningsController } from './bounces/bounces.controller.js';
import { BouncesRepository } from './bounces/bounces.repository.js';
import { BouncesService } from './bounces/bounces.service.js';
import { Campaign, campaignRights } from './campaign.entity.js';
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

export const campaignsEntities = [Campaign, CampaignRecipient, CampaignSettings];

/** What the module is made of here: campaigns, their sending, and what comes back of it. */
export const campaignsParts = {
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

/** Rights that are not those of every record. */
export function declareCampaignRights(permissions: PermissionRegistry): void {
  const declare = (name: string, fr: string, en: string, adminOnly = false) =>
    permissions.declare({ name, label: text(fr, en), module: 'crm', vault: false, scoped: false, adminOnly });
  declare(campaignRights.send, 'Campagnes : envoyer', 'Campaigns: send');
  declare(campaignRights.bounces, 'Campagnes : noter les retours', 'Campaigns: note what came back');
  declare(recipientType.permission('read'), 'Destinataires de campagne : voir', 'Campaign recipients: see');
  declare(
    recipientType.permission('export'),
    'Destinataires de campagne : exporter',
    'Campaign recipients: export',
  );
  declare(
    campaignSettingsType.permission('update'),
    'Réglages des campagnes : modifier',
    'Campaign settings: change',
    true,
  );
}
