import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ContactSummary } from '../contacts/contact-summary.js';
import { affiliationRoles } from './affiliation.entity.js';

class Affiliated {
  @ApiProperty({ type: String, format: 'uuid' })
  affiliationId!: string;

  @ApiProperty({ enum: affiliationRoles })
  role!: string;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  startedOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  endedOn!: string | null;
}

/** A contact as its company shows it; `id` is the contact's. */
export class AffiliatedContact extends IntersectionType(Affiliated, ContactSummary) {}

/** A company as its contact shows it; `id` is the company's. */
export class AffiliatedCompany extends Affiliated {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String })
  kind!: string;

  @ApiProperty({ type: String, nullable: true })
  city!: string | null;
}

export class AffiliatedContacts {
  @ApiProperty({ type: [AffiliatedContact] })
  items!: AffiliatedContact[];
}

export class AffiliatedCompanies {
  @ApiProperty({ type: [AffiliatedCompany] })
  items!: AffiliatedCompany[];
}
