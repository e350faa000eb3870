import { Entity } from 'typeorm';
import { text } from '#kernel';
import { inputOf, RecordEntity, RecordType, TextField } from '#runtime';

/** People who work together: a right of reach `team` covers the records of its members. */
@Entity('identity_team')
export class Team extends RecordEntity {
  @TextField({
    label: text('Nom', 'Name'),
    max: 100,
    required: true,
    sortable: true,
    filterable: true,
    example: 'Chantiers Nord',
  })
  name!: string;
}

export class TeamInput extends inputOf(Team) {}

export const teamType = new RecordType<Team>({
  name: 'identity.team',
  path: 'identity/teams',
  table: 'identity_team',
  entity: Team,
  label: { one: text('Équipe', 'Team'), many: text('Équipes', 'Teams') },
  title: ['name'],
  defaultSort: 'name',
});
