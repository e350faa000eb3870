import { CommonProblems, type FieldError, isId, Problem, text } from '#kernel';
import { QueryReader } from '../http/query-reader.js';
import { fieldSteps } from './custom/custom-field.js';
import { type FieldInfo } from './field.js';
import { isDay } from './fields.js';
import { searchWords } from './search-words.js';

/** Values that one filter may name. */
const mostValues = 500;

/** Every list can be narrowed to some records by their ids, such as an export to a selection. */
const idFilter: FieldInfo = {
  name: 'id',
  column: 'id',
  kind: 'id',
  label: text('Identifiants', 'Ids'),
  filterable: true,
};

/** A list as a client asks for it, already checked against what the record allows. */
export interface ListQuery {
  readonly page: number;
  readonly perPage: number;
  readonly sort: FieldInfo;
  readonly order: 'ASC' | 'DESC';
  readonly search: readonly string[];
  readonly filters: readonly ListFilter[];
}

export interface ListFilter {
  readonly field: FieldInfo;
  /** `any`, `all` and `none` are of tags; `holds` writes a condition of its own. */
  readonly operator: '=' | '>=' | '<=' | 'in' | 'null' | 'any' | 'all' | 'none' | 'holds';
  readonly value: unknown;
}

/** What lists of a record allow. */
export interface ListRules {
  readonly fields: readonly FieldInfo[];
  /** What a list is filtered by beside its fields. */
  readonly filters?: readonly FieldInfo[];
  readonly defaultSort: string;
  readonly defaultOrder: 'asc' | 'desc';
  readonly searchable: boolean;
}

/** One page of a list. */
export interface Page<T> {
  readonly items: T[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
}

const refuse = (field: string, code: string, fr: string, en: string): FieldError => ({
  field,
  code,
  message: text(fr, en),
});

/**
 * Reads `page, perPage, sort, order, q` and `<field>=`, `<field>.from=`, `<field>.to=` (inclusive), `<field>=a,b`
 * (any of), `<field>=null`; for tags also `<field>.all=a,b` and `<field>.none=a,b`. Only fields declared sortable or filterable are accepted: their columns are the only
 * names that ever reach a statement.
 * @throws Problem INVALID_INPUT naming each wrong parameter.
 */
export function parseListQuery(raw: unknown, rules: ListRules): ListQuery {
  const query = new QueryReader(raw);
  const { page, perPage } = query.page();
  const sortName = query.text('sort') ?? rules.defaultSort;
  const sort = rules.fields.find((field) => field.name === sortName && field.sortable);
  if (!sort) {
    const choices = rules.fields
      .filter((field) => field.sortable)
      .map((field) => field.name)
      .join(', ');
    query.refuse(refuse('sort', 'choice', `Tris possibles : ${choices}.`, `Possible sorts: ${choices}.`));
  }
  const order = query.text('order') ?? (sortName === rules.defaultSort ? rules.defaultOrder : 'asc');
  if (!/^(asc|desc)$/i.test(order)) {
    query.refuse(refuse('order', 'choice', 'Ordres possibles : asc, desc.', 'Possible orders: asc, desc.'));
  }
  const q = query.text('q')?.trim() ?? '';
  if (q && !rules.searchable) {
    query.refuse(refuse('q', 'unknown', 'Cette liste n’a pas de recherche.', 'This list has no search.'));
  }
  const filters: ListFilter[] = [];
  for (const [name, value] of query.others()) {
    const filter = readFilter(name, value, [...rules.fields, ...(rules.filters ?? [])]);
    if ('code' in filter) query.refuse(filter);
    else filters.push(filter);
  }
  query.done();
  if (!sort) throw new Problem(CommonProblems.INVALID_INPUT);
  return {
    page,
    perPage,
    sort,
    order: order.toLowerCase() === 'desc' ? 'DESC' : 'ASC',
    search: searchWords(q).split(/\s+/).filter(Boolean).slice(0, 8),
    filters,
  };
}

function readFilter(name: string, value: string, fields: readonly FieldInfo[]): ListFilter | FieldError {
  const [fieldName = '', bound, ...rest] = fieldSteps(name);
  const filters = [idFilter, ...fields.filter(({ filterable }) => filterable)];
  const field = filters.find((each) => each.name === fieldName);
  const bounds = field?.kind === 'tags' ? ['all', 'none'] : ['from', 'to'];
  if (!field || rest.length > 0 || (bound !== undefined && !bounds.includes(bound))) {
    const choices = filters.map((each) => each.name).join(', ');
    return refuse(name, 'unknown', `Filtres possibles : ${choices}.`, `Possible filters: ${choices}.`);
  }
  if (value === 'null' && bound === undefined) return { field, operator: 'null', value: null };
  const wrong = refuse(name, 'value', 'Cette valeur n’est pas valable.', 'This value is not valid.');
  if (field.kind === 'tags') {
    const values = value.split(',', mostValues + 1);
    if (!values.every(isId) || values.length > mostValues) return wrong;
    return { field, operator: bound === 'all' || bound === 'none' ? bound : 'any', value: values };
  }
  if (bound !== undefined) {
    const read = readValue(field, value);
    if (read === undefined || field.kind === 'boolean' || field.kind === 'id' || field.kind === 'list')
      return wrong;
    return { field, operator: bound === 'from' ? '>=' : '<=', value: read };
  }
  if (value.includes(',') && (field.kind === 'choice' || field.kind === 'id')) {
    const values = value.split(',', mostValues + 1).map((each) => readValue(field, each));
    if (values.length > mostValues)
      return refuse(name, 'length', `${mostValues} valeurs au plus.`, `${mostValues} values at most.`);
    return values.includes(undefined) ? wrong : { field, operator: 'in', value: values };
  }
  if (field.kind === 'list') {
    const values = value.split(',', mostValues + 1);
    const isKnown = values.length <= mostValues && values.every((each) => field.choices?.includes(each));
    return isKnown ? { field, operator: 'in', value: values } : wrong;
  }
  const read = readValue(field, value);
  return read === undefined ? wrong : { field, operator: '=', value: read };
}

function readValue(field: FieldInfo, value: string): unknown {
  switch (field.kind) {
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : undefined;
    case 'integer':
      return /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
    case 'decimal':
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? value : undefined;
    case 'date':
      return isDay(value) ? value : undefined;
    case 'instant':
      return isDay(value) || /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)
        ? Number.isNaN(Date.parse(value))
          ? undefined
          : new Date(value)
        : undefined;
    case 'id':
      return isId(value) ? value : undefined;
    case 'choice':
      return field.choices?.includes(value) ? value : undefined;
    default:
      return value.length <= 500 && !value.includes('\0') && value.isWellFormed() ? value : undefined;
  }
}
