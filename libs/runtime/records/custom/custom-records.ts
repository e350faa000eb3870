import { type CustomField, customPrefix } from './custom-field.js';

type Values = Record<string, unknown>;

/** A record with its own fields beside the others, by their names: `{name, 'custom.surface': '42.5'}`. */
export function flatCustom<Flat extends object>(record: Flat): Values {
  const { custom, ...others } = record as Values;
  const own = Object.entries((custom ?? {}) as Values);
  return { ...others, ...Object.fromEntries(own.map(([key, value]) => [`${customPrefix}${key}`, value])) };
}

/** The other way round, for an input: what is undefined is emptied. */
export function nestCustom(values: Readonly<Values>): Values {
  const nested: Values = {};
  const custom: Values = {};
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith(customPrefix)) custom[name.slice(customPrefix.length)] = value ?? null;
    else nested[name] = value;
  }
  return Object.keys(custom).length > 0
    ? { ...nested, custom: { ...(nested['custom'] as Values | undefined), ...custom } }
    : nested;
}

/** What makes the values of a record what they were before; archived ones stay as they are. */
export function customBackTo(
  before: Readonly<Values>,
  now: Readonly<Values>,
  fields: readonly CustomField[],
): Values {
  const differing = fields
    .map(({ custom }) => custom.key)
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]));
  return Object.fromEntries(differing.map((key) => [key, before[key] ?? null]));
}

/** Takes what is archived out of records that are read: the values stay in the table. */
export function showCustom<Row extends object>(rows: Row[], fields: readonly CustomField[]): Row[] {
  const shown = new Set(fields.map(({ custom }) => custom.key));
  for (const row of rows as { custom?: Values }[]) {
    if (row.custom === undefined) continue;
    for (const key of Object.keys(row.custom)) if (!shown.has(key)) delete row.custom[key];
  }
  return rows;
}

/** The values of one kind of record that another kind may take over: the same key and kind, and choices that it has. */
export function carriedCustom(
  custom: Readonly<Values>,
  from: readonly CustomField[],
  to: readonly CustomField[],
): Values {
  const carried: Values = {};
  for (const [key, value] of Object.entries(custom)) {
    const [source, target] = [from, to].map((fields) => fields.find((each) => each.custom.key === key));
    if (!source || !target || source.custom.kind !== target.custom.kind) continue;
    const isOpen = (each: unknown) =>
      target.choices?.includes(each as string) === true && !target.custom.retired.has(each as string);
    if (target.custom.kind === 'choice' && !isOpen(value)) continue;
    if (target.custom.kind === 'decimal' && decimalsOf(String(value)) > target.custom.decimals) continue;
    const kept = Array.isArray(value) ? value.filter(isOpen) : value;
    if (!Array.isArray(kept) || kept.length > 0) carried[key] = kept;
  }
  return carried;
}

const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0;
