import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  BooleanField,
  ListField,
  message,
  type Reach,
  RecordEntity,
  RecordType,
  rule,
  TextField,
} from '#runtime';
import { isGrantMap } from './grants.js';

const grantsApi = {
  type: 'object',
  isArray: false,
  additionalProperties: { type: 'string', enum: ['own', 'team', 'all'] },
  description: 'How far each right reaches',
  example: { 'crm.company.read': 'all' },
} as ApiPropertyOptions;

/** A named set of rights; every user has one. */
@Entity('identity_role')
export class Role extends RecordEntity {
  @TextField({ label: text('Clé', 'Key'), required: true, filterable: true, example: 'chief-buyer' })
  key!: string;

  @TextField({ label: text('Nom', 'Name'), max: 100, required: true, sortable: true, filterable: true })
  name!: string;

  @TextField({ label: text('Description', 'Description'), max: 500, default: '' })
  description!: string;

  @ApiProperty(grantsApi)
  @ListField({ label: text('Droits', 'Rights'), of: Object, required: true })
  permissions!: Record<string, Reach>;

  @BooleanField({
    label: text('Exige un second facteur', 'Requires a second factor'),
    default: false,
    filterable: true,
  })
  requiresSecondFactor!: boolean;

  @BooleanField({
    label: text('Fourni avec le logiciel', 'Comes with the software'),
    readOnly: true,
    default: false,
  })
  builtIn!: boolean;
}

export class RoleInput {
  @TextField({ label: text('Nom', 'Name'), max: 100, required: true })
  name!: string;

  @TextField({ label: text('Description', 'Description'), max: 500, default: '' })
  description?: string;

  @ApiProperty(grantsApi)
  @rule(
    'grants',
    isGrantMap,
    message(
      'Un objet {droit: "own", "team" ou "all"} est attendu.',
      'An object {right: "own", "team" or "all"} is expected.',
    ),
  )
  permissions!: Record<string, Reach>;

  @BooleanField({ label: text('Exige un second facteur', 'Requires a second factor'), default: false })
  requiresSecondFactor?: boolean;
}

export const roleType = new RecordType<Role>({
  name: 'identity.role',
  path: 'identity/roles',
  table: 'identity_role',
  entity: Role,
  label: { one: text('Rôle', 'Role'), many: text('Rôles', 'Roles') },
  title: ['name'],
  defaultSort: 'name',
});
