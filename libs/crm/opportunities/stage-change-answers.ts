import { ApiProperty } from '@nestjs/swagger';
import { opportunityStates } from './opportunity-states.js';

/** One step of an opportunity: its creation, a move, a closing, a reopening. */
export class StageChange {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actorId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  actorName!: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Null: the creation, or a stage that is gone',
  })
  fromStageId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  fromStageName!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: a stage that is gone' })
  toStageId!: string | null;

  @ApiProperty({ type: String })
  toStageName!: string;

  @ApiProperty({ enum: opportunityStates, nullable: true, description: 'Null: the creation' })
  fromState!: string | null;

  @ApiProperty({ enum: opportunityStates })
  toState!: string;

  @ApiProperty({ type: String, format: 'decimal', nullable: true, description: 'The amount at that time' })
  amount!: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Milliseconds until the next step, or until now; null where it was closed',
  })
  lastedMs!: number | null;
}

export class StageHistory {
  @ApiProperty({ type: [StageChange] })
  items!: StageChange[];
}
