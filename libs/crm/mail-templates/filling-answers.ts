import { ApiProperty } from '@nestjs/swagger';

/** What a template says to somebody. */
export class FilledLetter {
  @ApiProperty({ type: String })
  subject!: string;

  @ApiProperty({ type: String })
  text!: string;
}
