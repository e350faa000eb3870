import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags, PartialType } from '@nestjs/swagger';
import { BodyOf, IfMatch, type InputOf, OfModule, Permission } from '#runtime';
import { campaignType } from './campaign.entity.js';
import { CampaignSettings, CampaignSettingsInput, campaignSettingsType } from './campaign-settings.entity.js';
import { CampaignSettingsRepository } from './campaign-settings.repository.js';

class CampaignSettingsPatch extends PartialType(CampaignSettingsInput) {}

/** What holds for all campaigns; read by who works on them, changed by admins. */
@ApiTags('crm')
@OfModule('crm')
@Controller(campaignSettingsType.path)
export class CampaignSettingsController {
  constructor(private readonly settings: CampaignSettingsRepository) {}

  @Get()
  @Permission(campaignType.permission('read'))
  @ApiOperation({ summary: 'What holds for all campaigns', operationId: `read ${campaignSettingsType.path}` })
  @ApiOkResponse({ type: CampaignSettings })
  read(): Promise<CampaignSettings> {
    return this.settings.find();
  }

  @Patch()
  @Permission(campaignSettingsType.permission('update'))
  @ApiOperation({
    summary: 'Change what holds for all campaigns',
    operationId: `update ${campaignSettingsType.path}`,
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
  @ApiBody({ type: CampaignSettingsPatch })
  @ApiOkResponse({ type: CampaignSettings })
  async update(
    @IfMatch() version: number,
    @Body(new BodyOf(CampaignSettingsInput, true)) patch: InputOf<CampaignSettings>,
  ): Promise<CampaignSettings> {
    const { id } = await this.settings.find();
    return this.settings.update(id, version, patch);
  }
}
