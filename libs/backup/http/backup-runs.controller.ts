import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DescribePage, IdPipe, OwnUnits, type Page, Permission, pageOf } from '#runtime';
import { BackupRequests } from '../requests/backup-requests.js';
import { Verifications } from '../requests/verifications.js';
import { RunContentsReader } from '../runs/run-contents.js';
import { type ListedRun, RunList, runReasons, runStates } from '../runs/run-list.js';
import {
  BackupRunAnswer,
  BackupRunDetailAnswer,
  RunContentsAnswer,
  VerificationAnswer,
} from './backup-answers.js';

/** What an instance's admin may see and ask of its copies. The copies themselves stay where they are. */
@ApiTags('backup')
@Controller('backup/runs')
export class BackupRunsController {
  constructor(
    private readonly runs: RunList,
    private readonly verifications: Verifications,
    private readonly requests: BackupRequests,
    private readonly contents: RunContentsReader,
  ) {}

  @Get()
  @Permission('backup.run.read')
  @OwnUnits()
  @ApiOperation({ summary: 'The copies of this instance, newest first', operationId: 'list backup runs' })
  @DescribePage()
  @ApiQuery({ name: 'order', required: false, enum: ['asc', 'desc'] })
  @ApiQuery({ name: 'state', required: false, enum: runStates })
  @ApiQuery({ name: 'reason', required: false, enum: runReasons })
  @ApiOkResponse({ type: pageOf(BackupRunAnswer) })
  list(@Query() query: Record<string, unknown>): Promise<Page<ListedRun>> {
    return this.runs.list(query);
  }

  @Post()
  @HttpCode(202)
  @Permission('backup.run.create')
  @OwnUnits()
  @ApiOperation({
    summary: 'Take a full copy now, once in half an hour; it goes on after the answer',
    operationId: 'create backup runs',
  })
  @ApiAcceptedResponse({ description: 'It will be in the list' })
  async create(): Promise<void> {
    await this.requests.copy();
  }

  @Get(':id')
  @Permission('backup.run.read')
  @OwnUnits()
  @ApiOperation({ summary: 'One copy, and the times it was read again', operationId: 'read backup runs' })
  @ApiOkResponse({ type: BackupRunDetailAnswer })
  async get(@Param('id', IdPipe) id: string): Promise<BackupRunDetailAnswer> {
    // Read first: a reading that has ended has by then changed what the run says of itself.
    const verifications = await this.verifications.of(id);
    return { ...(await this.runs.get(id)), verifications };
  }

  @Get(':id/contents')
  @Permission('backup.run.read')
  @OwnUnits()
  @ApiOperation({ summary: 'What a copy holds: counts and sizes, no data', operationId: 'read run contents' })
  @ApiOkResponse({ type: RunContentsAnswer })
  async contentsOf(@Param('id', IdPipe) id: string): Promise<RunContentsAnswer> {
    const { tables, files } = await this.contents.of(id);
    return { tables: [...tables], files };
  }

  @Post(':id/verifications')
  @HttpCode(202)
  @Permission('backup.run.verify')
  @OwnUnits()
  @ApiOperation({
    summary: 'Read a copy again from end to end and compare every digest; it goes on after the answer',
    operationId: 'verify backup runs',
  })
  @ApiAcceptedResponse({ type: VerificationAnswer })
  verify(@Param('id', IdPipe) id: string): Promise<VerificationAnswer> {
    return this.requests.verify(id);
  }
}
