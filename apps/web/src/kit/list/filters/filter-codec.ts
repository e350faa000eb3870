import type { FieldMeta, RecordMeta } from '../../../api/record-meta';
import { daysOf, type Period, periods } from './periods';

/** What is asked of one field. */
export type FieldFilter =
  | { readonly kind: 'any'; readonly values: readonly string[] }
  /** Of tags: all of some, or none of them. */
  | { readonly kind: 'all' | 'none'; readonly values: readonly string[] }
  | { readonly kind: 'between'; readonly from?: string; readonly to?: string }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'empty' };

export type Filters = Readonly<Record<string, FieldFilter>>;
export type Params = Readonly<Record<string, string>>;
type Fields = Pick<RecordMeta, 'fields' | 'filters'>;

/** What a list may be asked by: its fields, and what it is filtered by beside them. */
const askable = ({ fields, filters }: Fields): RecordMeta['fields'] => ({ ...fields, ...filters });

/** Stands for the user who looks: a shared view of one's own records is everybody's own. */
export const me = 'me';

const day = /^\d{4}-\d{2}-\d{2}$/;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const isFilterable = (field: FieldMeta | undefined): field is FieldMeta =>
  field?.filterable === true && (field.kind !== 'list' || field.choices !== undefined);

/** Whether a field is asked by bounds, and not by its values. */
export const isRanged = ({ kind }: FieldMeta): boolean =>
  kind === 'date' || kind === 'instant' || kind === 'integer' || kind === 'decimal';

function isBound(value: string, { kind }: FieldMeta): boolean {
  if (kind === 'integer') return /^-?\d{1,9}$/.test(value);
  if (kind === 'decimal') return /^-?\d{1,15}(\.\d{1,6})?$/.test(value);
  return day.test(value) && !Number.isNaN(Date.parse(value));
}

function isValue(value: string, { kind, choices, to }: FieldMeta): boolean {
  if (kind === 'choice' || kind === 'list') return choices?.includes(value) ?? false;
  if (kind === 'boolean') return value === 'true' || value === 'false';
  if (kind === 'tags') return uuid.test(value);
  if (kind === 'id') return uuid.test(value) || (value === me && to === 'identity.user');
  return value.trim() !== '' && value.length <= 500;
}

function readField(
  name: string,
  field: FieldMeta,
  given: (name: string) => string | null,
): FieldFilter | undefined {
  const value = given(name);
  if (value === 'null') return { kind: 'empty' };
  if (field.kind === 'tags') return readTags(name, field, given);
  if (isRanged(field)) {
    const period = given(`${name}.in`);
    if ((field.kind === 'date' || field.kind === 'instant') && periods.includes(period as Period)) {
      return { kind: 'period', period: period as Period };
    }
    const [from, to] = [given(`${name}.from`) ?? value, given(`${name}.to`) ?? value].map((bound) =>
      bound !== null && isBound(bound, field) ? bound : undefined,
    );
    if (from === undefined && to === undefined) return undefined;
    return { kind: 'between', ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }
  if (value === null) return undefined;
  const several = field.kind === 'choice' || field.kind === 'id' || field.kind === 'list';
  const values = (several ? [...new Set(value.split(','))] : [value]).filter((each) => isValue(each, field));
  return values.length > 0 ? { kind: 'any', values } : undefined;
}

function readTags(
  name: string,
  field: FieldMeta,
  given: (name: string) => string | null,
): FieldFilter | undefined {
  for (const [kind, key] of [
    ['any', name],
    ['all', `${name}.all`],
    ['none', `${name}.none`],
  ] as const) {
    const values = [...new Set(given(key)?.split(',') ?? [])].filter((each) => isValue(each, field));
    if (values.length > 0) return { kind, values };
  }
  return undefined;
}

/**
 * Filters from the parameters of an address or of a saved view. What the record's fields do not allow is left out:
 * an old link never makes a list fail.
 */
export function readFilters(params: { get(name: string): string | null }, meta: Fields): Filters {
  const found: Record<string, FieldFilter> = {};
  for (const [name, field] of Object.entries(askable(meta))) {
    const filter = isFilterable(field) ? readField(name, field, (key) => params.get(key)) : undefined;
    if (filter) found[name] = filter;
  }
  return found;
}

function writeField(name: string, filter: FieldFilter): Params {
  switch (filter.kind) {
    case 'empty':
      return { [name]: 'null' };
    case 'any':
      return { [name]: filter.values.join(',') };
    case 'all':
    case 'none':
      return { [`${name}.${filter.kind}`]: filter.values.join(',') };
    case 'period':
      return { [`${name}.in`]: filter.period };
    case 'between':
      return {
        ...(filter.from !== undefined && { [`${name}.from`]: filter.from }),
        ...(filter.to !== undefined && { [`${name}.to`]: filter.to }),
      };
  }
}

/** Filters as parameters: `kind=prospect,customer`, `createdAt.from=…`, `createdAt.in=this-month`, `city=null`. */
export function writeFilters(filters: Filters): Params {
  return Object.assign({}, ...Object.entries(filters).map(([name, filter]) => writeField(name, filter)));
}

/** From a day's first moment to a day's last one, in the time zone of this browser. */
function moments({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  return {
    ...(from && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to && { to: new Date(`${to}T23:59:59.999`).toISOString() }),
  };
}

/** The parameters of the list on the server: periods become days, days of moments become moments, `me` an id. */
export function queryOf(filters: Filters, meta: Fields, seen: { now: Date; userId: string }): Params {
  const fields = askable(meta);
  const resolved = Object.entries(filters).map(([name, filter]) => {
    if (filter.kind === 'any') {
      const values = filter.values.map((value) =>
        value === me && fields[name]?.kind === 'id' ? seen.userId : value,
      );
      return writeField(name, { kind: 'any', values });
    }
    if (filter.kind !== 'period' && filter.kind !== 'between') return writeField(name, filter);
    const days = filter.kind === 'period' ? daysOf(filter.period, seen.now) : filter;
    const bounds = fields[name]?.kind === 'instant' ? moments(days) : days;
    const { from, to } = bounds as { from?: string; to?: string };
    return writeField(name, { kind: 'between', ...(from && { from }), ...(to && { to }) });
  });
  return Object.assign({}, ...resolved);
}

/** Whether two sets of filters ask the same, in whatever order. */
export function sameFilters(a: Filters, b: Filters): boolean {
  const text = (filters: Filters): string =>
    JSON.stringify(
      Object.entries(filters)
        .map(([name, filter]) =>
          'values' in filter
            ? [name, filter.kind, ...[...filter.values].sort()]
            : Object.entries(writeField(name, filter)).sort(),
        )
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    );
  return text(a) === text(b);
}

export function withFilter(filters: Filters, name: string, filter: FieldFilter | undefined): Filters {
  const { [name]: _, ...others } = filters;
  return filter ? { ...filters, [name]: filter } : others;
}
