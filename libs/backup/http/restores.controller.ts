import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DescribePage, OwnUnits, type Page, Permission, pageOf, readPage } from '#runtime';
import { type PastRestore, RestoreHistory, restoreKinds } from '../returns/restore-history.js';
import { RecordReturnAnswer } from './return-answers.js';

export class PastRestoreAnswer extends RecordReturnAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: restoreKinds })
  kind!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  runId!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When the copy was begun' })
  copiedAt!: Date;

  @ApiProperty({ enum: ['running', 'done', 'failed', 'undone'] })
  state!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'null: an operator of B2O' })
  by!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when B2O can take it back',
  })
  undoableUntil!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  resource!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  recordId!: string | null;

  @ApiProperty({ type: 'integer' })
  total!: number;
}

/** What was brought back. */
@ApiTags('backup')
@Controller('backup/restores')
export class RestoresController {
  constructor(private readonly history: RestoreHistory) {}

  @Get()
  @Permission('backup.run.read')
  @OwnUnits()
  @ApiOperation({
    summary: 'What was brought back into the live data, newest first: everything, tables, single records',
    operationId: 'list restores',
  })
  @DescribePage()
  @ApiOkResponse({ type: pageOf(PastRestoreAnswer) })
  list(@Query() query: Record<string, unknown>): Promise<Page<PastRestore>> {
    const { page, perPage } = readPage(query);
    return this.history.list(page, perPage);
  }
}
