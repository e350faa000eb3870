import { ApiProperty } from '@nestjs/swagger';

class CampaignMessageError {
  @ApiProperty({ type: String, example: 'body' })
  field!: string;

  @ApiProperty({ type: String, example: 'unknown-field' })
  code!: string;

  @ApiProperty({ type: String, description: 'In the reader’s language' })
  message!: string;
}

/** A message as one contact would see it. */
export class CampaignPreviewAnswer {
  @ApiProperty({ type: String })
  subject!: string;

  @ApiProperty({ type: String })
  preheader!: string;

  @ApiProperty({ type: String, description: 'The whole mail' })
  html!: string;

  @ApiProperty({ type: String, description: 'The same as plain text' })
  text!: string;

  @ApiProperty({ type: [CampaignMessageError] })
  errors!: CampaignMessageError[];
}

export class CampaignReasonCount {
  @ApiProperty({ type: String, example: 'opted-out' })
  reason!: string;

  @ApiProperty({ type: 'integer' })
  count!: number;
}

class CampaignSample {
  @ApiProperty({ type: String, format: 'uuid' })
  contactId!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String })
  address!: string;
}

/** Whom a campaign would reach if it left now. */
export class CampaignForecast {
  @ApiProperty({ type: 'integer', description: 'Contacts of the segment' })
  total!: number;

  @ApiProperty({ type: 'integer', description: 'Who would receive the mail' })
  reached!: number;

  @ApiProperty({ type: [CampaignReasonCount], description: 'Who would not, and why' })
  refused!: CampaignReasonCount[];

  @ApiProperty({ type: [CampaignSample], description: 'Some who would, by name' })
  samples!: CampaignSample[];
}

class CampaignStateCount {
  @ApiProperty({ type: String })
  state!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: 'integer' })
  count!: number;
}

/** What became of each recipient, in figures. */
export class CampaignReport {
  @ApiProperty({ type: [CampaignStateCount] })
  counts!: CampaignStateCount[];
}

/** A campaign that concerns a contact. */
export class ContactCampaign {
  @ApiProperty({ type: String, format: 'uuid' })
  campaignId!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  subject!: string | null;

  @ApiProperty({ type: String })
  state!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;
}

export class ContactCampaigns {
  @ApiProperty({ type: [ContactCampaign], description: 'The newest first, 100 at most' })
  items!: ContactCampaign[];
}
