import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { message } from '#runtime';
import { idRule } from './id-rule.js';

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
