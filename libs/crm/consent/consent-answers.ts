import { ApiProperty } from '@nestjs/swagger';
import { channels, consentBases, consentKinds } from './channels.js';

const refusals = [
  'opted-out',
  'no-consent',
  'unconfirmed',
  'suppressed',
  'bounced',
  'no-address',
  'not-informed',
  'banned-theme',
] as const;

export class ConsentEventAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: [...channels] })
  channel!: (typeof channels)[number];

  @ApiProperty({ enum: [...consentKinds] })
  kind!: (typeof consentKinds)[number];

  @ApiProperty({ type: Boolean, description: 'Counts only once the owner of the address has confirmed' })
  awaitsConfirmation!: boolean;

  @ApiProperty({ enum: [...consentBases, null], nullable: true, type: String })
  basis!: (typeof consentBases)[number] | null;

  @ApiProperty({ type: String, nullable: true })
  wording!: string | null;

  @ApiProperty({ type: String })
  source!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  campaignId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true })
  proof!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: Date;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actorId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  actorName!: string | null;
}

export class ChannelConsentAnswer {
  @ApiProperty({ enum: [...channels] })
  channel!: (typeof channels)[number];

  @ApiProperty({ enum: ['given', 'refused', 'unconfirmed', 'none'], description: 'From the last word' })
  state!: 'given' | 'refused' | 'unconfirmed' | 'none';

  @ApiProperty({ type: Boolean, description: 'An address of the contact is on the list of refused ones' })
  listed!: boolean;

  @ApiProperty({
    enum: [...refusals, null],
    nullable: true,
    type: String,
    description: 'Null: may be addressed',
  })
  refusal!: (typeof refusals)[number] | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The event that the state comes from',
  })
  eventId!: string | null;
}

export class ContactConsentsAnswer {
  @ApiProperty({ type: [ChannelConsentAnswer] })
  channels!: ChannelConsentAnswer[];

  @ApiProperty({ type: [ConsentEventAnswer], description: 'The newest first, 200 at most' })
  events!: ConsentEventAnswer[];
}

export class SuppressionCountAnswer {
  @ApiProperty({ enum: [...channels] })
  channel!: (typeof channels)[number];

  @ApiProperty({ type: 'integer' })
  count!: number;
}

export class SuppressionEntryAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: [...channels] })
  channel!: (typeof channels)[number];

  @ApiProperty({ type: String })
  reason!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;
}

export class SuppressionsAnswer {
  @ApiProperty({ type: [SuppressionCountAnswer] })
  counts!: SuppressionCountAnswer[];

  @ApiProperty({ type: [SuppressionEntryAnswer], description: 'The newest 50' })
  latest!: SuppressionEntryAnswer[];
}

export class SuppressionCheckAnswer {
  @ApiProperty({ type: Boolean })
  listed!: boolean;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  at!: Date | null;
}
