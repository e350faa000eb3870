import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Language } from '#kernel';
import { Permission, Scopes } from '#runtime';
import { type WebTransform, webTransforms } from './import-input.js';
import { type TargetFieldType, targetFieldTypes } from './target-fields.js';
import { InstanceTargets, type Target } from './targets.js';

class TargetFieldAnswer {
  @ApiProperty({ type: String, example: 'phones.mobile.number' })
  name!: string;

  @ApiProperty({ type: String })
  label!: string;

  @ApiProperty({ enum: targetFieldTypes, description: 'reference: names another record' })
  type!: TargetFieldType;

  @ApiProperty({ type: Boolean })
  required!: boolean;

  @ApiProperty({ type: [String], nullable: true, description: 'Of a choice: its values' })
  values!: string[] | null;

  @ApiProperty({ enum: webTransforms, isArray: true, description: 'What may be done to its column' })
  transforms!: WebTransform[];
}

class MatchAnswer {
  @ApiProperty({ type: String, description: 'For matchBy' })
  name!: string;

  @ApiProperty({ type: [String], description: 'What it is called, field by field' })
  labels!: string[];

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'Fields that must be mapped: of each inner list, one',
  })
  fields!: string[][];
}

class TargetAnswer {
  @ApiProperty({ type: String, example: 'crm.company' })
  target!: string;

  @ApiProperty({ type: String })
  label!: string;

  @ApiProperty({ type: Boolean, description: 'Belongs to the HR vault' })
  vault!: boolean;

  @ApiProperty({ type: Boolean, description: 'You may also change records that are there already' })
  mayUpdate!: boolean;

  @ApiProperty({
    type: Boolean,
    description: 'Companies that rows name may be made where they are not there',
  })
  mayCreateMissing!: boolean;

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'Fields of which, in each inner list, one must be mapped',
  })
  needs!: string[][];

  @ApiProperty({ type: [TargetFieldAnswer] })
  fields!: TargetFieldAnswer[];

  @ApiProperty({ type: [MatchAnswer], description: 'Ways to tell records that are there already' })
  matches!: MatchAnswer[];
}

class TargetsAnswer {
  @ApiProperty({ type: [TargetAnswer] })
  items!: TargetAnswer[];
}

/** What may be imported from the web, and into which fields. */
@ApiTags('integrations')
@Controller('integrations/import-targets')
export class TargetsController {
  constructor(private readonly targets: InstanceTargets) {}

  @Get()
  @Permission('integrations.import.create')
  @ApiOperation({
    summary: 'What you may import, and what columns may become',
    operationId: 'list integrations/import-targets',
  })
  @ApiOkResponse({ type: TargetsAnswer })
  async list(): Promise<TargetsAnswer> {
    const { language } = Scopes.current();
    const targets = await this.targets.here();
    return { items: targets.all().map((target) => shown(target, language)) };
  }
}

function shown(
  { definition, record: { type }, fields, mayCreateMissing }: Target,
  language: Language,
): TargetAnswer {
  const labelOf = (name: string) =>
    (fields.find((each) => each.name === name) ?? type.fields.find((each) => each.name === name))?.label[
      language
    ] ?? name;
  return {
    target: definition.record,
    label: type.label.many[language],
    vault: type.vault,
    mayUpdate: Scopes.actor().reachOf(type.permission('update')) !== undefined,
    mayCreateMissing,
    needs: definition.needs.filter((names) => names.length > 1).map((names) => [...names]),
    fields: fields.map(({ name, label, type: kind, required, values }) => ({
      name,
      label: label[language],
      type: kind,
      required,
      values: values && [...values],
      transforms: transformsOf(kind),
    })),
    matches: definition.matches.map((match) => ({
      name: match.name,
      labels: match.fields.map(({ field }) => labelOf(field)),
      fields: match.fields.map(({ field, from }) => [...(from ?? waysOf(field, fields))]),
    })),
  };
}

/** The fields of a file by which a field of a match is known: a full name has both of its parts. */
function waysOf(name: string, fields: Target['fields']): string[] {
  const hasFullName = fields.some((each) => each.name === 'fullName');
  if (hasFullName && /^(first|last)Name$/.test(name)) return [name, 'fullName'];
  const ways = fields.filter(({ place }) => place.kind === 'reference' && place.reference.field === name);
  return ways.length > 0 ? ways.map((each) => each.name) : [name];
}

const ofTexts: WebTransform[] = [
  'trim',
  'squash',
  'upper',
  'lower',
  'title',
  'digits',
  'repairMojibake',
  'map',
  'country',
  'familyName',
  'givenName',
];
const byType: Partial<Record<TargetFieldType, WebTransform[]>> = {
  date: ['date'],
  boolean: ['boolean', 'map'],
  moment: [],
  integer: ['number', 'percent', 'digits', 'map'],
  decimal: ['number', 'map'],
  choice: ['map', 'lower'],
  phone: ['phone', 'digits'],
};

const transformsOf = (type: TargetFieldType): WebTransform[] => byType[type] ?? ofTexts;
