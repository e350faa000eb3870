import { ApiProperty } from '@nestjs/swagger';
import { ReplyOutcomeAnswer } from '../invitations/invitation-answers.js';
import { intakeOutcomes } from './email-intake.repository.js';

const id = { type: String, format: 'uuid' } as const;

export class EmailLinkAnswer {
  @ApiProperty({ type: String, example: 'crm.contact' })
  resource!: string;

  @ApiProperty(id)
  id!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ enum: ['from', 'to', 'cc', 'about'] })
  role!: string;

  @ApiProperty({
    enum: ['page', 'address', 'affiliation', 'thread'],
    description: 'Why: from that page, by its address, the company of a contact, the conversation',
  })
  reason!: string;
}

export class EmailLinksAnswer {
  @ApiProperty({ type: [EmailLinkAnswer] })
  items!: EmailLinkAnswer[];
}

export class IntakeAnswer {
  @ApiProperty({ enum: [...intakeOutcomes] })
  outcome!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused', example: 'not-a-mail' })
  reason!: string | null;

  @ApiProperty({ ...id, nullable: true })
  emailId!: string | null;

  @ApiProperty({ type: [String], description: 'Names of attachments that may not be kept' })
  refusedFiles!: readonly string[];

  @ApiProperty({ type: ReplyOutcomeAnswer, nullable: true })
  reply!: ReplyOutcomeAnswer | null;
}

export class IntakeCount {
  @ApiProperty({ enum: [...intakeOutcomes] })
  outcome!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: 'integer' })
  count!: number;
}

export class IntakeRowAnswer {
  @ApiProperty({ type: String })
  fileName!: string;

  @ApiProperty({ enum: [...intakeOutcomes] })
  outcome!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ ...id, nullable: true })
  emailId!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;
}

export class IntakeFiguresAnswer {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastStoredAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastRefusedAt!: Date | null;

  @ApiProperty({ type: [IntakeCount] })
  counts!: readonly IntakeCount[];

  @ApiProperty({ type: [IntakeRowAnswer], description: 'The latest twenty files' })
  latest!: readonly IntakeRowAnswer[];
}

export class KnownRecipient {
  @ApiProperty({ type: String })
  address!: string;

  @ApiProperty(id)
  contactId!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({
    type: Boolean,
    description: 'They want no mailings; a letter of one person to another may still go',
  })
  optedOut!: boolean;
}

export class KnownRecipients {
  @ApiProperty({ type: [KnownRecipient] })
  items!: KnownRecipient[];

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'What is added to a mail to this one address, unless `tellsOrigin` is false: where we have it from',
  })
  originNotice!: string | null;
}
