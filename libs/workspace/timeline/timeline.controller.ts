import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Page, pageOf, SignedIn } from '#runtime';
import { DescribeOwnerPage } from '../owner-records/describe-owner.js';
import { readOwnerPage } from '../owner-records/owner.js';
import { TimelineService } from './timeline.service.js';
import { TimelineEntry } from './timeline-answers.js';

@ApiTags('workspace')
@Controller('workspace/timeline')
@SignedIn()
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  @Get()
  @ApiOperation({
    summary: 'What happened to a record: changes, comments and files, the newest first',
    operationId: 'list workspace/timeline',
  })
  @DescribeOwnerPage()
  @ApiOkResponse({ type: pageOf(TimelineEntry) })
  list(@Query() query: Record<string, unknown>): Promise<Page<TimelineEntry>> {
    return this.timeline.page(readOwnerPage(query, { order: 'desc', mayOrder: false }));
  }
}
