import { ApiProperty } from '@nestjs/swagger';

/** Who did something: a user, or the platform itself (an import by the operator's command, a job). */
export class ActorAnswer {
  @ApiProperty({ enum: ['user', 'system'] })
  kind!: 'user' | 'system';

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  id!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null where no name is known' })
  name!: string | null;
}

export const actorOf = (id: string | null, name: string | null): ActorAnswer => ({
  kind: id ? 'user' : 'system',
  id,
  name,
});
