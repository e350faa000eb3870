import { ApiProperty } from '@nestjs/swagger';
import { fates } from '../inspection/inspected-records.service.js';
import { inspectionStates } from '../inspection/inspections.repository.js';
import { idRule } from './id-rule.js';

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
