import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribeListQuery, OfModule, Permission, type RecordType } from '#runtime';
import { BoardService } from './board.service.js';
import { OpportunityBoard } from './board-answers.js';
import { opportunityType } from './opportunity.entity.js';

@ApiTags('crm')
@OfModule('crm')
@Controller('crm/opportunity-board')
export class BoardController {
  constructor(private readonly board: BoardService) {}

  @Get()
  @Permission(opportunityType.permission('read'))
  @ApiOperation({
    summary: 'The opportunities of a pipeline by stage: open, and closed in the last 30 days',
    operationId: 'show crm/opportunity-board',
  })
  @DescribeListQuery(opportunityType as unknown as RecordType)
  @ApiOkResponse({ type: OpportunityBoard })
  show(@Query() query: Record<string, unknown>): Promise<OpportunityBoard> {
    return this.board.show(query);
  }
}
