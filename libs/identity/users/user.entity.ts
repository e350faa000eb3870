import { ApiProperty, PickType } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import { type Language, languages, text } from '#kernel';
import {
  BooleanField,
  ChoiceField,
  EmailField,
  IdField,
  inputOf,
  RecordEntity,
  RecordType,
  TextField,
} from '#runtime';

export const userStates = ['invited', 'active', 'deactivated'] as const;
export type UserState = (typeof userStates)[number];

/** A person with access to the instance. Never deleted, since the history names them: only deactivated. */
@Entity('identity_user')
export class User extends RecordEntity {
  @EmailField({
    label: text('Adresse e-mail', 'E-mail address'),
    required: true,
    readOnly: true,
    sortable: true,
    filterable: true,
  })
  email!: string;

  @TextField({ label: text('Prénom', 'First name'), max: 100, default: '', sortable: true })
  firstName!: string;

  @TextField({ label: text('Nom', 'Last name'), max: 100, default: '', sortable: true })
  lastName!: string;

  @ChoiceField({ label: text('Langue', 'Language'), choices: languages, default: 'fr', filterable: true })
  language!: Language;

  @ChoiceField({
    label: text('État', 'State'),
    choices: userStates,
    required: true,
    readOnly: true,
    sortable: true,
    filterable: true,
  })
  state!: UserState;

  @IdField({ label: text('Rôle', 'Role'), to: 'identity.role', required: true, filterable: true })
  roleId!: string;

  @IdField({ label: text('Équipe', 'Team'), to: 'identity.team', filterable: true })
  teamId!: string | null;

  @BooleanField({
    label: text('Référent RH', 'HR referent'),
    readOnly: true,
    filterable: true,
    default: false,
  })
  hrReferent!: boolean;
}

/** What an admin changes of a user. */
export class UserInput extends inputOf(User) {}

/** What users change of themselves. */
export class ProfileInput extends PickType(User, ['firstName', 'lastName', 'language'] as const) {}

/** A person to invite: with a role by its key or by its id. */
export class InvitationInput {
  @EmailField({ label: text('Adresse e-mail', 'E-mail address'), required: true })
  email!: string;

  @TextField({ label: text('Prénom', 'First name'), max: 100, default: '' })
  firstName?: string;

  @TextField({ label: text('Nom', 'Last name'), max: 100, default: '' })
  lastName?: string;

  @TextField({ label: text('Rôle, par sa clé', 'Role, by its key'), max: 50, example: 'member' })
  role?: string | null;

  @IdField({ label: text('Rôle, par son identifiant', 'Role, by its id'), to: 'identity.role' })
  roleId?: string | null;

  @IdField({ label: text('Équipe', 'Team'), to: 'identity.team' })
  teamId?: string | null;

  @ChoiceField({ label: text('Langue', 'Language'), choices: languages, default: 'fr' })
  language?: Language;
}

export class DepartureInput {
  @IdField({
    label: text('Successeur, qui reçoit ses fiches', 'Successor, who receives their records'),
    to: 'identity.user',
  })
  successorId?: string | null;
}

export class DepartureAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  successorId!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Records handed over, or left with the leaver when there is no successor, by kind',
    example: { 'crm.company': 12 },
  })
  records!: Record<string, number>;
}

export const userType = new RecordType<User>({
  name: 'identity.user',
  path: 'identity/users',
  table: 'identity_user',
  entity: User,
  label: { one: text('Utilisateur', 'User'), many: text('Utilisateurs', 'Users') },
  title: ['firstName', 'lastName'],
  defaultSort: 'lastName',
  searchable: true,
});
