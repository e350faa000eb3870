import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribeListQuery, IdPipe, IfMatch, OfModule, type Page, Permission, pageOf } from '#runtime';
import { Submission, submissionType } from './submission.entity.js';
import { SubmissionsService } from './submissions.service.js';

/** What came in by forms. Nobody writes one by hand. */
@ApiTags('crm')
@OfModule('crm')
@Controller(submissionType.path)
export class SubmissionsController {
  constructor(private readonly submissions: SubmissionsService) {}

  @Get()
  @Permission(submissionType.permission('read'))
  @ApiOperation({ summary: 'List form submissions', operationId: 'list crm/web-form-submissions' })
  @DescribeListQuery(submissionType as never)
  @ApiOkResponse({ type: pageOf(Submission) })
  list(@Query() query: Record<string, unknown>): Promise<Page<Submission>> {
    return this.submissions.list(query);
  }

  @Get(':id')
  @Permission(submissionType.permission('read'))
  @ApiOperation({ summary: 'Read one form submission', operationId: 'read crm/web-form-submissions' })
  @ApiOkResponse({ type: Submission })
  get(@Param('id', IdPipe) id: string): Promise<Submission> {
    return this.submissions.get(id);
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  @Permission(submissionType.permission('update'))
  @ApiOperation({
    summary: 'Make a lead of one that was taken for unwanted',
    operationId: 'accept crm/web-form-submissions',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' })
  @ApiOkResponse({ type: Submission })
  accept(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<Submission> {
    return this.submissions.accept(id, version);
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission(submissionType.permission('delete'))
  @ApiOperation({ summary: 'Remove a form submission', operationId: 'remove crm/web-form-submissions' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you remove, in quotes' })
  @ApiNoContentResponse()
  async remove(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<void> {
    await this.submissions.remove(id, version);
  }
}
