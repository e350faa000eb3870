import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Schemas } from './generated/schema';
import { type ApiProblem, request } from './http';
import type { FieldMeta, LocalText, RecordMeta } from './record-meta';

/** A field that the company has added to a kind of record. */
export type CustomField = Schemas['CustomFieldAnswer'];
export type CustomKind = CustomField['kind'];

const kinds: Readonly<Record<CustomKind, Partial<FieldMeta> & Pick<FieldMeta, 'kind'>>> = {
  text: { kind: 'text', max: 500 },
  'long-text': { kind: 'text', max: 10_000, format: 'multiline' },
  integer: { kind: 'integer' },
  decimal: { kind: 'decimal' },
  date: { kind: 'date' },
  boolean: { kind: 'boolean' },
  choice: { kind: 'choice' },
  choices: { kind: 'list' },
  url: { kind: 'text', max: 500, format: 'url' },
  user: { kind: 'id', to: 'identity.user' },
};

/** A company's own field as screens know every field. */
export function metaOf(field: CustomField): FieldMeta {
  const { kind, label, labelEn, help, unit, decimals, choices, required } = field;
  const measure = unit ? ` (${unit})` : '';
  const worded = (fr: string, en: string | null): LocalText => ({ fr, en: en || fr });
  const isLong = kind === 'long-text';
  const isChoice = kind === 'choice' || kind === 'choices';
  return {
    ...kinds[kind],
    label: { fr: label + measure, en: (labelEn || label) + measure },
    required,
    readOnly: false,
    sortable: !isLong && kind !== 'choices',
    filterable: !isLong,
    custom: true,
    ...(help && { help: worded(help, null) }),
    ...(kind === 'decimal' && { decimals }),
    ...(isChoice && {
      choices: choices.map(({ value }) => value),
      retired: choices.filter(({ retired }) => retired).map(({ value }) => value),
      words: Object.fromEntries(choices.map((each) => [each.value, worded(each.label, each.labelEn)])),
    }),
  };
}

type Fields = Readonly<Record<string, FieldMeta>>;

let known: ReadonlyMap<string, Fields> = new Map();
let complete = new WeakMap<RecordMeta, RecordMeta>();
const listeners = new Set<() => void>();

/** Takes over what the server says; whatever is on the screen follows. */
export function keepCustomFields(items: readonly CustomField[]): void {
  const next = new Map<string, Record<string, FieldMeta>>();
  for (const item of items) {
    if (item.archived) continue;
    const fields = next.get(item.record) ?? {};
    fields[`custom.${item.key}`] = metaOf(item);
    next.set(item.record, fields);
  }
  if (JSON.stringify([...next]) === JSON.stringify([...known])) return;
  known = next;
  complete = new WeakMap();
  for (const listener of listeners) listener();
}

/**
 * What is known of a kind of record: what was generated from the server's code, and the fields that the company has
 * added. The same object until one of them changes.
 */
export function withCustomFields(meta: RecordMeta): RecordMeta {
  const own = known.get(meta.name);
  if (!own) return meta;
  const made = complete.get(meta) ?? { ...meta, fields: { ...meta.fields, ...own } };
  complete.set(meta, made);
  return made;
}

/** The names of the fields that the company has added to a kind of record, in its order. */
export const customNames = ({ fields }: Pick<RecordMeta, 'fields'>): string[] =>
  Object.keys(fields).filter((name) => fields[name]?.custom);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Draws what is around anew when the company's own fields change. */
export const useFieldChanges = (): unknown => useSyncExternalStore(subscribe, () => known);

export const customFieldsQuery = queryOptions<readonly CustomField[], ApiProblem>({
  queryKey: ['workspace/custom-fields'],
  queryFn: async () => {
    const { items } = await request<{ items: CustomField[] }>('workspace/custom-fields');
    keepCustomFields(items);
    return items;
  },
});

/** The company's own fields, archived ones too. @param enabled false before somebody has signed in. */
export const useCustomFields = (enabled = true) => useQuery({ ...customFieldsQuery, enabled });
