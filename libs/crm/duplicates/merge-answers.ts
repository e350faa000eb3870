import { ApiProperty } from '@nestjs/swagger';

export class MergeAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['crm.company', 'crm.contact'] })
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The record that stayed' })
  keptId!: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'The record that went up in it' })
  otherId!: string;

  @ApiProperty({ type: String, description: 'What that record was called' })
  otherTitle!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  mergedAt!: Date;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  mergedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  undoneAt!: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  undoneBy!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null when it has been undone, or can be no more',
  })
  undoableUntil!: Date | null;
}

export class MergeAnswers {
  @ApiProperty({ type: [MergeAnswer], description: 'At most a hundred, the newest first' })
  items!: MergeAnswer[];
}
