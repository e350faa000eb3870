import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { OwnUnits, Permission, Scopes } from '#runtime';
import { BackupRuns } from '../runs/backup-runs.js';

class BackupRunAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['full', 'incremental'] })
  kind!: string;

  @ApiProperty({ enum: ['manual', 'scheduled', 'before-restore', 'after-restore', 'before-migration'] })
  reason!: string;

  @ApiProperty({
    enum: ['running', 'written', 'verified', 'failed', 'expired'],
    description: 'A copy counts once it is verified: read back whole and compared with its digests',
  })
  state!: string;

  @ApiProperty({ type: String, format: 'date', description: "The instance's day that the copy is of" })
  businessDate!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;

  @ApiProperty({ type: Number, nullable: true })
  tables!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  rows!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Size on disk, in bytes' })
  bytes!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'SHA-256 of the manifest, which holds all others',
  })
  manifestSha256!: string | null;
}

class BackupRunsAnswer {
  @ApiProperty({ type: [BackupRunAnswer] })
  items!: BackupRunAnswer[];
}

/** What an instance's admin may see of its copies: that they exist, and their proof. The copies stay where they are. */
@ApiTags('backup')
@Controller('backup/runs')
export class BackupRunsController {
  constructor(private readonly runs: BackupRuns) {}

  @Get()
  @Permission('backup.run.read')
  @OwnUnits()
  @ApiOperation({ summary: 'The copies of this instance, newest first', operationId: 'list backup runs' })
  @ApiOkResponse({ type: BackupRunsAnswer })
  async list(): Promise<BackupRunsAnswer> {
    const runs = await this.runs.list(Scopes.instance().id);
    return { items: runs.slice(0, 200).map(({ runId, error: _, ...run }) => ({ id: runId, ...run })) };
  }
}
