import type { RecordMeta } from '../../../api/record-meta';
import { type Filters, readFilters, writeFilters } from '../filters/filter-codec';

export interface Sort {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

/** What a list shows; all of it is in its address, so that a link shows the same to a colleague. */
export interface ListState {
  /** Words to find. */
  readonly q: string;
  readonly sort: Sort;
  readonly filters: Filters;
  /** The saved view that this began from. */
  readonly view?: string;
}

type ListMeta = Pick<RecordMeta, 'fields' | 'defaultSort' | 'defaultOrder'>;

export const defaultSortOf = ({ defaultSort, defaultOrder }: ListMeta): Sort => ({
  field: defaultSort,
  order: defaultOrder === 'desc' ? 'DESC' : 'ASC',
});

function readSort(params: URLSearchParams, meta: ListMeta): Sort | undefined {
  const field = params.get('sort');
  if (!field || meta.fields[field]?.sortable !== true) return undefined;
  return { field, order: params.get('order') === 'desc' ? 'DESC' : 'ASC' };
}

/** The state in an address; `fallback` is how the list is sorted when the address does not say. */
export function readState(
  params: URLSearchParams,
  meta: ListMeta,
  fallback: Sort = defaultSortOf(meta),
): ListState {
  const view = params.get('view');
  return {
    q: params.get('q') ?? '',
    sort: readSort(params, meta) ?? fallback,
    filters: readFilters(params, meta),
    ...(view && { view }),
  };
}

/** The address of a state. Its sort is always said: an address with only a view means that view as it was saved. */
export function writeState({ q, sort, filters, view }: ListState): URLSearchParams {
  return new URLSearchParams({
    ...(view && { view }),
    ...(q && { q }),
    ...writeFilters(filters),
    sort: sort.field,
    order: sort.order.toLowerCase(),
  });
}

/** Whether an address leaves it to a view what is shown: to the named one, or to the user's default one. */
export function leavesToView(params: URLSearchParams): boolean {
  return [...params.keys()].every((name) => name === 'view');
}
