import { ApiProperty } from '@nestjs/swagger';
import { Activity } from '../activities/activity.entity.js';

/** A record that an activity concerns. */
export class RelatedRecordAnswer {
  @ApiProperty({ type: String, example: 'crm.opportunity' })
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  title!: string;
}

export class TodayActivity extends Activity {
  @ApiProperty({ type: [RelatedRecordAnswer], description: 'What it concerns, the closest record first' })
  related!: RelatedRecordAnswer[];
}

export class TodayOpportunity {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  companyId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  companyName!: string | null;

  @ApiProperty({ type: String, format: 'uuid' })
  stageId!: string;

  @ApiProperty({ type: String })
  stageName!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  stageSince!: Date;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Days after which it is stale at its stage' })
  maxAgeDays!: number | null;

  @ApiProperty({ type: String, format: 'decimal', nullable: true })
  amount!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  expectedCloseOn!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextActionAt!: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  ownerId!: string | null;
}

export class TodayLead {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: String })
  state!: string;

  @ApiProperty({ type: String })
  channel!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  firstResponseDueAt!: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  ownerId!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;
}

class TodayOpportunities {
  @ApiProperty({ type: [TodayOpportunity], description: 'The first ones' })
  items!: TodayOpportunity[];

  @ApiProperty({ type: 'integer' })
  total!: number;
}

class TodayLeads {
  @ApiProperty({ type: [TodayLead], description: 'The first ones; those that nobody has yet are among them' })
  items!: TodayLead[];

  @ApiProperty({ type: 'integer' })
  total!: number;
}

class TodayTotals {
  @ApiProperty({ type: 'integer' })
  overdue!: number;

  @ApiProperty({ type: 'integer' })
  today!: number;

  @ApiProperty({ type: 'integer' })
  upcoming!: number;
}

/** What needs somebody today. */
export class TodayAnswer {
  @ApiProperty({ type: String, format: 'date', description: 'Today, in the instance’s own calendar' })
  day!: string;

  @ApiProperty({ type: [TodayActivity] })
  overdue!: TodayActivity[];

  @ApiProperty({ type: [TodayActivity] })
  today!: TodayActivity[];

  @ApiProperty({ type: [TodayActivity], description: 'Of the seven days after today' })
  upcoming!: TodayActivity[];

  @ApiProperty({ type: TodayTotals, description: 'How many there are; at most 100 of each are shown' })
  totals!: TodayTotals;

  @ApiProperty({ type: TodayOpportunities, description: 'Open, and nothing is planned for them' })
  opportunitiesWithoutAction!: TodayOpportunities;

  @ApiProperty({ type: TodayOpportunities, description: 'At their stage for longer than it allows' })
  staleOpportunities!: TodayOpportunities;

  @ApiProperty({ type: TodayLeads, description: 'New or assigned, and not answered' })
  leadsToAnswer!: TodayLeads;
}
