import { ApiProperty } from '@nestjs/swagger';
import { ArchivedPerson } from './archived-person.entity.js';

/** What became of a decision. */
export class RetentionDecided {
  @ApiProperty({ type: 'integer', description: 'On how many it was decided' })
  decided!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Whose time is not over any more: they came to us, or became customers',
  })
  lapsed!: number;

  @ApiProperty({ type: 'integer', description: 'On which somebody else has decided meanwhile' })
  gone!: number;
}

/** What a review found. */
export class RetentionReviewed {
  @ApiProperty({ type: 'integer', description: 'Prospects whose time is over since the last review' })
  found!: number;

  @ApiProperty({ type: 'integer', description: 'Whose time is not over any more' })
  lapsed!: number;

  @ApiProperty({ type: 'integer', description: 'Made anonymous, after their notice' })
  anonymised!: number;

  @ApiProperty({ type: 'integer', description: 'Archives whose time was over, removed' })
  purged!: number;
}

/** An archived prospect with what was known of them. */
export class ArchivedPersonAnswer extends ArchivedPerson {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Record, companies, activities, e-mails and comments, as they were',
  })
  content!: Record<string, unknown>;
}
