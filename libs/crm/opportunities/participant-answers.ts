import { ApiProperty } from '@nestjs/swagger';
import { affiliationRoles } from '../affiliations/affiliation.entity.js';

/** A contact as an opportunity shows it; `id` is the contact's. */
export class ParticipatingContact {
  @ApiProperty({ type: String, format: 'uuid' })
  participantId!: string;

  @ApiProperty({ enum: affiliationRoles })
  role!: string;

  @ApiProperty({ type: String, nullable: true })
  notes!: string | null;

  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  civility!: string | null;

  @ApiProperty({ type: String })
  firstName!: string;

  @ApiProperty({ type: String })
  lastName!: string;

  @ApiProperty({ type: String, nullable: true })
  jobTitle!: string | null;

  @ApiProperty({ type: String, nullable: true })
  email!: string | null;

  @ApiProperty({ type: String, nullable: true })
  phone!: string | null;
}

export class ParticipatingContacts {
  @ApiProperty({ type: [ParticipatingContact] })
  items!: ParticipatingContact[];
}
