import { createContext, type ReactNode, useContext } from 'react';
import type { AnyRecord, RecordScreens } from '../records/define-record';
import type { ListLayout } from './columns/use-layout';
import type { Filters } from './filters/filter-codec';
import type { RowSelection } from './rows/use-row-selection';
import type { Rows } from './rows/use-rows';
import type { ListState, Sort } from './state/list-state';
import type { ListViews } from './views/use-list-views';

/**
 * What a row offers beside its record's page, drawn at its end: seen when a hand comes near, or with `data-steady`
 * always. `tabIndex` is what its buttons have: Tab stops in one row of a table only.
 */
export type RowActions = (record: AnyRecord, tabIndex: 0 | -1) => ReactNode;

/** What can be done with the selected records; `done` lets them go and reads the list anew. */
export type BulkActions = (ids: readonly string[], done: () => void) => ReactNode;

export interface ListModel {
  readonly screens: RecordScreens;
  readonly state: ListState;
  /** How the list is sorted when nobody says otherwise. */
  readonly usualSort: Sort;
  /** The parameters of the list on the server, without page and sort. */
  readonly filter: Readonly<Record<string, string>>;
  readonly rows: Rows;
  readonly layout: ListLayout;
  readonly views: ListViews;
  readonly selection: RowSelection;
  readonly filterNames: readonly string[];
  readonly may: {
    readonly create: boolean;
    readonly update: boolean;
    /** Changing several at once. */
    readonly massEdit: boolean;
    readonly remove: boolean;
    readonly export: boolean;
  };
  readonly change: (change: Partial<Pick<ListState, 'q' | 'sort' | 'filters'>>, replace?: boolean) => void;
  readonly setFilters: (filters: Filters) => void;
  /** Shows something else; `replace` leaves no trace in the browser's history. */
  readonly show: (state: ListState, replace?: boolean) => void;
  readonly rowActions?: RowActions | undefined;
  readonly bulkActions?: BulkActions | undefined;
}

const Context = createContext<ListModel | undefined>(undefined);

export function ListProvider({ value, children }: { value: ListModel; children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The list around. @throws Error outside of one. */
export function useList(): ListModel {
  const value = useContext(Context);
  if (!value) throw new Error('this stands in a list');
  return value;
}
