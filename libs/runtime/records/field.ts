import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsNotEmpty, IsString, ValidateBy, ValidateIf } from 'class-validator';
import { Column, type ColumnOptions } from 'typeorm';
import { type Text, text } from '#kernel';
import type { CustomFacts } from './custom/custom-facts.js';

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
  /** Never empty: where an input has none, or null, the module says what it is. */
  filledIn?: boolean;
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
  | 'list'
  | 'tags';

/** What a text or number is, so that a screen offers the right keyboard, link or box for it, and words it as people do. */
export type FieldFormat =
  | 'email'
  | 'phone'
  | 'url'
  | 'multiline'
  | 'country'
  | 'siren'
  | 'siret'
  | 'vat'
  | 'naf'
  | 'nir'
  | 'iban'
  | 'money';

/** What a field is, whoever declares it. */
export interface FieldFacts {
  kind: FieldKind;
  choices?: readonly string[];
  /** For texts: characters; for lists: items; for whole numbers: the largest. */
  max?: number;
  format?: FieldFormat | undefined;
  /** For ids: the name of the kind of record that is meant, `crm.company`. */
  to?: string | undefined;
  /** For lists of parts: the class of one part. */
  part?: new () => object;
}

export interface FieldInfo extends FieldOptions, FieldFacts {
  name: string;
  column: string;
  /** One that the company has added: it lies in the values of the column. */
  custom?: CustomFacts;
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

export interface FieldParts extends FieldFacts {
  column: ColumnOptions;
  rules: PropertyDecorator[];
  api: ApiPropertyOptions;
}

export function field(options: FieldOptions, parts: FieldParts): PropertyDecorator {
  return (target, key) => {
    const name = String(key);
    const { column, rules, api, ...facts } = parts;
    const info: FieldInfo = { ...options, ...facts, name, column: columnName(name) };
    Reflect.defineMetadata(
      fieldsKey,
      [...fieldsOf(target.constructor as new () => object), info],
      target.constructor,
    );

    const nullable =
      !options.required &&
      !options.filledIn &&
      options.default === undefined &&
      parts.kind !== 'list' &&
      parts.kind !== 'tags';
    Column({
      ...column,
      name: info.column,
      nullable,
      ...(options.readOnly && { insert: false, update: false }),
      ...(options.default !== undefined && { default: options.default }),
    })(target, key);
    ApiProperty({
      ...api,
      description: options.label.en,
      required: options.required ?? false,
      ...(nullable && { nullable: true }),
      ...((options.readOnly || options.byCommand) && { readOnly: true }),
      ...(options.example !== undefined && { example: options.example }),
    } as ApiPropertyOptions)(target, key);
    if (options.readOnly) return;
    const { normalise } = options;
    if (parts.kind === 'text' || parts.kind === 'choice' || parts.kind === 'date') {
      const { default: first = null } = options;
      Transform(({ value }) => {
        if (value === null) return first;
        if (typeof value !== 'string') return value;
        const trimmed = value.trim();
        // What is emptied becomes what it is in a new record.
        if (trimmed === '') return options.required ? '' : first;
        return normalise ? normalise(trimmed) : trimmed;
      })(target, key);
    }
    if (options.filledIn) Transform(({ value }) => value ?? undefined)(target, key);
    // An optional field may be absent, and null clears it; a required one must have a value.
    ValidateIf(
      (_, value) => options.required === true || (value !== undefined && (value !== null || !nullable)),
    )(target, key);
    if (options.required) notEmpty(target, key);
    for (const rule of rules) rule(target, key);
  };
}

const notEmpty = IsNotEmpty(message('Ce champ est obligatoire.', 'This field is required.'));
export const mustBeText = IsString(message('Un texte est attendu.', 'A text is expected.'));
export const storable = rule(
  'storable',
  (value) => typeof value !== 'string' || isStorable(value),
  message('Ce texte contient un caractère interdit.', 'This text contains a forbidden character.'),
);

/** PostgreSQL stores no NUL, and a lone surrogate is no character. */
const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

/** A rule of ours as a class-validator decorator. */
export function rule(
  name: string,
  check: (value: unknown) => boolean,
  options: { message: string },
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: check } }, options);
}

/** A rule for a text that may be cleared: null passes, what is no text does not. */
export const textRule = (
  name: string,
  check: (value: string) => boolean,
  fr: string,
  en: string,
): PropertyDecorator =>
  rule(name, (value) => value === null || (typeof value === 'string' && check(value)), message(fr, en));
