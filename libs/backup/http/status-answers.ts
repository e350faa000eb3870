import { ApiProperty } from '@nestjs/swagger';
import { slotOutcomes } from '../schedule/slot-days.js';
import {
  BackupAlertAnswer,
  bytes,
  moment,
  NextSlotAnswer,
  RunningCopyAnswer,
  SlotOutcomeAnswer,
  TenantSecondSiteAnswer,
} from './overview-answers.js';

export class SlotOfDayAnswer {
  @ApiProperty(moment)
  at!: Date;

  @ApiProperty({ enum: slotOutcomes })
  state!: string;
}

/** A working day with its two copies. */
export class SlotDayAnswer {
  @ApiProperty({ type: String, format: 'date' })
  day!: string;

  @ApiProperty({ type: SlotOfDayAnswer, nullable: true })
  midday!: SlotOfDayAnswer | null;

  @ApiProperty({ type: SlotOfDayAnswer, nullable: true })
  evening!: SlotOfDayAnswer | null;
}

/** Where an instance's copies stand, for its admins. */
export class BackupStatusAnswer {
  @ApiProperty({ ...moment, nullable: true })
  lastFullAt!: Date | null;

  @ApiProperty({ ...bytes, nullable: true })
  lastFullBytes!: number | null;

  @ApiProperty({ type: SlotOutcomeAnswer, nullable: true })
  midday!: SlotOutcomeAnswer | null;

  @ApiProperty({ type: SlotOutcomeAnswer, nullable: true })
  evening!: SlotOutcomeAnswer | null;

  @ApiProperty({ type: RunningCopyAnswer, nullable: true })
  running!: RunningCopyAnswer | null;

  @ApiProperty({ type: 'integer', description: 'Copies that are kept' })
  kept!: number;

  @ApiProperty(bytes)
  keptBytes!: number;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The oldest day that can be brought back',
  })
  oldestKept!: string | null;

  @ApiProperty({
    ...moment,
    nullable: true,
    description: 'When a copy was last brought back on another server, with equal digests',
  })
  provenAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'The PostgreSQL of that server' })
  provenOn!: string | null;

  @ApiProperty({
    ...moment,
    nullable: true,
    description: 'When every row and reference was last found whole',
  })
  contentsProvenAt!: Date | null;

  @ApiProperty({ type: TenantSecondSiteAnswer, nullable: true, description: 'null without a second site' })
  secondSite!: TenantSecondSiteAnswer | null;

  @ApiProperty({ type: [NextSlotAnswer], description: 'One of each kind; none where the schedule is off' })
  next!: NextSlotAnswer[];

  @ApiProperty({
    type: [SlotDayAnswer],
    description: 'The last six working days of the company, the newest first',
  })
  days!: SlotDayAnswer[];

  @ApiProperty({
    type: [BackupAlertAnswer],
    description: 'Open ones first, and those that ended within a week',
  })
  alerts!: BackupAlertAnswer[];
}
