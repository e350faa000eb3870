import { useCallback, useMemo } from 'react';
import { type Preferences, usePreference } from '@/api/preferences';
import type { RecordScreens } from '../../records/define-record';
import type { Layout } from '../views/saved-view';
import { allowedWidth, usualWidth } from './column-width';

const none: Layout = {};
/** The most layouts that are kept, the oldest go first: views are deleted, their layouts are not. */
const most = 60;

/** The layout of one list and view, kept with the user's preferences. */
function useOwnLayout(name: string) {
  const [layouts, setLayouts] = usePreference('layouts');
  const own: Layout = layouts[name] ?? none;
  const setOwn = useCallback(
    (next: Preferences['layouts'][string] | undefined) =>
      setLayouts(({ [name]: _, ...others }) => ({
        ...Object.fromEntries(Object.entries(others).slice(1 - most)),
        ...(next && { [name]: next }),
      })),
    [name, setLayouts],
  );
  return [own, setOwn] as const;
}

/**
 * Columns, widths and density of a list, kept for the user: their own choice, else the view's, else the screen's.
 * The first column is the record's link; it always stands first.
 */
export function useLayout(
  screens: RecordScreens,
  usual: readonly string[],
  view: string | undefined,
  ofView: Layout,
) {
  const { meta } = screens;
  const [own, setOwn] = useOwnLayout(`${meta.name}.${view ?? 'all'}`);
  const [density, setDensity] = usePreference('density');
  const lead = usual[0] as string;
  const columns = useMemo(() => {
    const chosen = (own.columns ?? ofView.columns ?? usual).filter((name) => meta.fields[name]);
    return [lead, ...chosen.filter((name) => name !== lead)];
  }, [own.columns, ofView.columns, usual, lead, meta]);
  const widths = useMemo(
    () =>
      Object.fromEntries(
        columns.map((name) => [
          name,
          allowedWidth(own.widths?.[name] ?? ofView.widths?.[name] ?? usualWidth(screens, name)),
        ]),
      ),
    [columns, own.widths, ofView.widths, screens],
  );
  const setColumns = useCallback(
    (next: readonly string[]) => setOwn({ ...own, columns: [lead, ...next.filter((name) => name !== lead)] }),
    [own, setOwn, lead],
  );
  const setWidth = useCallback(
    (name: string, width: number) =>
      setOwn({ ...own, widths: { ...own.widths, [name]: allowedWidth(width) } }),
    [own, setOwn],
  );
  const forget = useCallback(() => setOwn(undefined), [setOwn]);
  return {
    columns,
    widths,
    /** What the user has chosen beyond the view. */
    own,
    usual,
    density,
    setDensity,
    setColumns,
    setWidth,
    /** Back to the columns of the view. */
    forget,
  };
}

export type ListLayout = ReturnType<typeof useLayout>;
