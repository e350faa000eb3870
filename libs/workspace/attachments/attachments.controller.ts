import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommonProblems, Problem } from '#kernel';
import {
  attachment as asAttachment,
  IdPipe,
  IfMatch,
  OwnUnits,
  RawBody,
  type RawContent,
  readQuery,
  SignedIn,
  Uploaded,
} from '#runtime';
import { DescribeOwner } from '../owner-records/describe-owner.js';
import { readOwner } from '../owner-records/owner.js';
import { AttachmentAnswer, AttachmentPatch, AttachmentsAnswer } from './attachment-answers.js';
import { attachmentLimits } from './attachment-limits.js';
import { AttachmentsService } from './attachments.service.js';

/** Files beside any record. What one may do here is what one may do to the record: no right of its own. */
@ApiTags('workspace')
@Controller('workspace/attachments')
@SignedIn()
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Get()
  @ApiOperation({
    summary: 'Files beside a record, the newest first',
    operationId: 'list workspace/attachments',
  })
  @DescribeOwner()
  @ApiOkResponse({ type: AttachmentsAnswer })
  async list(@Query() query: Record<string, unknown>): Promise<AttachmentsAnswer> {
    return { items: await this.attachments.list(readOwner(query)) };
  }

  @Post()
  @OwnUnits()
  @RawBody({ maxBytes: attachmentLimits.bytesOfOne })
  @ApiOperation({
    summary: 'Put a file beside a record; the body is the file itself, 25 MB at most',
    operationId: 'create workspace/attachments',
  })
  @DescribeOwner()
  @ApiQuery({
    name: 'name',
    required: true,
    description: 'Name of the file',
    schema: { type: 'string', example: 'mesures.txt' },
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A repeated POST with the same key changes nothing',
  })
  @ApiCreatedResponse({ type: AttachmentAnswer })
  async create(
    @Query() query: Record<string, unknown>,
    @Uploaded() content: RawContent,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { name, ...owner } = readOwner(query, (reader) => ({ name: reader.required('name', 1_000) }));
    const key = request.headers['idempotency-key'];
    if (key !== undefined && (typeof key !== 'string' || key.length < 1 || key.length > 200))
      throw new Problem(CommonProblems.MALFORMED_REQUEST);
    const idempotency = key === undefined ? undefined : { key, url: request.url };
    const { attachment, replayed } = await this.attachments.upload({ owner, name, content, idempotency });
    if (replayed) reply.header('idempotent-replayed', 'true');
    return attachment;
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read what is known of one file', operationId: 'read workspace/attachments' })
  @ApiOkResponse({ type: AttachmentAnswer })
  get(@Param('id', IdPipe) id: string): Promise<AttachmentAnswer> {
    return this.attachments.get(id);
  }

  @Get(':id/content')
  @OwnUnits()
  @ApiOperation({ summary: 'The file itself', operationId: 'content workspace/attachments' })
  @ApiQuery({
    name: 'inline',
    required: false,
    description: 'To be shown in the page; honoured for PDF and PNG, JPEG, WebP and GIF images',
    schema: { type: 'string' },
  })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The file', schema: { type: 'string', format: 'binary' } })
  async content(
    @Param('id', IdPipe) id: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const inline = readQuery(query, (reader) => reader.text('inline'));
    const { attachment, content } = await this.attachments.read(id);
    const saved = asAttachment(attachment.name);
    const shown = inline !== undefined && inline !== 'false' && attachment.inline;
    reply
      .header('content-type', attachment.mediaType)
      .header('content-length', attachment.size)
      .header('content-disposition', shown ? saved.replace(/^attachment/, 'inline') : saved)
      // Whatever a file holds, opened as a page of its own it runs nothing and reaches nothing of ours.
      .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      .send(content);
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Give a file another name; its extension stays',
    operationId: 'update workspace/attachments',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
  @ApiBody({ type: AttachmentPatch })
  @ApiOkResponse({ type: AttachmentAnswer })
  rename(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() { name }: AttachmentPatch,
  ): Promise<AttachmentAnswer> {
    return this.attachments.rename(id, version, name);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a file', operationId: 'remove workspace/attachments' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you remove, in quotes' })
  @ApiNoContentResponse()
  async remove(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<void> {
    await this.attachments.remove(id, version);
  }
}
