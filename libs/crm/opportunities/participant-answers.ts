import { ApiProperty } from '@nestjs/swagger';
import { affiliationRoles } from '../affiliations/affiliation.entity.js';
import { ContactSummary } from '../contacts/contact-summary.js';

/** A contact as an opportunity shows it; `id` is the contact's. */
export class ParticipatingContact extends ContactSummary {
  @ApiProperty({ type: String, format: 'uuid' })
  participantId!: string;

  @ApiProperty({ enum: affiliationRoles })
  role!: string;

  @ApiProperty({ type: String, nullable: true })
  notes!: string | null;
}

export class ParticipatingContacts {
  @ApiProperty({ type: [ParticipatingContact] })
  items!: ParticipatingContact[];
}
