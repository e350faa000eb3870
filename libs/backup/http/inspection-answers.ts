import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { message } from '#runtime';
import { fates } from '../inspection/inspected-records.service.js';
import { inspectionStates } from '../inspection/inspections.repository.js';

const idRule = () => IsUUID(undefined, message('Un identifiant est attendu.', 'An id is expected.'));

export class InspectionInput {
  @ApiProperty({ type: String, format: 'uuid', description: 'The copy' })
  @idRule()
  runId!: string;
}

export class InspectionAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  runId!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When the copy was begun' })
  copiedAt!: Date;

  @ApiProperty({
    enum: inspectionStates,
    description: 'ended: after twenty-four hours, or after an update of the software; closed: by somebody',
  })
  state!: string;

  @ApiProperty({ type: String })
  requestedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why it could not be opened: the code of a problem',
  })
  error!: string | null;
}

export class InspectionsAnswer {
  @ApiProperty({ type: [InspectionAnswer], description: 'The newest twenty, newest first' })
  items!: InspectionAnswer[];
}

export class InspectedKindAnswer {
  @ApiProperty({ type: String, example: 'crm.company' })
  resource!: string;

  @ApiProperty({ type: 'integer', description: 'Records that the caller may see in the copy' })
  rows!: number;

  @ApiProperty({ type: 'integer', description: 'Of these, gone since' })
  gone!: number;

  @ApiProperty({ type: 'integer', description: 'Of these, changed since' })
  changed!: number;
}

export class InspectedKindsAnswer {
  @ApiProperty({ type: [InspectedKindAnswer] })
  items!: InspectedKindAnswer[];
}

const recordSchema = { type: 'object', additionalProperties: true } as const;

export class InspectedRecordAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: fates, description: 'What became of it since the copy' })
  fate!: string;

  @ApiProperty({ ...recordSchema, description: 'The record as the copy has it, with the fields of its kind' })
  record!: object;
}

export class FieldDifferenceAnswer {
  @ApiProperty({ type: String })
  field!: string;

  @ApiProperty({
    nullable: true,
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'array', items: {} },
      { type: 'object' },
    ],
  })
  copy!: unknown;

  @ApiProperty({
    nullable: true,
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'array', items: {} },
      { type: 'object' },
    ],
  })
  live!: unknown;

  @ApiProperty({ type: Boolean, description: 'false: computed, or changed by commands only' })
  restorable!: boolean;
}

export class DependantsAnswer {
  @ApiProperty({ type: String, nullable: true })
  resource!: string | null;

  @ApiProperty({ type: String })
  table!: string;

  @ApiProperty({ type: 'integer' })
  rows!: number;
}

export class NeededRecordAnswer {
  @ApiProperty({ type: String, nullable: true })
  resource!: string | null;

  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
}

export class ComparisonAnswer {
  @ApiProperty({ ...recordSchema, description: 'The record as the copy has it' })
  copy!: object;

  @ApiProperty({ ...recordSchema, nullable: true, description: 'The record now; null: it is gone' })
  live!: object | null;

  @ApiProperty({ type: [FieldDifferenceAnswer] })
  differences!: FieldDifferenceAnswer[];

  @ApiProperty({
    type: [DependantsAnswer],
    description: 'What is gone under the record and may come back with it',
  })
  dependants!: DependantsAnswer[];

  @ApiProperty({
    type: [NeededRecordAnswer],
    description: 'Records that it cannot be without, and that are gone',
  })
  needs!: NeededRecordAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'Why the record may not be overwritten' })
  frozen!: string | null;

  @ApiProperty({ type: Boolean, description: 'Whether the caller may bring it back' })
  allowed!: boolean;
}

export class RecordReturnInput {
  @ApiProperty({ type: String, example: 'crm.company' })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(80, message('80 caractères au plus.', '80 characters at most.'))
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  @idRule()
  recordId!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    required: false,
    nullable: true,
    description: 'The version of the record that was seen; absent: it was gone',
  })
  @IsOptional()
  @IsInt(message('Un nombre entier est attendu.', 'A whole number is expected.'))
  @Min(1, message('1 au moins.', '1 at least.'))
  version?: number | null;

  @ApiProperty({
    type: [String],
    required: false,
    description: 'Of a record that is there: which fields; all when absent',
  })
  @IsOptional()
  @IsString({ each: true, ...message('Des noms de champs sont attendus.', 'Names of fields are expected.') })
  fields?: string[];

  @ApiProperty({ type: Boolean, required: false, description: 'Also what is gone under it' })
  @IsOptional()
  @IsBoolean(message('Oui ou non est attendu.', 'Yes or no is expected.'))
  dependants?: boolean;
}

export class RefusedRecordAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, description: 'The code of a problem' })
  code!: string;
}

export class RecordReturnAnswer {
  @ApiProperty({ type: 'integer' })
  created!: number;

  @ApiProperty({ type: 'integer' })
  changed!: number;

  @ApiProperty({ type: 'integer' })
  dependants!: number;

  @ApiProperty({ type: 'integer' })
  refused!: number;

  @ApiProperty({ type: [RefusedRecordAnswer], description: 'The first hundred' })
  refusals!: RefusedRecordAnswer[];
}

export class TablePreviewAnswer {
  @ApiProperty({ type: 'integer', description: 'Gone since the copy: they would come back' })
  created!: number;

  @ApiProperty({ type: 'integer', description: 'Changed since the copy' })
  changed!: number;

  @ApiProperty({ type: 'integer' })
  same!: number;

  @ApiProperty({ type: 'integer', description: 'Entered since the copy: they stay' })
  onlyLive!: number;
}

export class TableReturnInput {
  @ApiProperty({ type: String, example: 'crm.company' })
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(80, message('80 caractères au plus.', '80 characters at most.'))
  resource!: string;

  @ApiProperty({ type: Boolean, description: 'Also records that changed since the copy' })
  @IsBoolean(message('Oui ou non est attendu.', 'Yes or no is expected.'))
  overwrite!: boolean;
}

export class TableReturnAnswer {
  @ApiProperty({ type: String, format: 'uuid', description: 'In the list of restores' })
  id!: string;
}
