import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, OfModule, Permission, recordsController } from '#runtime';
import { SegmentInput, segmentType } from './segment.entity.js';
import {
  SegmentCountAnswer,
  SegmentMembersAnswer,
  SegmentMembersInput,
  SegmentPreviewAnswer,
  SegmentPreviewInput,
} from './segment-answers.js';
import { SegmentsService } from './segments.service.js';

@ApiTags('crm')
@OfModule('crm')
@Controller(segmentType.path)
export class SegmentsController extends recordsController(segmentType, SegmentInput) {
  constructor(private readonly segments: SegmentsService) {
    super(segments);
  }

  @Get(':id/count')
  @Permission(segmentType.permission('read'))
  @ApiOperation({ summary: 'How many contacts a segment has now', operationId: 'count crm/segments' })
  @ApiOkResponse({ type: SegmentCountAnswer })
  async count(@Param('id', IdPipe) id: string): Promise<SegmentCountAnswer> {
    return { count: await this.segments.count(id) };
  }

  @Post(':id/members')
  @HttpCode(200)
  @Permission(segmentType.permission('update'))
  @ApiOperation({
    summary: 'Put contacts into a fixed segment and take others out',
    operationId: 'change members crm/segments',
  })
  @ApiBody({ type: SegmentMembersInput })
  @ApiOkResponse({ type: SegmentMembersAnswer })
  members(
    @Param('id', IdPipe) id: string,
    @Body(new BodyOf(SegmentMembersInput)) input: SegmentMembersInput,
  ): Promise<SegmentMembersAnswer> {
    return this.segments.change(id, input);
  }
}

@ApiTags('crm')
@OfModule('crm')
@Controller('crm/segment-preview')
export class SegmentPreviewController {
  constructor(private readonly segments: SegmentsService) {}

  @Post()
  @HttpCode(200)
  @Permission(segmentType.permission('read'))
  @ApiOperation({ summary: 'Whom some conditions would have in a segment', operationId: 'preview segment' })
  @ApiBody({ type: SegmentPreviewInput })
  @ApiOkResponse({ type: SegmentPreviewAnswer })
  preview(@Body(new BodyOf(SegmentPreviewInput)) input: SegmentPreviewInput): Promise<SegmentPreviewAnswer> {
    return this.segments.preview(input);
  }
}
