import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfModule, recordsController } from '#runtime';
import { CampaignInput, campaignType } from './campaign.entity.js';
import { CampaignsService } from './campaigns.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(campaignType.path)
export class CampaignsController extends recordsController(campaignType, CampaignInput) {
  constructor(campaigns: CampaignsService) {
    super(campaigns);
  }
}
