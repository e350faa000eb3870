import { ApiProperty } from '@nestjs/swagger';

export const bounceOutcomes = [
  'bounced',
  'temporary',
  'complained',
  'delivered',
  'known',
  'unclear',
  'unrecognised',
  'unreadable',
] as const;
export type BounceOutcome = (typeof bounceOutcomes)[number];

/** What one returned mail was taken for. */
export class CampaignBounce {
  @ApiProperty({ type: String, description: 'Name of the file' })
  file!: string;

  @ApiProperty({ enum: bounceOutcomes })
  outcome!: BounceOutcome;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  campaignId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  @ApiProperty({ type: String, description: 'What the server said' })
  detail!: string;
}

export class CampaignBounces {
  @ApiProperty({ type: [CampaignBounce] })
  items!: CampaignBounce[];
}
