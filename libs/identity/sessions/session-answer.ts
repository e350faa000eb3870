import { ApiProperty } from '@nestjs/swagger';

class SessionUser {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'email' })
  email!: string;

  @ApiProperty({ type: String })
  firstName!: string;

  @ApiProperty({ type: String })
  lastName!: string;

  @ApiProperty({ enum: ['fr', 'en'] })
  language!: string;

  @ApiProperty({ type: String, description: 'Key of the role' })
  role!: string;

  @ApiProperty({ type: Boolean })
  hrReferent!: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether a second factor is enrolled' })
  secondFactor!: boolean;

  @ApiProperty({ type: Boolean, description: 'The role asks for a second factor that is not enrolled yet' })
  secondFactorRequired!: boolean;
}

/** What a client needs to draw itself: who, what they may do, which modules there are. */
export class SessionAnswer {
  @ApiProperty({ type: SessionUser })
  user!: SessionUser;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['own', 'team', 'all'] },
    description: 'How far each right reaches',
  })
  permissions!: Record<string, string>;

  @ApiProperty({
    type: [String],
    description: 'Whom rights of reach `team` reach: oneself, and the members of the own team',
  })
  teamIds!: string[];

  @ApiProperty({ type: [String] })
  modules!: string[];

  @ApiProperty({ type: String, description: 'Name of the company this instance belongs to' })
  instanceName!: string;
}
