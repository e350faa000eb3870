import { ApiProperty } from '@nestjs/swagger';
import { StageSummary } from './board-answers.js';

class Total {
  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty({ type: String, format: 'decimal' })
  amount!: string;
}

/** How opportunities fared that came to a stage in the period. */
export class StageFigures {
  @ApiProperty({ type: StageSummary })
  stage!: StageSummary;

  @ApiProperty({ type: 'integer', description: 'Opportunities that came to the stage in the period' })
  entered!: number;

  @ApiProperty({ type: 'integer', description: 'Those of them that went further since, or were won' })
  advanced!: number;

  @ApiProperty({ type: 'integer', description: 'Those of them that were won since' })
  won!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Percentage that went further; null: none came' })
  conversion!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Median days of the stays that began in the period and are over; null: none is',
  })
  medianDays!: number | null;
}

export class LostReasonFigures extends Total {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  name!: string;
}

export class ForecastMonth extends Total {
  @ApiProperty({ type: String, nullable: true, example: '2026-03', description: 'Null: no day is expected' })
  month!: string | null;

  @ApiProperty({ type: String, format: 'decimal' })
  weightedAmount!: string;
}

export class WonFigures extends Total {
  @ApiProperty({ type: String, format: 'decimal', nullable: true, description: 'Of those with an amount' })
  averageAmount!: string | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Median days from the first stage to the closing; null: unknown',
  })
  medianDays!: number | null;
}

export class TotalFigures extends Total {}

export class PipelineReport {
  @ApiProperty({ type: String, format: 'uuid' })
  pipelineId!: string;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  @ApiProperty({ type: [StageFigures], description: 'The open stages, in order' })
  stages!: StageFigures[];

  @ApiProperty({ type: WonFigures })
  won!: WonFigures;

  @ApiProperty({ type: TotalFigures })
  lost!: TotalFigures;

  @ApiProperty({ type: TotalFigures })
  abandoned!: TotalFigures;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Percentage of won among won and lost; null: neither',
  })
  winRate!: number | null;

  @ApiProperty({ type: [LostReasonFigures], description: 'The most frequent first' })
  lostReasons!: LostReasonFigures[];

  @ApiProperty({ type: [ForecastMonth], description: 'What is open now, by the month of its expected close' })
  forecast!: ForecastMonth[];
}
