import { ApiProperty } from '@nestjs/swagger';
import {
  type RequirableField,
  requirableFields,
  type StageKind,
  stageKinds,
} from '../pipelines/stage.entity.js';
import { type OpportunityState, opportunityStates } from './opportunity-states.js';

/** A stage as boards and reports show it. */
export class StageSummary {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ enum: stageKinds })
  kind!: StageKind;

  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ type: 'integer' })
  probability!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  maxAgeDays!: number | null;

  @ApiProperty({ enum: requirableFields, isArray: true })
  requiredFields!: RequirableField[];
}

/** An opportunity as its card on the board shows it. */
export class OpportunityCard {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  stageId!: string;

  @ApiProperty({ enum: opportunityStates })
  state!: OpportunityState;

  @ApiProperty({ type: String, isArray: true, format: 'uuid' })
  tagIds!: string[];

  @ApiProperty({ type: String, format: 'decimal', nullable: true })
  amount!: string | null;

  @ApiProperty({ type: 'integer' })
  probability!: number;

  @ApiProperty({ type: String, format: 'decimal', nullable: true })
  weightedAmount!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  expectedCloseOn!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  stageSince!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextActionAt!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  city!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  ownerId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  companyId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null also for a company out of reach' })
  companyName!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  contactId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null also for a contact out of reach' })
  contactName!: string | null;
}

/** All that is at a stage: figures of all, and the first cards. */
export class BoardColumn {
  @ApiProperty({ type: StageSummary })
  stage!: StageSummary;

  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty({ type: String, format: 'decimal' })
  amount!: string;

  @ApiProperty({ type: String, format: 'decimal' })
  weightedAmount!: string;

  @ApiProperty({ type: [OpportunityCard] })
  items!: OpportunityCard[];
}

export class OpportunityBoard {
  @ApiProperty({ type: String, format: 'uuid' })
  pipelineId!: string;

  @ApiProperty({ type: [BoardColumn] })
  columns!: BoardColumn[];
}
