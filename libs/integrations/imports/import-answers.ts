import { ApiProperty } from '@nestjs/swagger';
import { importStates } from './imports.repository.js';

class FindingAnswer {
  @ApiProperty({ type: String, description: 'The file, as its mapping names it' })
  file!: string;

  @ApiProperty({ type: 'integer', description: 'Physical line, 1-based, the header included' })
  line!: number;

  @ApiProperty({ type: String, nullable: true })
  column!: string | null;

  @ApiProperty({ type: String })
  reason!: string;
}

class KeptAnswer {
  @ApiProperty({ type: String, example: 'crm.contact' })
  record!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  recordId!: string;

  @ApiProperty({ type: String })
  reason!: string;
}

class ImportStepAnswer {
  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, example: 'crm.contact' })
  target!: string;

  @ApiProperty({ type: 'integer' })
  read!: number;

  @ApiProperty({ type: 'integer' })
  created!: number;

  @ApiProperty({ type: 'integer' })
  updated!: number;

  @ApiProperty({ type: 'integer' })
  unchanged!: number;

  @ApiProperty({ type: 'integer' })
  rejected!: number;

  @ApiProperty({ type: 'integer', description: 'Rows that the step leaves out' })
  filtered!: number;
}

/** An import in a list. */
export class ImportSummaryAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, description: 'Name of the mapping file' })
  mapping!: string;

  @ApiProperty({ type: [String], example: ['crm.company'] })
  targets!: string[];

  @ApiProperty({ type: Boolean, description: 'Wrote HR data' })
  vault!: boolean;

  @ApiProperty({ type: Boolean, description: 'A rehearsal: its figures are what the import would do' })
  dryRun!: boolean;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The file, for an import from the web',
  })
  uploadId!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Rows of that file; `read` counts each step' })
  rowCount!: number | null;

  @ApiProperty({ enum: importStates })
  state!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String })
  startedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @ApiProperty({ type: 'integer', description: 'created + updated + unchanged + rejected' })
  read!: number;

  @ApiProperty({ type: 'integer' })
  created!: number;

  @ApiProperty({ type: 'integer' })
  updated!: number;

  @ApiProperty({ type: 'integer' })
  unchanged!: number;

  @ApiProperty({ type: 'integer' })
  rejected!: number;

  @ApiProperty({ type: 'integer', description: 'Values left out of rows that were taken' })
  warningCount!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Records that undoing brought back' })
  undone!: number | null;
}

/** One import with its first thousand rejects and warnings. */
export class ImportAnswer extends ImportSummaryAnswer {
  @ApiProperty({ type: [ImportStepAnswer], description: 'The counts of each step' })
  steps!: ImportStepAnswer[];

  @ApiProperty({ type: [String], description: 'Columns of the file that hold something and became nothing' })
  untakenColumns!: string[];

  @ApiProperty({ type: [FindingAnswer] })
  rejects!: FindingAnswer[];

  @ApiProperty({ type: [FindingAnswer] })
  warnings!: FindingAnswer[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  undoneAt!: string | null;

  @ApiProperty({ type: [KeptAnswer], description: 'Records that undoing left as they are, and why' })
  kept!: KeptAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'Why it failed' })
  failure!: string | null;
}
