import { useNotify } from 'ra-core';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { useConfirm } from '../../feedback/confirm';
import { useList } from '../list-context';
import { definitionOf, isModified, layoutOfView, type SavedView, stateOfView } from './saved-view';

/** What can be done with the views of the list around. */
export function useViewActions() {
  const text = useText();
  const notify = useNotify();
  const confirm = useConfirm();
  const holds = useHolds();
  const { screens, state, layout, views, show, usualSort } = useList();
  const { meta } = screens;
  const current = views.all?.find(({ id }) => id === state.view);
  const base = current
    ? { state: stateOfView(current, meta, usualSort), layout: layoutOfView(current, meta) }
    : { state: { q: '', filters: {}, sort: usualSort }, layout: {} };
  const now = definitionOf(state, layout);

  const tried = async <T>(work: Promise<T>, done: string): Promise<T | undefined> => {
    try {
      const result = await work;
      notify(done, { type: 'success' });
      return result;
    } catch (problem) {
      notify((problem as ApiProblem).message, { type: 'error' });
      return undefined;
    }
  };
  const open = (view: SavedView | undefined) =>
    show(view ? stateOfView(view, meta, usualSort) : { q: '', filters: {}, sort: usualSort });
  return {
    current,
    /** Whether the list shows something else than the view that it began from. */
    modified: current !== undefined && isModified({ state, layout: layout.own }, base),
    /** Whether there is something worth saving although no view is open. */
    unsaved: current === undefined && (state.q !== '' || Object.keys(state.filters).length > 0),
    mayShare: holds('workspace.view.share'),
    busy: views.busy,
    open,
    saveAs: async ({ name, shared }: { name: string; shared: boolean }): Promise<boolean> => {
      const input = { name, shared, definition: now };
      const made = await tried(views.change({ do: 'create', input }), 'list.views.saved');
      if (made) show({ ...state, view: made.id });
      return made !== undefined;
    },
    update: async (view: SavedView) => {
      const made = await tried(
        views.change({ do: 'update', view, change: { definition: now } }),
        'list.views.saved',
      );
      if (made) layout.forget();
    },
    reset: (view: SavedView) => {
      layout.forget();
      open(view);
    },
    rename: async (view: SavedView, change: { name: string; shared: boolean }): Promise<boolean> =>
      (await tried(views.change({ do: 'update', view, change }), 'list.views.saved')) !== undefined,
    setDefault: (view: SavedView, on: boolean) =>
      tried(
        views.change({ do: 'default', view, on }),
        on ? 'list.views.isDefault' : 'list.views.isNoDefault',
      ),
    remove: async (view: SavedView) => {
      const agreed = await confirm({
        title: text('list.views.removeTitle', { name: view.name }),
        content: text(view.shared ? 'list.views.removeShared' : 'list.views.removeOwn'),
        confirm: text('ra.action.delete'),
        danger: true,
      });
      if (!agreed) return;
      // The list goes on showing the same, without its view.
      const { view: _, ...rest } = state;
      show(rest, true);
      await tried(views.change({ do: 'remove', view }), 'list.views.removed');
    },
  };
}
