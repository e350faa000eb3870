import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { message, rule } from './field.js';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const reasonLength = 5;
const trimmed = Transform(({ value }) => (typeof value === 'string' ? value.trim() : value));

/** What the trail can keep: no control character, no lone surrogate. */
const isPlain = (value: unknown): boolean =>
  typeof value !== 'string' || (value.isWellFormed() && !/\p{Cc}/u.test(value));

/** Whether a value is an object of texts, numbers and booleans: what a query string can carry. */
const isQuery = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(
    (each) => ['string', 'number', 'boolean'].includes(typeof each) && isPlain(each),
  );

abstract class FileInput {
  @ApiProperty({ enum: exportFormats })
  @IsIn([...exportFormats], message('Formats possibles : csv, xlsx.', 'Possible formats: csv, xlsx.'))
  format!: ExportFormat;

  @ApiProperty({
    type: [String],
    required: false,
    maxItems: 200,
    description: 'Names of the fields, in the order of the columns; all when absent',
  })
  @IsOptional()
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(200, message('200 champs au plus.', '200 fields at most.'))
  @IsString({ each: true, ...message('Des noms de champs sont attendus.', 'Names of fields are expected.') })
  fields?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'The parameters of the list: q, sort, order and filters; every page is exported',
    example: { order: 'desc' },
  })
  @IsOptional()
  @rule(
    'query',
    isQuery,
    message('Les paramètres de la liste sont attendus.', 'The parameters of the list are expected.'),
  )
  query?: Record<string, string | number | boolean>;
}

/** What is asked of an export. */
export class ExportInput extends FileInput {
  @ApiProperty({ type: String, required: false, maxLength: 500, description: 'Why; kept in the audit trail' })
  @IsOptional()
  @trimmed
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(500, message('500 caractères au plus.', '500 characters at most.'))
  @rule(
    'plain',
    isPlain,
    message('Ce texte contient un caractère interdit.', 'This text contains a forbidden character.'),
  )
  reason?: string;
}

/** An export of HR data says why (B2O policy art. 6); the HR referents read it. */
export class VaultExportInput extends FileInput {
  @ApiProperty({
    type: String,
    minLength: reasonLength,
    maxLength: 500,
    description: 'Why; kept in the audit trail and sent to the HR referents',
    example: 'Bilan social annuel',
  })
  @trimmed
  @rule(
    'reason',
    (value) =>
      typeof value === 'string' && value.length >= reasonLength && value.length <= 500 && isPlain(value),
    message(
      `Dites pourquoi, en ${reasonLength} caractères au moins.`,
      `Say why, in ${reasonLength} characters at least.`,
    ),
  )
  reason!: string;
}
