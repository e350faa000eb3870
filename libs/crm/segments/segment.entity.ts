import { ApiProperty } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  BooleanField,
  BusinessRecord,
  ChoiceField,
  IdField,
  inputOf,
  ListField,
  message,
  RecordType,
  rule,
  TextField,
} from '#runtime';
import { type Condition, type Fact, facts } from './segment-conditions.js';

export const mostConditions = 20;
const mostFilters = 30;

const isWhere = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= mostFilters &&
  Object.entries(value).every(([name, each]) => /^[A-Za-z][\w.-]{0,99}$/.test(name) && isText(each));

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 20_000 && !value.includes('\0') && value.isWellFormed();

/** A condition as it is stored; `segment-conditions.ts` says what it means. */
export class ConditionPart implements Condition {
  @ChoiceField({ label: text('Porte sur', 'About'), choices: facts, required: true })
  fact!: Fact;

  @BooleanField({ label: text('Aucun', 'None'), default: false })
  not!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      'Filters as the list of such records has them; `<field>.in` names a period such as last-30-days',
    example: { 'createdAt.in': 'this-year' },
  })
  @rule(
    'where',
    isWhere,
    message(
      `Des filtres de la liste sont attendus, ${mostFilters} au plus.`,
      `Filters of the list are expected, ${mostFilters} at most.`,
    ),
  )
  where!: Record<string, string>;
}

/** Contacts that belong together: those that conditions tell (dynamic), or those that somebody put in (fixed). */
@Entity('crm_segment')
export class Segment extends BusinessRecord {
  @TextField({
    label: text('Nom', 'Name'),
    max: 100,
    required: true,
    sortable: true,
    filterable: true,
    example: 'Clients sans nouvelles depuis un an',
  })
  name!: string;

  @TextField({ label: text('Description', 'Description'), max: 2000 })
  description!: string | null;

  /** Stays as it is once the segment is there. */
  @ChoiceField({
    label: text('Type', 'Kind'),
    choices: ['dynamic', 'fixed'],
    default: 'dynamic',
    sortable: true,
    filterable: true,
  })
  kind!: 'dynamic' | 'fixed';

  @ChoiceField({
    label: text('Conditions à remplir', 'Conditions to meet'),
    choices: ['all', 'any'],
    default: 'all',
  })
  match!: 'all' | 'any';

  /** Without any, every contact. */
  @ListField({ label: text('Conditions', 'Conditions'), of: ConditionPart, max: mostConditions })
  conditions!: ConditionPart[];

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', filterable: true })
  ownerId!: string | null;
}

export class SegmentInput extends inputOf(Segment) {}

export const segmentType = new RecordType<Segment>({
  name: 'crm.segment',
  path: 'crm/segments',
  table: 'crm_segment',
  entity: Segment,
  label: { one: text('Segment', 'Segment'), many: text('Segments', 'Segments') },
  title: ['name'],
  subtitle: ['description'],
  defaultSort: 'name',
  searchable: true,
  ownerField: 'ownerId',
});
