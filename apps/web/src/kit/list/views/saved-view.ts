import type { RecordMeta } from '../../../api/record-meta';
import { type Filters, readFilters, sameFilters, writeFilters } from '../filters/filter-codec';
import { defaultSortOf, type ListState, type Sort } from '../state/list-state';

type FilterValue = string | number | boolean | readonly string[];

/** How a list looks, as the server keeps it. */
export interface ViewDefinition {
  readonly filters?: Readonly<Record<string, FilterValue>> | null;
  readonly q?: string | null;
  readonly sort?: string | null;
  readonly order?: 'asc' | 'desc' | null;
  readonly columns?: readonly { readonly field: string; readonly width?: number | null }[] | null;
}

/** A list as somebody likes it (`/api/workspace/views`). */
export interface SavedView {
  readonly id: string;
  readonly version: number;
  readonly resource: string;
  readonly name: string;
  readonly shared: boolean;
  readonly definition: ViewDefinition;
  readonly isDefault: boolean;
  readonly editable: boolean;
}

/** Columns and their widths, as far as somebody has chosen them. */
export interface Layout {
  readonly columns?: readonly string[];
  readonly widths?: Readonly<Record<string, number>>;
}

type ViewMeta = Pick<RecordMeta, 'fields' | 'defaultSort' | 'defaultOrder'>;

/** Filters as a screen or a saved view writes them: `{ kind: ['supplier', 'partner'], 'createdAt.in': 'this-month' }`. */
export function filtersOf(
  given: Readonly<Record<string, FilterValue>>,
  meta: Pick<RecordMeta, 'fields'>,
): Filters {
  const get = (name: string): string | null => {
    const value = given[name];
    return value === undefined ? null : Array.isArray(value) ? value.join(',') : String(value);
  };
  return readFilters({ get }, meta);
}

/** What a list shows when it opens with a view. What the record no longer has is left out. */
export function stateOfView(
  view: Pick<SavedView, 'id' | 'definition'>,
  meta: ViewMeta,
  fallback?: Sort,
): ListState {
  const { filters, q, sort, order } = view.definition;
  const sorted = sort && meta.fields[sort]?.sortable ? sort : undefined;
  return {
    view: view.id,
    q: q ?? '',
    filters: filtersOf(filters ?? {}, meta),
    sort: sorted
      ? { field: sorted, order: order === 'desc' ? 'DESC' : 'ASC' }
      : (fallback ?? defaultSortOf(meta)),
  };
}

/** The columns of a view that the record still has. */
export function layoutOfView({ definition }: Pick<SavedView, 'definition'>, meta: ViewMeta): Layout {
  const columns = (definition.columns ?? []).filter(({ field }) => meta.fields[field] !== undefined);
  if (columns.length === 0) return {};
  const widths = columns.flatMap(({ field, width }) => (width ? [[field, width] as const] : []));
  return { columns: columns.map(({ field }) => field), widths: Object.fromEntries(widths) };
}

/** What is saved of a list as it looks now. */
export function definitionOf(
  { q, sort, filters }: ListState,
  { columns = [], widths = {} }: Layout,
): ViewDefinition {
  const several = Object.entries(filters).flatMap(([name, filter]) =>
    filter.kind === 'any' && filter.values.length > 1 ? [[name, filter.values] as const] : [],
  );
  return {
    filters: { ...writeFilters(filters), ...Object.fromEntries(several) },
    ...(q && { q }),
    sort: sort.field,
    order: sort.order === 'DESC' ? 'desc' : 'asc',
    columns: columns.map((field) => {
      const width = widths[field];
      return { field, ...(width !== undefined && { width: Math.round(width) }) };
    }),
  };
}

/** Whether a list looks otherwise than another state and the layout that belongs to it. */
export function isModified(
  now: { state: ListState; layout: Layout },
  saved: { state: ListState; layout: Layout },
): boolean {
  const { state, layout } = now;
  const columns = layout.columns ?? saved.layout.columns ?? [];
  const widths = layout.widths ?? {};
  return (
    state.q !== saved.state.q ||
    state.sort.field !== saved.state.sort.field ||
    state.sort.order !== saved.state.sort.order ||
    !sameFilters(state.filters, saved.state.filters) ||
    columns.join() !== (saved.layout.columns ?? columns).join() ||
    Object.entries(widths).some(([name, width]) => {
      const before = saved.layout.widths?.[name];
      return columns.includes(name) && before !== undefined && Math.round(width) !== before;
    })
  );
}
