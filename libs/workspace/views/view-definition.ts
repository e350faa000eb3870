import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { message, rule } from '#runtime';

const fieldName = /^[A-Za-z][A-Za-z0-9]{0,62}(\.[A-Za-z][A-Za-z0-9-]{0,62}){0,2}$/;
const named = message('Un nom de champ est attendu.', 'The name of a field is expected.');
const mostFilters = 30;

/** Whether a value is a filter of a list: what stands after `field=` in the query of a list. */
const isFilterValue = (value: unknown): boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  isText(value) ||
  (Array.isArray(value) && value.length <= 100 && value.every(isText));

/** PostgreSQL's jsonb stores no NUL, and a lone surrogate is no character. */
const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 500 && !value.includes('\0') && value.isWellFormed();

/** Whether a value is an object of filters by field, `createdAt.from` included. */
export const isFilters = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= mostFilters &&
  Object.entries(value).every(([name, filter]) => fieldName.test(name) && isFilterValue(filter));

/** One column of a list. */
export class ViewColumn {
  @ApiProperty({ type: String, maxLength: 190, example: 'name' })
  @IsString(named)
  @Matches(fieldName, named)
  field!: string;

  @ApiProperty({ type: 'integer', minimum: 20, maximum: 2000, required: false, description: 'Pixels' })
  @IsOptional()
  @IsInt(message('Un nombre entier est attendu.', 'A whole number is expected.'))
  @Min(20, message('20 au moins.', '20 at least.'))
  @Max(2000, message('2000 au plus.', '2000 at most.'))
  width?: number;
}

/** How a list looks: what it keeps, in which order, with which columns. Clients read it; it reaches no statement. */
export class ViewDefinition {
  @ApiProperty({
    type: 'object',
    selfRequired: false,
    description: 'By field, `createdAt.from` included: a text, a number, true or false, or a list of texts',
    additionalProperties: {
      oneOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'array', items: { type: 'string' } },
      ],
    },
    example: { kind: 'customer' },
  })
  @IsOptional()
  @rule(
    'filters',
    (value) => value === undefined || value === null || isFilters(value),
    message('Des filtres par champ sont attendus, 30 au plus.', 'Filters by field are expected, 30 at most.'),
  )
  filters?: Record<string, string | number | boolean | string[]>;

  @ApiProperty({ type: String, maxLength: 200, required: false, description: 'Words to find' })
  @IsOptional()
  @IsString(message('Un texte est attendu.', 'A text is expected.'))
  @MaxLength(200, message('200 caractères au plus.', '200 characters at most.'))
  @rule(
    'storable',
    (value) => typeof value !== 'string' || isText(value),
    message('Ce texte contient un caractère interdit.', 'This text contains a forbidden character.'),
  )
  q?: string;

  @ApiProperty({ type: String, maxLength: 190, required: false, example: 'name' })
  @IsOptional()
  @IsString(named)
  @Matches(fieldName, named)
  sort?: string;

  @ApiProperty({ enum: ['asc', 'desc'], required: false })
  @IsOptional()
  @IsIn(['asc', 'desc'], message('Valeurs possibles : asc, desc.', 'Possible values: asc, desc.'))
  order?: 'asc' | 'desc';

  @ApiProperty({ type: [ViewColumn], maxItems: 60, required: false })
  @IsOptional()
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(60, message('60 éléments au plus.', '60 items at most.'))
  @rule(
    'objects',
    (value) => !Array.isArray(value) || value.every((each) => each instanceof ViewColumn),
    message('Des objets sont attendus.', 'Objects are expected.'),
  )
  @ValidateNested({ each: true, ...message('Un objet est attendu.', 'An object is expected.') })
  @Type(() => ViewColumn)
  columns?: ViewColumn[];

  @ApiProperty({ type: String, maxLength: 190, required: false, description: 'Field to group rows by' })
  @IsOptional()
  @IsString(named)
  @Matches(fieldName, named)
  groupBy?: string;
}
