import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags, PartialType } from '@nestjs/swagger';
import { AuditTrail } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import {
  BodyOf,
  DescribeListQuery,
  IdPipe,
  IfMatch,
  type InputOf,
  OfModule,
  OwnUnits,
  type Page,
  Permission,
  pageOf,
} from '#runtime';
import { checkSettings } from './retention.rules.js';
import { RetentionDecided, RetentionReviewed } from './retention-answers.js';
import { RetentionCase, retentionCaseType } from './retention-case.entity.js';
import { RetentionDecisions } from './retention-decisions.service.js';
import { RetentionDecisionInput } from './retention-inputs.js';
import { RetentionReview } from './retention-review.js';
import {
  RetentionSettings,
  RetentionSettingsInput,
  retentionSettingsType,
} from './retention-settings.entity.js';
import { RetentionSettingsRepository } from './retention-settings.repository.js';

class RetentionSettingsPatch extends PartialType(RetentionSettingsInput) {}

/** Prospects whose time is over: who they are, and what is decided on them. */
@ApiTags('crm')
@OfModule('crm')
@Controller(retentionCaseType.path)
export class RetentionCasesController {
  constructor(
    private readonly decisions: RetentionDecisions,
    private readonly review: RetentionReview,
  ) {}

  @Get()
  @Permission(retentionCaseType.permission('read'))
  @ApiOperation({
    summary: 'List prospects whose time is over, and what was decided',
    operationId: `list ${retentionCaseType.path}`,
  })
  @DescribeListQuery(retentionCaseType as never)
  @ApiOkResponse({ type: pageOf(RetentionCase) })
  list(@Query() query: Record<string, unknown>): Promise<Page<RetentionCase>> {
    return this.decisions.list(query);
  }

  @Post('decisions')
  @HttpCode(200)
  @Permission(retentionCaseType.permission('update'))
  @ApiOperation({
    summary: 'Keep, archive or anonymise prospects whose time is over',
    operationId: `decide ${retentionCaseType.path}`,
  })
  @ApiBody({ type: RetentionDecisionInput })
  @ApiOkResponse({ type: RetentionDecided })
  decide(@Body(new BodyOf(RetentionDecisionInput)) input: RetentionDecisionInput): Promise<RetentionDecided> {
    return this.decisions.decide(input);
  }

  @Post('review')
  @HttpCode(200)
  @OwnUnits()
  @Permission(retentionCaseType.permission('update'))
  @ApiOperation({
    summary: 'Look now for prospects whose time is over, as happens once a day',
    operationId: `review ${retentionCaseType.path}`,
  })
  @ApiOkResponse({ type: RetentionReviewed })
  look(): Promise<RetentionReviewed> {
    return this.review.run();
  }

  @Post(':id/release')
  @HttpCode(200)
  @Permission(retentionCaseType.permission('update'))
  @ApiOperation({
    summary: 'End the decision to keep a prospect',
    operationId: `release ${retentionCaseType.path}`,
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' })
  @ApiOkResponse({ type: RetentionCase })
  release(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<RetentionCase> {
    return this.decisions.release(id, version);
  }
}

/** How long prospects are kept; read by who decides, changed by admins. */
@ApiTags('crm')
@OfModule('crm')
@Controller(retentionSettingsType.path)
export class RetentionSettingsController {
  constructor(
    private readonly settings: RetentionSettingsRepository,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  @Permission(retentionCaseType.permission('read'))
  @ApiOperation({ summary: 'How long prospects are kept', operationId: `read ${retentionSettingsType.path}` })
  @ApiOkResponse({ type: RetentionSettings })
  read(): Promise<RetentionSettings> {
    return this.settings.find();
  }

  @Patch()
  @Permission(retentionSettingsType.permission('update'))
  @ApiOperation({
    summary: 'Change how long prospects are kept',
    operationId: `update ${retentionSettingsType.path}`,
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
  @ApiBody({ type: RetentionSettingsPatch })
  @ApiOkResponse({ type: RetentionSettings })
  async update(
    @IfMatch() version: number,
    @Body(new BodyOf(RetentionSettingsInput, true)) patch: InputOf<RetentionSettings>,
  ): Promise<RetentionSettings> {
    const before = await this.settings.find();
    const errors = checkSettings({ ...before, ...patch });
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    const after = await this.settings.update(before.id, version, patch);
    await this.audit.append({
      action: 'crm.retention-settings-changed',
      details: { months: after.prospectMonths, mode: after.mode, noticeDays: after.noticeDays },
    });
    return after;
  }
}
