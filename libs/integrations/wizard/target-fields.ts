import { type Text, text } from '#kernel';
import { type FieldInfo, fieldsOf, type RegisteredRecord, readInput } from '#runtime';
import type { Reference, TargetDefinition, VirtualField } from './target-definitions.js';

export const targetFieldTypes = [
  'text',
  'choice',
  'boolean',
  'integer',
  'decimal',
  'date',
  'moment',
  'email',
  'phone',
  'reference',
] as const;
export type TargetFieldType = (typeof targetFieldTypes)[number];

/** What a column may be mapped to. */
export interface TargetField {
  /** `name`, `phones.mobile.number`, `company.siren`. */
  readonly name: string;
  readonly label: Text;
  readonly type: TargetFieldType;
  readonly required: boolean;
  readonly values: readonly string[] | null;
  readonly place: FieldPlace;
}

/** Where the value goes. */
export type FieldPlace =
  | { readonly kind: 'plain'; readonly field: FieldInfo }
  | {
      readonly kind: 'part';
      readonly list: string;
      readonly label: string | undefined;
      readonly member: FieldInfo;
    }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly tied: boolean }
  | { readonly kind: 'virtual'; readonly virtual: VirtualField }
  /** Of the company that the row names, where it is to be made. */
  | { readonly kind: 'company'; readonly field: FieldInfo };

const placeLabels: Record<string, Text> = {
  work: text('professionnel', 'work'),
  home: text('personnel', 'home'),
  mobile: text('mobile', 'mobile'),
  billing: text('facturation', 'billing'),
  site: text('chantier', 'site'),
  other: text('autre', 'other'),
};
/** Which places of a list are offered; the first is the usual one and is not named. */
const offered: Record<string, readonly string[]> = {
  emails: ['work', 'home', 'billing', 'other'],
  phones: ['work', 'mobile', 'home', 'other'],
  addresses: ['work', 'billing', 'site', 'home'],
};
const listLabels: Record<string, Text> = {
  emails: text('E-mail', 'E-mail'),
  phones: text('Téléphone', 'Phone'),
};

/** Everything that the columns of a file may be mapped to for a target. */
export function targetFields(
  { importInput, importFields }: Pick<RegisteredRecord, 'importInput' | 'importFields'>,
  definition: TargetDefinition,
  company?: Pick<RegisteredRecord, 'importFields'>,
): TargetField[] {
  const writable = importFields.filter(({ name }) => isWritable(importInput, name));
  const free = new Set(definition.needs.filter((names) => names.length > 1).flat());
  const own = writable.flatMap((field): TargetField[] => {
    if (field.kind === 'id' || !offeredKinds.has(field.kind)) return [];
    if (field.kind === 'list') return field.part ? partFields(field) : [];
    const required = (field.required ?? false) && !free.has(field.name);
    return [{ ...described(field), name: field.name, required, place: { kind: 'plain', field } }];
  });
  const references = [
    ...definition.references.map((reference) => referenceField(reference, false)),
    ...(definition.tie?.references ?? []).map((reference) => referenceField(reference, true)),
  ];
  return [
    ...own,
    ...references,
    ...companyFields(definition, company),
    ...(definition.virtual ?? []).map(virtualField),
  ];
}

/** What columns hold; tags and the like have ways of their own. */
const offeredKinds = new Set<string>([
  'text',
  'choice',
  'boolean',
  'integer',
  'decimal',
  'date',
  'instant',
  'list',
]);

const companyFields = (
  { companyFields: names = [] }: TargetDefinition,
  company: Pick<RegisteredRecord, 'importFields'> | undefined,
): TargetField[] =>
  names.flatMap((name): TargetField[] => {
    const field = company?.importFields.find((each) => each.name === name);
    if (!field) return [];
    const label = text(`Société : ${field.label.fr}`, `Company: ${field.label.en}`);
    return [
      {
        ...described(field),
        label,
        name: `company.${name}`,
        required: false,
        place: { kind: 'company', field },
      },
    ];
  });

const virtualField = (virtual: VirtualField): TargetField => ({
  name: virtual.name,
  label: virtual.label,
  type: virtual.type,
  required: false,
  values: null,
  place: { kind: 'virtual', virtual },
});

const referenceField = (reference: Reference, tied: boolean): TargetField => ({
  name: reference.name,
  label: reference.label,
  type: 'reference',
  required: false,
  values: null,
  place: { kind: 'reference', reference, tied },
});

function partFields(list: FieldInfo): TargetField[] {
  const members = list.part ? fieldsOf(list.part) : [];
  const labels = members.find(({ name }) => name === 'label')?.choices;
  const places = labels ? (offered[list.name] ?? labels.slice(0, 1)) : [undefined];
  return places.flatMap((label, index) =>
    members
      .filter(({ name }) => name !== 'label')
      .map((member): TargetField => {
        const base = listLabels[list.name] ?? member.label;
        const place = label && index > 0 ? placeLabels[label] : undefined;
        return {
          ...described(member),
          name: [list.name, label, member.name].filter(Boolean).join('.'),
          label: place ? text(`${base.fr} (${place.fr})`, `${base.en} (${place.en})`) : base,
          required: false,
          place: { kind: 'part', list: list.name, label, member },
        };
      }),
  );
}

function described(field: FieldInfo): Pick<TargetField, 'label' | 'type' | 'values'> {
  return { label: field.label, type: typeOf(field), values: field.choices ?? null };
}

function typeOf({ name, kind }: FieldInfo): TargetFieldType {
  if (kind === 'text' && /e-?mail|^address$/i.test(name)) return 'email';
  if (kind === 'text' && /phone|^number$/i.test(name)) return 'phone';
  return kind === 'id' || kind === 'list' || kind === 'tags' || kind === 'instant' ? 'text' : kind;
}

/** The input class has the last word: states and computed fields are not in it. */
const isWritable = (input: new () => object, name: string): boolean =>
  !readInput(input, { [name]: null }, true).errors.some(
    ({ field, code }) => field === name && code === 'unknown',
  );
