import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { isId } from '#kernel';
import { type FieldFormat, type FieldOptions, field, message, mustBeText, rule, storable } from './field.js';

/** From this many characters on, a text is expected to have several lines. */
const manyCharacters = 1000;

/** Writable text of at most `max` characters. */
export function TextField(
  options: FieldOptions & { max?: number; format?: FieldFormat; rules?: PropertyDecorator[] },
): PropertyDecorator {
  const { max = 200, format, rules = [], ...rest } = options;
  return field(rest, {
    kind: 'text',
    max,
    format: format ?? (max >= manyCharacters ? 'multiline' : undefined),
    column: { type: 'text' },
    rules: [
      mustBeText,
      MaxLength(max, message(`${max} caractères au plus.`, `${max} characters at most.`)),
      storable,
      ...rules,
    ],
    api: { type: String, maxLength: max, ...(rest.required && { minLength: 1 }) },
  });
}

/** An e-mail address, kept in lower case. */
export function EmailField(options: FieldOptions): PropertyDecorator {
  return TextField({
    ...options,
    max: 254,
    format: 'email',
    normalise: (value) => value.toLowerCase(),
    rules: [
      IsEmail({}, message('Cette adresse e-mail n’est pas valable.', 'This e-mail address is not valid.')),
    ],
  });
}

/** One of a fixed set of values. */
export function ChoiceField(options: FieldOptions & { choices: readonly string[] }): PropertyDecorator {
  const { choices, ...rest } = options;
  return field(rest, {
    kind: 'choice',
    column: { type: 'text' },
    choices,
    rules: [
      IsIn(
        [...choices],
        message(`Valeurs possibles : ${choices.join(', ')}.`, `Possible values: ${choices.join(', ')}.`),
      ),
    ],
    api: { enum: [...choices] },
  });
}

export function BooleanField(options: FieldOptions): PropertyDecorator {
  return field(options, {
    kind: 'boolean',
    column: { type: 'boolean' },
    rules: [IsBoolean(message('Oui ou non est attendu.', 'True or false is expected.'))],
    api: { type: Boolean },
  });
}

export function IntegerField(options: FieldOptions & { min?: number; max?: number }): PropertyDecorator {
  const { min = -2_147_483_648, max = 2_147_483_647, ...rest } = options;
  return field(rest, {
    kind: 'integer',
    max,
    column: { type: 'integer' },
    rules: [
      IsInt(message('Un nombre entier est attendu.', 'A whole number is expected.')),
      Min(min, message(`${min} au moins.`, `${min} at least.`)),
      Max(max, message(`${max} au plus.`, `${max} at most.`)),
    ],
    api: { type: 'integer', minimum: min, maximum: max },
  });
}

/**
 * An exact decimal number: a text such as `1250.00`, never a binary number. `digits` of them, `scale` after the point,
 * as PostgreSQL's `numeric(digits, scale)`: 14 and 2 suit amounts of money, which screens write in euros when they are
 * said to be of the format `money`.
 */
export function DecimalField(
  options: FieldOptions & { digits?: number; scale?: number; negative?: boolean; format?: 'money' },
): PropertyDecorator {
  const { digits = 14, scale = 2, negative = false, format, ...rest } = options;
  const form = new RegExp(
    `^${negative ? '-?' : ''}\\d{1,${digits - scale}}${scale > 0 ? `\\.\\d{${scale}}` : ''}$`,
  );
  const example = (1250).toFixed(scale);
  return field(
    { example, ...rest },
    {
      kind: 'decimal',
      format,
      column: { type: 'numeric', precision: digits, scale },
      rules: [
        Transform(({ value }) => exactDecimal(value, scale)),
        rule(
          'decimal',
          (value) => value === null || (typeof value === 'string' && form.test(value)),
          message(
            `Un nombre ${negative ? '' : 'positif '}comme ${example} est attendu.`,
            `A ${negative ? '' : 'positive '}number such as ${example} is expected.`,
          ),
        ),
      ],
      api: { type: String, format: 'decimal' },
    },
  );
}

/** A business day, `YYYY-MM-DD`, in the instance's own calendar: never an instant. */
export function DateField(options: FieldOptions): PropertyDecorator {
  return field(options, {
    kind: 'date',
    column: { type: 'date' },
    rules: [
      rule('date', isDay, message('Une date AAAA-MM-JJ est attendue.', 'A date YYYY-MM-DD is expected.')),
    ],
    api: { type: String, format: 'date' },
  });
}

/** An instant set by us or by a module's commands (`byCommand`), ISO 8601 in UTC. */
export function InstantField(options: FieldOptions): PropertyDecorator {
  return field(
    { ...options, readOnly: options.byCommand !== true },
    {
      kind: 'instant',
      column: { type: 'timestamptz' },
      rules: [],
      api: { type: String, format: 'date-time' },
    },
  );
}

/** The id of another record, whose kind is named by `to`. */
export function IdField(options: FieldOptions & { to?: string }): PropertyDecorator {
  const { to, ...rest } = options;
  return field(rest, {
    kind: 'id',
    to,
    column: { type: 'uuid' },
    rules: [rule('id', isId, message('Un identifiant est attendu.', 'An id is expected.'))],
    api: { type: String, format: 'uuid' },
  });
}

/** Parts that live inside the record (e-mails, phones, addresses), at most `max` of them. */
export function ListField(options: FieldOptions & { of: new () => object; max?: number }): PropertyDecorator {
  const { of, max = 20, ...rest } = options;
  return field(rest, {
    kind: 'list',
    max,
    column: { type: 'jsonb' },
    part: of,
    rules: [
      IsArray(message('Une liste est attendue.', 'A list is expected.')),
      ArrayMaxSize(max, message(`${max} éléments au plus.`, `${max} items at most.`)),
      rule('objects', holdsObjects, message('Des objets sont attendus.', 'Objects are expected.')),
      ValidateNested({ each: true, ...message('Un objet est attendu.', 'An object is expected.') }),
      Type(() => of),
    ],
    api: { type: [of], maxItems: max },
  });
}

/** Several of a fixed set of values, each at most once. */
export function ChoicesField(options: FieldOptions & { choices: readonly string[] }): PropertyDecorator {
  const { choices, ...rest } = options;
  const allowed = message(
    `Valeurs possibles : ${choices.join(', ')}.`,
    `Possible values: ${choices.join(', ')}.`,
  );
  return field(rest, {
    kind: 'list',
    max: choices.length,
    choices,
    column: { type: 'jsonb' },
    rules: [
      IsArray(message('Une liste est attendue.', 'A list is expected.')),
      ArrayUnique(message('Chaque valeur une fois au plus.', 'Each value once at most.')),
      IsIn([...choices], { each: true, ...allowed }),
    ],
    api: { enum: [...choices], isArray: true, maxItems: choices.length },
  });
}

/** Whether a text is a real day of the calendar between 1000 and 9999. */
export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** Whether a list holds objects only: lists in a list would pass for parts without members. */
export const holdsObjects = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each));

/** A number as PostgreSQL writes it, `7` as `7.00`; what is none of this scale stays as it is. */
function exactDecimal(value: unknown, scale: number): unknown {
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  if (trimmed === '') return null;
  const [, sign = '', whole = '', decimals = ''] = /^(-?)0*(0|[1-9]\d*)(?:\.(\d+))?$/.exec(trimmed) ?? [];
  if (!whole || decimals.length > scale) return trimmed;
  const exact = scale > 0 ? `${whole}.${decimals.padEnd(scale, '0')}` : whole;
  return /^[0.]+$/.test(exact) ? exact : `${sign}${exact}`;
}
