import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Column, type ColumnOptions } from 'typeorm';
import { isId, type Text, text } from '#kernel';

/**
 * One line declares a field once and for all: its column, its validation, its place in the OpenAPI document, its
 * label for people, and whether lists may sort and filter by it. Entities are made of these; inputs, answers,
 * exports and imports are derived.
 */
export interface FieldOptions {
  label: Text;
  /** Must be given on creation and can never be cleared. */
  required?: boolean;
  /** Computed by us: in answers, never in inputs. */
  readOnly?: boolean;
  /** Stored by the module's named commands only (states and what goes with them): in answers, never in inputs. */
  byCommand?: boolean;
  sortable?: boolean;
  filterable?: boolean;
  /** Value of the column when none is given. */
  default?: string | number | boolean;
  example?: unknown;
  /** Brings what people type into the one form that is stored; runs before validation. */
  normalise?: (value: string) => string;
}

export type FieldKind =
  | 'text'
  | 'choice'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'instant'
  | 'id'
  | 'list';

export interface FieldInfo extends FieldOptions {
  name: string;
  column: string;
  kind: FieldKind;
  choices?: readonly string[];
  /** For lists of parts: the class of one part. */
  part?: new () => object;
}

const fieldsKey = Symbol('fields');

/** The fields of an entity or a part, those of its base classes first. */
export function fieldsOf(target: abstract new () => object): readonly FieldInfo[] {
  return (Reflect.getMetadata(fieldsKey, target) as FieldInfo[] | undefined) ?? [];
}

const columnName = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A text for validation messages, which class-validator carries as strings. */
export const message = (fr: string, en: string): { message: string } => ({
  message: JSON.stringify(text(fr, en)),
});

interface FieldParts {
  kind: FieldKind;
  column: ColumnOptions;
  rules: PropertyDecorator[];
  api: ApiPropertyOptions;
  choices?: readonly string[];
  part?: new () => object;
}

function field(options: FieldOptions, parts: FieldParts): PropertyDecorator {
  return (target, key) => {
    const name = String(key);
    const info: FieldInfo = { ...options, name, column: columnName(name), kind: parts.kind };
    if (parts.choices) info.choices = parts.choices;
    if (parts.part) info.part = parts.part;
    Reflect.defineMetadata(
      fieldsKey,
      [...fieldsOf(target.constructor as new () => object), info],
      target.constructor,
    );

    const nullable = !options.required && options.default === undefined && parts.kind !== 'list';
    Column({
      ...parts.column,
      name: info.column,
      nullable,
      ...(options.readOnly && { insert: false, update: false }),
      ...(options.default !== undefined && { default: options.default }),
    })(target, key);
    ApiProperty({
      ...parts.api,
      description: options.label.en,
      required: options.required ?? false,
      ...(nullable && { nullable: true }),
      ...((options.readOnly || options.byCommand) && { readOnly: true }),
      ...(options.example !== undefined && { example: options.example }),
    } as ApiPropertyOptions)(target, key);
    if (options.readOnly) return;
    const { normalise } = options;
    if (parts.kind === 'text' || parts.kind === 'choice' || parts.kind === 'date') {
      Transform(({ value }) => {
        if (typeof value !== 'string') return value;
        const trimmed = value.trim();
        if (trimmed === '') return options.required ? '' : null;
        return normalise ? normalise(trimmed) : trimmed;
      })(target, key);
    }
    // An optional field may be absent, and null clears it; a required one must have a value.
    ValidateIf(
      (_, value) => options.required === true || (value !== undefined && (value !== null || !nullable)),
    )(target, key);
    if (options.required) notEmpty(target, key);
    for (const rule of parts.rules) rule(target, key);
  };
}

const notEmpty = IsNotEmpty(message('Ce champ est obligatoire.', 'This field is required.'));
const mustBeText = IsString(message('Un texte est attendu.', 'A text is expected.'));
const storable = rule(
  'storable',
  (value) => typeof value !== 'string' || isStorable(value),
  message('Ce texte contient un caractère interdit.', 'This text contains a forbidden character.'),
);

/** PostgreSQL stores no NUL, and a lone surrogate is no character. */
const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

/** Whether a list holds objects only: lists in a list would pass for parts without members. */
const holdsObjects = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each));

/** A rule of ours as a class-validator decorator. */
export function rule(
  name: string,
  check: (value: unknown) => boolean,
  options: { message: string },
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: check } }, options);
}

/** Writable text of at most `max` characters. */
export function TextField(
  options: FieldOptions & { max?: number; rules?: PropertyDecorator[] },
): PropertyDecorator {
  const { max = 200, rules = [], ...rest } = options;
  return field(rest, {
    kind: 'text',
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
    normalise: (value) => value.toLowerCase(),
    rules: [
      IsEmail({}, message("Cette adresse e-mail n'est pas valable.", 'This e-mail address is not valid.')),
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
    column: { type: 'integer' },
    rules: [
      IsInt(message('Un nombre entier est attendu.', 'A whole number is expected.')),
      Min(min, message(`${min} au moins.`, `${min} at least.`)),
      Max(max, message(`${max} au plus.`, `${max} at most.`)),
    ],
    api: { type: 'integer', minimum: min, maximum: max },
  });
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

/** An instant set by us, ISO 8601 in UTC. */
export function InstantField(options: FieldOptions): PropertyDecorator {
  return field(
    { ...options, readOnly: true },
    {
      kind: 'instant',
      column: { type: 'timestamptz' },
      rules: [],
      api: { type: String, format: 'date-time' },
    },
  );
}

/** The id of another record. */
export function IdField(options: FieldOptions): PropertyDecorator {
  return field(options, {
    kind: 'id',
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

/** Whether a text is a real day of the calendar between 1000 and 9999. */
export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
