import { ApiProperty } from '@nestjs/swagger';

/** What a manager sees of a person who reports to them; the rest is in the HR vault. */
export class TeamMember {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  firstName!: string;

  @ApiProperty({ type: String })
  lastName!: string;

  @ApiProperty({ type: String, nullable: true })
  jobTitle!: string | null;

  @ApiProperty({ type: String, nullable: true })
  departmentName!: string | null;
}

export class TeamAnswer {
  @ApiProperty({ type: [TeamMember] })
  items!: TeamMember[];
}
