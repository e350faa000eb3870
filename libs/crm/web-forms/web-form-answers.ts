import { ApiProperty } from '@nestjs/swagger';

/** How a form does. */
export class WebFormFigures {
  @ApiProperty({ type: 'integer', description: 'All but unwanted ones' })
  received!: number;

  @ApiProperty({ type: 'integer' })
  spam!: number;

  @ApiProperty({ type: 'integer', description: 'Agreed to mailings, not confirmed yet' })
  pending!: number;

  @ApiProperty({ type: 'integer' })
  confirmed!: number;

  @ApiProperty({ type: 'integer' })
  leads!: number;

  @ApiProperty({ type: 'integer', description: 'Fields that were sent and that the form does not have' })
  dropped!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastAt!: Date | null;
}

/** Where a form is on the client's site, and how it gets there. */
export class WebFormSnippets {
  @ApiProperty({ type: String, description: 'With the script: draws the form where it stands' })
  script!: string;

  @ApiProperty({ type: String, description: 'Plain HTML, which works without any script' })
  html!: string;

  @ApiProperty({ type: String, format: 'uri', description: 'The form on a page of its own' })
  page!: string;
}
