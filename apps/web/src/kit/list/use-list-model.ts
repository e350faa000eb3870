import { useMemo } from 'react';
import { useHolds, useSession } from '@/api/use-session';
import type { RecordScreens } from '../records/define-record';
import { useLayout } from './columns/use-layout';
import { queryOf } from './filters/filter-codec';
import type { BulkActions, ListModel, RowActions } from './list-context';
import { useRowSelection } from './rows/use-row-selection';
import { type RowsQuery, useRows } from './rows/use-rows';
import { defaultSortOf, type ListState, type Sort } from './state/list-state';
import { useListAddress } from './state/use-list-address';
import { layoutOfView } from './views/saved-view';
import { type ListPreset, useListViews } from './views/use-list-views';

export interface ListProps {
  record: RecordScreens;
  /** Names of fields; the first one is the link to the record's page. */
  columns: readonly string[];
  /** The fields that people filter by most; the others that can be filtered come after them. */
  filters?: readonly string[];
  defaultSort?: { field: string; order: 'asc' | 'desc' };
  presets?: readonly ListPreset[];
  rowActions?: RowActions;
  bulkActions?: BulkActions;
}

const noNames: readonly string[] = [];
const noPresets: readonly ListPreset[] = [];

/** The same object as long as it says the same: what is drawn from it is not drawn anew. */
const useSame = <T>(value: T): T => {
  const words = JSON.stringify(value);
  return useMemo(() => (words === undefined ? undefined : JSON.parse(words)) as T, [words]);
};

/** Everything that the parts of a list share. */
export function useListModel(props: ListProps): ListModel {
  const { record: screens, rowActions, bulkActions } = props;
  const { meta } = screens;
  const holds = useHolds();
  const { user } = useSession();
  const usual = useSame(props.columns);
  const filterNames = useSame(props.filters ?? noNames);
  const presets = useSame(props.presets ?? noPresets);
  const usualSort = useSame<Sort>(
    props.defaultSort
      ? { field: props.defaultSort.field, order: props.defaultSort.order === 'desc' ? 'DESC' : 'ASC' }
      : defaultSortOf(meta),
  );
  const views = useListViews(screens, presets);
  const { state: known, show } = useListAddress(screens, views.all, usualSort);
  const state: ListState = known ?? { q: '', filters: {}, sort: usualSort };
  const query = useSame<RowsQuery | undefined>(
    known && {
      sort: known.sort,
      filter: {
        ...queryOf(known.filters, meta, { now: new Date(), userId: user.id }),
        ...(known.q && { q: known.q }),
      },
    },
  );
  const rows = useRows(meta.path, query);
  const selection = useRowSelection(meta.path, query, (index) => rows.recordAt(index)?.id);
  const view = views.all?.find(({ id }) => id === state.view);
  const ofView = useSame(view ? layoutOfView(view, meta) : {});
  const layout = useLayout(screens, usual, view?.id, ofView);
  const may = useMemo(
    () => ({
      create: !screens.listOnly && holds(`${meta.name}.create`),
      update: holds(`${meta.name}.update`),
      massEdit: holds(`${meta.name}.update`) && holds(`${meta.name}.mass-edit`),
      remove: holds(`${meta.name}.delete`),
      export: holds(`${meta.name}.export`),
    }),
    [screens, meta, holds],
  );
  const change: ListModel['change'] = (some, replace) => show({ ...state, ...some }, replace);
  return {
    screens,
    state,
    usualSort,
    filter: query?.filter ?? {},
    rows,
    layout,
    views,
    selection,
    filterNames,
    may,
    change,
    setFilters: (filters) => change({ filters }),
    show,
    rowActions,
    bulkActions,
  };
}
