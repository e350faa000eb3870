import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
  PartialType,
} from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, type Page, pageOf, SignedIn } from '#runtime';
import { DescribeOwnerPage } from '../owner-records/describe-owner.js';
import { readOwnerPage } from '../owner-records/owner.js';
import { CommentAnswer, CommentInput, CommentPatch } from './comment-answers.js';
import { CommentsService } from './comments.service.js';

class PartialCommentPatch extends PartialType(CommentPatch) {}

/** Comments on any record. What one may do here follows from what one may do to the record: no right of its own. */
@ApiTags('workspace')
@Controller('workspace/comments')
@SignedIn()
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get()
  @ApiOperation({ summary: 'Comments on a record, the newest last', operationId: 'list workspace/comments' })
  @DescribeOwnerPage()
  @ApiQuery({ name: 'order', required: false, enum: ['asc', 'desc'], description: 'Oldest or newest first' })
  @ApiOkResponse({ type: pageOf(CommentAnswer) })
  list(@Query() query: Record<string, unknown>): Promise<Page<CommentAnswer>> {
    return this.comments.list(readOwnerPage(query, { order: 'asc', mayOrder: true }));
  }

  @Post()
  @ApiOperation({ summary: 'Comment on a record', operationId: 'create workspace/comments' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A repeated POST with the same key changes nothing',
  })
  @ApiBody({ type: CommentInput })
  @ApiCreatedResponse({ type: CommentAnswer })
  post(@Body() body: CommentInput): Promise<CommentAnswer> {
    return this.comments.post(body);
  }

  @Patch(':id')
  @ApiOperation({ summary: "Change one's own comment", operationId: 'update workspace/comments' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
  @ApiBody({ type: PartialCommentPatch })
  @ApiOkResponse({ type: CommentAnswer })
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(CommentPatch, true)) body: Partial<CommentPatch>,
  ): Promise<CommentAnswer> {
    return this.comments.change(id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: "Remove one's own comment, or any where one may remove the record",
    operationId: 'remove workspace/comments',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you remove, in quotes' })
  @ApiNoContentResponse()
  async remove(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<void> {
    await this.comments.remove(id, version);
  }
}
