import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { BodyOf, OfModule, Permission } from '#runtime';
import { opportunityType } from './opportunity.entity.js';
import { ReportService } from './report.service.js';
import { PipelineReport } from './report-answers.js';
import { PipelineReportQuery } from './report-query.js';

const id = { type: 'string', format: 'uuid' } as const;
const day = { type: 'string', format: 'date' } as const;

@ApiTags('crm')
@OfModule('crm')
@Controller('crm/pipeline-report')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Get()
  @Permission(opportunityType.permission('read'))
  @ApiOperation({
    summary: 'Conversion, pace, wins, losses and forecast of a pipeline',
    operationId: 'show crm/pipeline-report',
  })
  @ApiQuery({ name: 'pipelineId', required: false, description: 'None: the first pipeline', schema: id })
  @ApiQuery({ name: 'from', required: false, description: 'None: a year before the last day', schema: day })
  @ApiQuery({ name: 'to', required: false, description: 'None: today', schema: day })
  @ApiQuery({ name: 'ownerId', required: false, description: 'Opportunities of one owner', schema: id })
  @ApiOkResponse({ type: PipelineReport })
  report(@Query(new BodyOf(PipelineReportQuery)) query: PipelineReportQuery): Promise<PipelineReport> {
    return this.reports.report(query);
  }
}
