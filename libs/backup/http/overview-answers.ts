import { ApiProperty } from '@nestjs/swagger';
import { alertKinds } from '../schedule/conditions.js';

const slotStates = ['waiting', 'running', 'done', 'failed', 'missed', 'superseded', 'idle'] as const;
const slotKinds = ['midday', 'evening'] as const;
export const bytes = { type: 'integer', format: 'int64', description: 'Bytes' } as const;
export const moment = { type: String, format: 'date-time' } as const;

export class SlotOutcomeAnswer {
  @ApiProperty({
    enum: slotStates,
    description: 'idle: a day off without changes; superseded: the full copy of the evening came first',
  })
  state!: string;

  @ApiProperty({ type: String, format: 'date' })
  businessDate!: string;

  @ApiProperty(moment)
  slotAt!: Date;

  @ApiProperty({ type: Boolean })
  late!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why the newest attempt failed' })
  error!: string | null;
}

export class RunningCopyAnswer {
  @ApiProperty({ enum: ['full', 'incremental'] })
  kind!: string;

  @ApiProperty(moment)
  startedAt!: Date;

  @ApiProperty({ type: 'integer', nullable: true })
  tablesDone!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  tablesTotal!: number | null;

  @ApiProperty({ ...bytes, nullable: true })
  bytesDone!: number | null;
}

export class NextSlotAnswer {
  @ApiProperty({ enum: slotKinds })
  kind!: string;

  @ApiProperty({ type: String, format: 'date' })
  businessDate!: string;

  @ApiProperty(moment)
  at!: Date;
}

/** What a second site has of an instance's copies, for its admins. */
export class TenantSecondSiteAnswer {
  @ApiProperty({ ...moment, nullable: true, description: 'When the newest copy that it has was taken' })
  newestAt!: Date | null;

  @ApiProperty({ type: 'integer' })
  copies!: number;
}

/** The same for operators. */
export class SecondSiteAnswer extends TenantSecondSiteAnswer {
  @ApiProperty({ type: 'integer', description: 'Copies that it should have and lacks' })
  missing!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed' })
  error!: string | null;
}

/** An alert as an instance's own admins see it. */
export class BackupAlertAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: alertKinds })
  kind!: string;

  @ApiProperty(moment)
  openedAt!: Date;

  @ApiProperty({ ...moment, nullable: true, description: 'When it was well again; null while it lasts' })
  closedAt!: Date | null;
}

/** Where an instance's copies stand, for operators. */
export class InstanceBackupsAnswer {
  @ApiProperty({ type: String })
  slug!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String })
  state!: string;

  @ApiProperty({ type: String })
  timeZone!: string;

  @ApiProperty({ ...moment, nullable: true })
  lastFullAt!: Date | null;

  @ApiProperty({ ...bytes, nullable: true })
  lastFullBytes!: number | null;

  @ApiProperty({ ...bytes, nullable: true, description: 'Bytes on disk a second' })
  lastFullSpeed!: number | null;

  @ApiProperty({ type: SlotOutcomeAnswer, nullable: true })
  midday!: SlotOutcomeAnswer | null;

  @ApiProperty({ type: SlotOutcomeAnswer, nullable: true })
  evening!: SlotOutcomeAnswer | null;

  @ApiProperty({ type: RunningCopyAnswer, nullable: true })
  running!: RunningCopyAnswer | null;

  @ApiProperty({ type: 'integer' })
  kept!: number;

  @ApiProperty(bytes)
  keptBytes!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  oldestKept!: string | null;

  @ApiProperty({ ...moment, nullable: true })
  provenAt!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  provenOn!: string | null;

  @ApiProperty({ ...moment, nullable: true })
  contentsProvenAt!: Date | null;

  @ApiProperty({ type: SecondSiteAnswer, nullable: true, description: 'null without a second site' })
  secondSite!: SecondSiteAnswer | null;

  @ApiProperty({ type: [NextSlotAnswer] })
  next!: NextSlotAnswer[];

  @ApiProperty({ type: 'integer', description: 'Open alerts' })
  alerts!: number;
}

export class OperatorAlertAnswer extends BackupAlertAnswer {
  @ApiProperty({ type: String, nullable: true, description: 'null: of the platform itself' })
  slug!: string | null;

  @ApiProperty({ type: String, nullable: true })
  instanceName!: string | null;

  @ApiProperty({
    type: Object,
    additionalProperties: true,
    description: 'Facts: days, sizes, codes of errors',
  })
  details!: Readonly<Record<string, unknown>>;
}

export class BackupsOverviewAnswer {
  @ApiProperty({ type: [InstanceBackupsAnswer] })
  items!: InstanceBackupsAnswer[];

  @ApiProperty({ type: [OperatorAlertAnswer] })
  alerts!: OperatorAlertAnswer[];

  @ApiProperty({ ...bytes, description: 'Bytes left on the disk of the copies' })
  freeBytes!: number;

  @ApiProperty({ ...bytes, description: 'Bytes that must be left for the next evening' })
  neededBytes!: number;

  @ApiProperty({ type: Boolean })
  isDiskLow!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The address of the second site; null without one',
  })
  secondSite!: string | null;
}
