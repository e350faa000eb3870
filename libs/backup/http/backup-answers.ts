import { ApiProperty } from '@nestjs/swagger';
import { verificationKinds, verificationStates } from '../requests/verifications.js';
import { runReasons, runStates, slots } from '../runs/run-list.js';

const moment = { type: String, format: 'date-time', nullable: true } as const;

/** A copy in a list. */
export class BackupRunAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['full', 'incremental'] })
  kind!: string;

  @ApiProperty({ enum: runReasons })
  reason!: string;

  @ApiProperty({ enum: slots, nullable: true, description: 'null for copies around restores and migrations' })
  slot!: string | null;

  @ApiProperty({
    enum: runStates,
    description: 'A copy counts once it is verified: read back whole and compared with its digests',
  })
  state!: string;

  @ApiProperty({ type: String, format: 'date', description: "The instance's day that the copy is of" })
  businessDate!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;

  @ApiProperty({ type: Boolean, description: 'It began more than half an hour after its slot' })
  late!: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Tables copied so far' })
  tablesDone!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  tablesTotal!: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Kept until then, whatever comes',
  })
  pinnedUntil!: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Milliseconds' })
  durationMs!: number | null;

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

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was last found intact; null for one that was found damaged since',
  })
  verifiedAt!: Date | null;

  @ApiProperty({ ...moment, description: 'When every row and reference of it was last found whole' })
  contentsProvenAt!: Date | null;

  @ApiProperty({ ...moment, description: 'When it last came back on another server' })
  restoreProvenAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'The PostgreSQL of that server' })
  restoreProvenOn!: string | null;

  @ApiProperty({ ...moment, description: 'Since when it lies on a second site too; null without one' })
  secondSiteAt!: Date | null;
}

export class VerificationAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({
    enum: verificationKinds,
    description:
      'read: every byte; contents: every row and reference; restore: brought back on another server',
  })
  kind!: string;

  @ApiProperty({ enum: verificationStates, description: 'failed: it could not be read to its end' })
  state!: string;

  @ApiProperty({ type: [String], description: 'What is wrong, file by file' })
  problems!: string[];

  @ApiProperty({ type: String })
  requestedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;
}

/** A copy with the times it was read again. */
export class BackupRunDetailAnswer extends BackupRunAnswer {
  @ApiProperty({ type: [VerificationAnswer], description: 'The newest twenty, newest first' })
  verifications!: VerificationAnswer[];
}

export class RunContentAnswer {
  @ApiProperty({ type: String })
  table!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The kind of record; null for what lies under records',
  })
  resource!: string | null;

  @ApiProperty({ type: Number })
  rows!: number;

  @ApiProperty({ type: Number, description: 'Size in the copy, compressed' })
  bytes!: number;
}

export class ContainedFilesAnswer {
  @ApiProperty({ type: Number })
  count!: number;

  @ApiProperty({ type: Number })
  bytes!: number;
}

export class RunContentsAnswer {
  @ApiProperty({ type: [RunContentAnswer] })
  tables!: RunContentAnswer[];

  @ApiProperty({ type: ContainedFilesAnswer, description: 'Attachments' })
  files!: ContainedFilesAnswer;
}
