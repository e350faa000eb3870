import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { text } from '#kernel';
import { EmailField, holdsObjects, IdField, message, rule, TextField } from '#runtime';
import { replyOutcomes } from './invitation-replies.js';

export const mostInvitees = 30;

export class ActivityInviteeInput {
  @TextField({ label: text('Nom', 'Name'), default: '' })
  name?: string;

  @EmailField({ label: text('Adresse e-mail', 'E-mail address'), required: true })
  address!: string;

  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact' })
  contactId?: string | null;
}

/** Who is to be invited: the whole list; whoever is not in it any more is told so. */
export class ActivityInvitationInput {
  @ApiProperty({ type: [ActivityInviteeInput], maxItems: mostInvitees })
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(
    mostInvitees,
    message(`${mostInvitees} personnes au plus.`, `At most ${mostInvitees} people.`),
  )
  @rule('objects', holdsObjects, message('Des objets sont attendus.', 'Objects are expected.'))
  @ValidateNested({ each: true, ...message('Un objet est attendu.', 'An object is expected.') })
  @Type(() => ActivityInviteeInput)
  invitees!: ActivityInviteeInput[];
}

export class InviteeAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  contactId!: string | null;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String })
  address!: string;

  @ApiProperty({ enum: ['needs-action', 'accepted', 'declined', 'tentative'] })
  answer!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  remark!: string | null;

  @ApiProperty({ enum: ['queued', 'sent', 'failed'] })
  delivery!: string;

  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;

  @ApiProperty({ type: Boolean, description: 'Taken off the list' })
  withdrawn!: boolean;
}

export class ActivityInvitationAnswer {
  @ApiProperty({ type: Boolean, description: 'Whether anybody was ever invited' })
  exists!: boolean;

  @ApiProperty({ type: Boolean })
  cancelled!: boolean;

  @ApiProperty({ type: 'integer' })
  sequence!: number;

  @ApiProperty({ type: String, nullable: true })
  organizer!: string | null;

  @ApiProperty({ type: [InviteeAnswer] })
  invitees!: InviteeAnswer[];
}

export class ReplyOutcomeAnswer {
  @ApiProperty({ enum: [...replyOutcomes] })
  outcome!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  activityId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Who answered' })
  name!: string | null;

  @ApiProperty({ enum: ['accepted', 'declined', 'tentative'], nullable: true })
  answer!: string | null;
}
