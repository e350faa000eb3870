import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CommonProblems, isId, Problem, text } from '#kernel';
import { Clock, type HistoryEntry, historyOf, IdPipe, OfModule, SignedIn } from '#runtime';
import { MergeAnswer, MergeAnswers } from './merge-answers.js';
import { answerOf } from './merge-undo.rules.js';
import { MergeUndoService } from './merge-undo.service.js';
import { MergesService } from './merges.service.js';

/** Merges of every kind. Who may see or undo one is known by its records, so these routes name no permission. */
@ApiTags('crm')
@OfModule('crm')
@Controller('crm/merges')
export class MergesController {
  constructor(
    private readonly merges: MergesService,
    private readonly undoing: MergeUndoService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'The merges that a record has come of', operationId: 'list crm/merges' })
  @ApiQuery({ name: 'recordId', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: MergeAnswers })
  async list(@Query() query: Record<string, unknown>): Promise<MergeAnswers> {
    const found = await this.merges.ofRecord(readRecordId(query));
    return { items: found.map((merge) => answerOf(merge, this.clock.now())) };
  }

  @Get(':id/history')
  @SignedIn()
  @ApiOperation({
    summary: 'Who changed what in the record that went up in another one',
    operationId: 'history crm/merges',
  })
  @ApiOkResponse({ type: historyOf() })
  async history(@Param('id', IdPipe) id: string): Promise<{ items: HistoryEntry[] }> {
    return { items: await this.merges.history(id) };
  }

  @Post(':id/undo')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({
    summary: 'Undo a merge, within 30 days: both records are again what they were',
    operationId: 'undo crm/merges',
  })
  @ApiOkResponse({ type: MergeAnswer })
  async undo(@Param('id', IdPipe) id: string): Promise<MergeAnswer> {
    return answerOf(await this.undoing.undo(id), this.clock.now());
  }
}

function readRecordId(query: Record<string, unknown>): string {
  const { recordId, ...others } = query;
  const [unknown] = Object.keys(others);
  const refuse = (field: string, code: string, fr: string, en: string) =>
    new Problem(CommonProblems.INVALID_INPUT, { errors: [{ field, code, message: text(fr, en) }] });
  if (unknown !== undefined)
    throw refuse(unknown, 'unknown', 'Paramètre possible : recordId.', 'Possible parameter: recordId.');
  if (!isId(recordId)) throw refuse('recordId', 'id', 'Un identifiant est attendu.', 'An id is expected.');
  return recordId;
}
