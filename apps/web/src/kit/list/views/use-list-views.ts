import { useMemo } from 'react';
import { useText } from '@/i18n/use-text';
import type { RecordScreens } from '../../records/define-record';
import type { SavedView } from './saved-view';
import { useViews } from './use-views';

/** A view that the screen brings along. */
export interface ListPreset {
  /** i18n key. */
  label: string;
  /** By field, as in a saved view: `{ kind: ['supplier', 'partner'], ownerId: 'me', 'createdAt.in': 'this-month' }`. */
  filter: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  sort?: string;
  order?: 'asc' | 'desc';
  /** Shown first, to whoever has chosen no other view for that. */
  isDefault?: boolean;
}

/** The saved views of a list and those that its screen brings along. */
export function useListViews({ meta }: RecordScreens, presets: readonly ListPreset[]) {
  const text = useText();
  const { views: saved, change, busy } = useViews(meta.name);
  const hasOwnDefault = saved?.some(({ isDefault }) => isDefault) ?? false;
  const brought = useMemo(
    () =>
      presets.map(
        ({ label, filter, sort, order = 'asc', isDefault = false }): SavedView => ({
          id: label,
          version: 0,
          resource: meta.name,
          name: text(label),
          shared: true,
          isDefault: isDefault && !hasOwnDefault,
          editable: false,
          definition: { filters: filter, ...(sort && { sort, order }) },
        }),
      ),
    [presets, meta, text, hasOwnDefault],
  );
  const all = useMemo(() => (saved ? [...brought, ...saved] : undefined), [brought, saved]);
  return { brought, saved: saved ?? [], all, change, busy };
}

export type ListViews = ReturnType<typeof useListViews>;
