import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { message } from '#runtime';
import { ColumnInput } from '../wizard/import-input.js';
import { columnKinds } from './column-guess.js';

class UploadColumnAnswer {
  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: [String], description: 'Five different values at most' })
  samples!: string[];

  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Every value, where there are thirty or fewer: words for a map',
  })
  values!: string[] | null;

  @ApiProperty({ enum: columnKinds, description: 'What its values look like' })
  guessedType!: string;

  @ApiProperty({ type: String, nullable: true, description: 'For dates: the pattern that reads them' })
  dateFormat!: string | null;

  @ApiProperty({ type: 'integer', description: 'Rows with a value' })
  filled!: number;

  @ApiProperty({ type: String, nullable: true, description: 'A field of the suggested target' })
  suggestedField!: string | null;
}

class PreviewRowAnswer {
  @ApiProperty({ type: 'integer' })
  line!: number;

  @ApiProperty({ type: [String], description: 'In the order of the columns' })
  values!: string[];
}

class ProposalAnswer {
  @ApiProperty({ type: String, example: 'crm.company' })
  target!: string;

  @ApiProperty({ type: [ColumnInput] })
  columns!: ColumnInput[];

  @ApiProperty({ type: String, nullable: true })
  matchBy!: string | null;

  @ApiProperty({ enum: ['update', 'skip'] })
  onMatch!: string;

  @ApiProperty({ type: Boolean, description: 'You mapped a file with these columns so the last time' })
  remembered!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'The export that it is made for: hubspot.deals' })
  product!: string | null;

  @ApiProperty({ type: Boolean, description: 'Companies that rows name are made where they are not there' })
  createMissing!: boolean;
}

/** A file on its way to an import, and what was found in it. */
export class UploadAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: 'integer' })
  bytes!: number;

  @ApiProperty({ enum: ['text', 'workbook', 'cards'] })
  kind!: string;

  @ApiProperty({ type: String, nullable: true, example: 'windows-1252' })
  encoding!: string | null;

  @ApiProperty({ type: String, nullable: true, example: ';' })
  delimiter!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of a workbook: the sheet that is read' })
  sheet!: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Of a workbook: every sheet' })
  sheets!: string[] | null;

  @ApiProperty({ type: 'integer', description: 'Line that names the columns; 0 where none does' })
  headerLine!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'HubSpot (affaires)',
    description: 'The program and the kind of export that the file was recognised as',
  })
  recognised!: string | null;

  @ApiProperty({
    type: [String],
    description: 'How values are read that could be read otherwise, and what is left',
  })
  decisions!: string[];

  @ApiProperty({ type: [UploadColumnAnswer] })
  columns!: UploadColumnAnswer[];

  @ApiProperty({ type: 'integer', description: 'Rows below the header, the unreadable ones included' })
  rowCount!: number;

  @ApiProperty({ type: 'integer' })
  unreadableRows!: number;

  @ApiProperty({ type: [PreviewRowAnswer] })
  previewRows!: PreviewRowAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'The target that fits best' })
  suggestedTarget!: string | null;

  @ApiProperty({ type: [ProposalAnswer], description: 'One for each target, the most fitting first' })
  proposals!: ProposalAnswer[];

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'A day after its last use' })
  expiresAt!: Date;
}

export class UploadsAnswer {
  @ApiProperty({ type: [UploadAnswer] })
  items!: UploadAnswer[];
}

/** How to read a file where the detection is wrong; what is absent is detected. */
export class ReadingInput {
  @ApiProperty({ type: String, required: false, example: 'iso-8859-15' })
  @IsOptional()
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(40, message('40 caractères au plus.', '40 characters at most.'))
  encoding?: string;

  @ApiProperty({ type: String, required: false, example: ';' })
  @IsOptional()
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(1, message('1 caractère au plus.', '1 character at most.'))
  delimiter?: string;

  @ApiProperty({ type: String, required: false })
  @IsOptional()
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(100, message('100 caractères au plus.', '100 characters at most.'))
  sheet?: string;

  @ApiProperty({ type: 'integer', required: false, minimum: 0, description: '0: no line names the columns' })
  @IsOptional()
  @IsInt(message('Un nombre entier est attendu.', 'A whole number is expected.'))
  @Min(0, message('0 au moins.', '0 at least.'))
  headerLine?: number;
}
