import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, OfModule, OwnUnits, Permission } from '#runtime';
import { Campaign, campaignRights, campaignType } from './campaign.entity.js';
import { CampaignForecast, CampaignPreviewAnswer, CampaignReport } from './campaign-answers.js';
import { CampaignPreviewInput, CampaignScheduleInput, CampaignTestInput } from './campaign-command-inputs.js';
import { CampaignCourseService } from './campaign-course.service.js';
import { CampaignPreviewsService } from './campaign-previews.service.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { RecipientsRepository } from './recipients.repository.js';

/** A command that changes the state of a campaign and answers the campaign. */
const Command = (name: string, summary: string, permission: string = campaignRights.send): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Permission(permission),
    ApiOperation({ summary, operationId: `${name} ${campaignType.path}` }),
    ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' }),
    ApiOkResponse({ type: Campaign }),
  );

@ApiTags('crm')
@OfModule('crm')
@Controller(`${campaignType.path}/:id`)
export class CampaignCourseController {
  constructor(
    private readonly course: CampaignCourseService,
    private readonly previews: CampaignPreviewsService,
    private readonly campaigns: CampaignsRepository,
    private readonly recipients: RecipientsRepository,
  ) {}

  @Get('forecast')
  @Permission(campaignType.permission('read'))
  @ApiOperation({
    summary: 'Whom a campaign would reach now, and who not and why',
    operationId: 'forecast crm/campaigns',
  })
  @ApiOkResponse({ type: CampaignForecast })
  forecast(@Param('id', IdPipe) id: string): Promise<CampaignForecast> {
    return this.previews.forecast(id);
  }

  @Post('preview')
  @HttpCode(200)
  @Permission(campaignType.permission('read'))
  @OwnUnits()
  @ApiOperation({
    summary: 'A message as one contact would see it; stores nothing',
    operationId: 'preview crm/campaigns',
  })
  @ApiBody({ type: CampaignPreviewInput })
  @ApiOkResponse({ type: CampaignPreviewAnswer })
  preview(
    @Param('id', IdPipe) id: string,
    @Body(new BodyOf(CampaignPreviewInput)) input: CampaignPreviewInput,
  ): Promise<CampaignPreviewAnswer> {
    return this.previews.preview(id, input);
  }

  @Get('report')
  @Permission(campaignType.permission('read'))
  @ApiOperation({ summary: 'What became of the recipients, in figures', operationId: 'report crm/campaigns' })
  @ApiOkResponse({ type: CampaignReport })
  async report(@Param('id', IdPipe) id: string): Promise<CampaignReport> {
    await this.campaigns.get(id);
    return { counts: await this.recipients.countsOf(id) };
  }

  @Post('test')
  @Command('test', 'Send the message to yourself', campaignType.permission('update'))
  @OwnUnits()
  @ApiBody({ type: CampaignTestInput })
  async test(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(CampaignTestInput)) input: CampaignTestInput,
  ): Promise<Campaign> {
    return (await this.previews.test(id, version, input)).campaign;
  }

  @Post('schedule')
  @Command('schedule', 'Send a campaign now or at a moment')
  @ApiBody({ type: CampaignScheduleInput })
  schedule(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(CampaignScheduleInput)) input: CampaignScheduleInput,
  ): Promise<Campaign> {
    return this.course.schedule(id, version, input);
  }

  @Post('unschedule')
  @Command('unschedule', 'Take back a schedule')
  unschedule(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<Campaign> {
    return this.course.unschedule(id, version);
  }

  @Post('pause')
  @Command('pause', 'Hold the sending')
  pause(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<Campaign> {
    return this.course.pause(id, version);
  }

  @Post('resume')
  @Command('resume', 'Go on with the sending')
  resume(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<Campaign> {
    return this.course.resume(id, version);
  }

  @Post('stop')
  @Command('stop', 'End the sending for good')
  stop(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<Campaign> {
    return this.course.stop(id, version);
  }
}
