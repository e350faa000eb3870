import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type RecordScreens } from '../../records/define-record';
import { type SavedView, stateOfView } from '../views/saved-view';
import { type ListState, leavesToView, readState, type Sort, writeState } from './list-state';

/** What a list shows, kept in its address. `state` is undefined as long as a view that it waits for is being read. */
export function useListAddress(
  { meta }: RecordScreens,
  views: readonly Pick<SavedView, 'id' | 'definition' | 'isDefault'>[] | undefined,
  fallback: Sort | undefined,
) {
  const [params, setParams] = useSearchParams();
  const state = useMemo((): ListState | undefined => {
    if (!leavesToView(params)) return readState(params, meta, fallback);
    const id = params.get('view');
    if (!views) return undefined;
    const view = views.find((each) => (id ? each.id === id : each.isDefault));
    return view ? stateOfView(view, meta, fallback) : readState(new URLSearchParams(), meta, fallback);
  }, [params, meta, views, fallback]);
  // At once: a box that is ticked must not be seen to fall back first.
  const show = useCallback(
    (next: ListState, replace = false) => setParams(writeState(next), { replace, flushSync: true }),
    [setParams],
  );
  return { state, show };
}
