import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { message } from '#runtime';

/** Transforms that the web offers; regular expressions are for the operator's mappings. */
export const webTransforms = [
  'trim',
  'squash',
  'upper',
  'lower',
  'title',
  'digits',
  'repairMojibake',
  'date',
  'number',
  'boolean',
  'phone',
  'map',
  'country',
  'percent',
  'familyName',
  'givenName',
] as const;
export type WebTransform = (typeof webTransforms)[number];

const mostWords = 500;
const textRule = () => IsString(message('Un texte est attendu.', 'A text is expected.'));
const most = (length: number) =>
  MaxLength(length, message(`${length} caractères au plus.`, `${length} characters at most.`));
const oneOf = (values: readonly string[]) =>
  IsIn(
    [...values],
    message(`Valeurs possibles : ${values.join(', ')}.`, `Possible values: ${values.join(', ')}.`),
  );
const listRule = () => IsArray(message('Une liste est attendue.', 'A list is expected.'));

const wordsRule = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'words',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'object' &&
          value !== null &&
          Object.keys(value).length <= mostWords &&
          Object.entries(value).every(
            ([from, to]) => from.length <= 300 && typeof to === 'string' && to.length <= 300,
          ),
      },
    },
    message('Des textes et leur traduction sont attendus.', 'Texts and what they become are expected.'),
  );

export class TransformInput {
  @ApiProperty({ enum: webTransforms })
  @oneOf(webTransforms)
  name!: WebTransform;

  @ApiProperty({ type: String, required: false, description: 'Of date: a pattern such as dd/MM/yyyy' })
  @IsOptional()
  @textRule()
  @most(30)
  format?: string;

  @ApiProperty({ type: String, required: false, description: 'Of number: the decimal mark' })
  @IsOptional()
  @textRule()
  @most(1)
  decimal?: string;

  @ApiProperty({ type: String, required: false, description: 'Of number: what groups thousands' })
  @IsOptional()
  @textRule()
  @most(1)
  thousands?: string;

  @ApiProperty({ type: String, required: false, description: 'Of phone: the country of short numbers' })
  @IsOptional()
  @textRule()
  @most(2)
  country?: string;

  @ApiProperty({
    type: Object,
    additionalProperties: { type: 'string' },
    required: false,
    description: 'Of map: what each text becomes',
  })
  @IsOptional()
  @IsObject(message('Un objet est attendu.', 'An object is expected.'))
  @wordsRule()
  values?: Record<string, string>;

  @ApiProperty({ enum: ['reject', 'keep', 'empty'], required: false, description: 'Of map: all other texts' })
  @IsOptional()
  @oneOf(['reject', 'keep', 'empty'])
  otherwise?: 'reject' | 'keep' | 'empty';
}

export class ColumnInput {
  @ApiProperty({ type: String, description: 'Name of a column of the file' })
  @textRule()
  @most(220)
  column!: string;

  @ApiProperty({
    type: String,
    description: 'Name of a field of the target',
    example: 'phones.mobile.number',
  })
  @textRule()
  @most(100)
  field!: string;

  @ApiProperty({
    type: TransformInput,
    required: false,
    description: 'Absent: what suits the field (dates and numbers as the file writes them, usual words)',
  })
  @IsOptional()
  @ValidateNested(message('Un objet est attendu.', 'An object is expected.'))
  @Type(() => TransformInput)
  transform?: TransformInput;

  @ApiProperty({
    enum: ['reject', 'drop'],
    required: false,
    default: 'reject',
    description: 'A value that is refused: the whole row is, or the value is left out with a warning',
  })
  @IsOptional()
  @oneOf(['reject', 'drop'])
  onInvalid?: 'reject' | 'drop';
}

/** How the columns of a file become records. */
export class ImportMappingInput {
  @ApiProperty({ type: String, example: 'crm.company' })
  @textRule()
  @most(60)
  target!: string;

  @ApiProperty({ type: [ColumnInput], maxItems: 256 })
  @listRule()
  @ArrayMinSize(1, message('Au moins une colonne.', 'At least one column.'))
  @ArrayMaxSize(256, message('256 colonnes au plus.', '256 columns at most.'))
  @ValidateNested({ each: true, ...message('Un objet est attendu.', 'An object is expected.') })
  @Type(() => ColumnInput)
  columns!: ColumnInput[];

  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    example: 'siret',
    description: 'Name of a match of the target; absent: every row makes a new record',
  })
  @IsOptional()
  @textRule()
  @most(60)
  matchBy?: string | null;

  @ApiProperty({
    type: Boolean,
    required: false,
    description: 'Companies that rows name and that are not there are made (contacts, opportunities)',
  })
  @IsOptional()
  @IsBoolean(message('Oui ou non est attendu.', 'True or false is expected.'))
  createMissing?: boolean;

  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    example: 'hubspot.deals',
    description:
      'The export that the file was recognised as: its values are read as that program writes them',
  })
  @IsOptional()
  @textRule()
  @most(60)
  product?: string | null;

  @ApiProperty({ enum: ['update', 'skip'], description: 'What becomes of records that are there already' })
  @oneOf(['update', 'skip'])
  onMatch!: 'update' | 'skip';
}

export class ImportInput extends ImportMappingInput {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID(undefined, message('Un identifiant est attendu.', 'An id is expected.'))
  uploadId!: string;

  @ApiProperty({ type: Boolean, description: 'Do everything, then take it all back: the report is the same' })
  @IsBoolean(message('Oui ou non est attendu.', 'True or false is expected.'))
  dryRun!: boolean;
}
