import { ApiProperty } from '@nestjs/swagger';
import { importOutcomes } from './calendar-imports.repository.js';

const count = { type: 'integer' } as const;
const moment = { type: String, format: 'date-time', nullable: true } as const;

export class CalendarEntryAnswer {
  @ApiProperty({ type: 'integer', description: 'Place in the file' })
  place!: number;

  @ApiProperty({ type: String, nullable: true })
  uid!: string | null;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty(moment)
  startsAt!: Date | null;

  @ApiProperty({ enum: [...importOutcomes] })
  outcome!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused', example: 'no-start' })
  reason!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  activityId!: string | null;
}

export class CalendarPreviewEntry extends CalendarEntryAnswer {
  @ApiProperty({ type: 'integer', description: 'How many activities it becomes: a series is laid out' })
  activities!: number;
}

/** `read` is always the sum of the others. */
class CalendarCounts {
  @ApiProperty(count)
  read!: number;

  @ApiProperty(count)
  created!: number;

  @ApiProperty(count)
  updated!: number;

  @ApiProperty(count)
  unchanged!: number;

  @ApiProperty(count)
  refused!: number;
}

export class CalendarPreviewAnswer extends CalendarCounts {
  @ApiProperty({ type: [CalendarPreviewEntry], description: 'The first 200' })
  entries!: CalendarPreviewEntry[];
}

export class CalendarImportSummary extends CalendarCounts {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  fileName!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty(moment)
  undoneAt!: Date | null;

  @ApiProperty({ ...count, nullable: true, description: 'Activities taken back' })
  undone!: number | null;

  @ApiProperty({
    ...count,
    nullable: true,
    description: 'Activities that stayed: somebody had changed them since',
  })
  kept!: number | null;
}

export class CalendarImportAnswer extends CalendarImportSummary {
  @ApiProperty({ type: [CalendarEntryAnswer], description: 'The first 200, one for each activity' })
  entries!: CalendarEntryAnswer[];
}

export class CalendarImportsAnswer {
  @ApiProperty({ type: [CalendarImportSummary] })
  items!: CalendarImportSummary[];
}
