import AddIcon from '@mui/icons-material/Add';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import type { SvgIconProps } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useMemo } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { useSession } from '@/api/use-session';
import { useLocalText, useText } from '@/i18n/use-text';
import { allRecords, pathOf, recordNamed } from '@/kit/records/define-record';
import { useRecent } from '@/kit/records/recent';
import { modules } from '@/modules';
import { mayOpen } from '@/modules/module';
import { fold } from './fold';

export interface PaletteEntry {
  key: string;
  /** Already worded. */
  group: string;
  title: string;
  subtitle?: string;
  icon: ComponentType<SvgIconProps>;
  /** Where it leads; or the action it is. */
  to?: string;
  run?: () => void;
}

interface SearchAnswer {
  groups: { resource: string; items: { id: string; title: string; subtitle?: string | null }[] }[];
}

/** Places, actions and the records found, in the order in which the palette shows them, and why records are missing. */
export function usePaletteEntries(query: string, onShortcuts: () => void) {
  const text = useText();
  const word = useLocalText();
  const session = useSession();
  const recent = useRecent();
  const wanted = query.trim();
  const { data, isFetching, error, fetchStatus } = useQuery<SearchAnswer, ApiProblem>({
    queryKey: ['search', wanted],
    queryFn: ({ signal }) =>
      request<SearchAnswer>('workspace/search', { query: { q: wanted, limit: 6 }, signal }),
    enabled: wanted.length >= 2,
    placeholderData: (before) => (wanted.length >= 2 ? before : undefined),
  });
  const fixed = useMemo<PaletteEntry[]>(() => {
    const places = modules.flatMap(({ menu }) =>
      menu
        .filter((entry) => mayOpen(entry, session))
        .map(({ to, label, icon }) => ({
          key: to,
          group: text('app.palette.goTo'),
          title: text(label),
          icon,
          to,
        })),
    );
    const creations = allRecords()
      .filter(({ meta, listOnly }) => !listOnly && session.permissions[`${meta.name}.create`])
      .map((screens) => ({
        key: `create ${screens.meta.name}`,
        group: text('app.palette.actions'),
        title: text('app.palette.create', {
          action: text(screens.createLabel ?? 'ra.action.create'),
          name: word(screens.meta.label.one).toLowerCase(),
        }),
        icon: AddIcon,
        to: `${pathOf(screens)}/create`,
      }));
    const help = {
      key: 'shortcuts',
      group: text('app.palette.actions'),
      title: text('app.shortcuts.title'),
      icon: KeyboardIcon,
      run: onShortcuts,
    };
    return [...creations, help, ...places];
  }, [text, word, session, onShortcuts]);
  const entries = useMemo(() => {
    const asked = fold(wanted);
    const fitting = fixed.filter(({ title }) =>
      asked.split(/\s+/).every((part) => fold(title).includes(part)),
    );
    if (wanted.length < 2) {
      const last = recent.flatMap(({ resource, id, title }) =>
        entryOf(resource, id, title, text('app.palette.recent')),
      );
      return [...(wanted ? [] : last), ...fitting];
    }
    const found = (data?.groups ?? []).flatMap(({ resource, items }) => {
      const screens = recordNamed(resource);
      const group = screens ? word(screens.meta.label.many) : '';
      return items.flatMap(({ id, title, subtitle }) =>
        entryOf(resource, id, title, group, subtitle ?? undefined),
      );
    });
    return [...found, ...fitting];
  }, [wanted, fixed, recent, data, text, word]);
  const offline = fetchStatus === 'paused' || error?.isOffline;
  const failure = offline ? 'offline' : error ? 'failed' : undefined;
  return { entries, isFetching, failure };
}

function entryOf(
  resource: string,
  id: string,
  title: string,
  group: string,
  subtitle?: string,
): PaletteEntry[] {
  const screens = recordNamed(resource);
  if (!screens) return [];
  const entry = { key: `${group} ${id}`, group, title, icon: screens.icon, to: pathOf(screens, id) };
  return [subtitle ? { ...entry, subtitle } : entry];
}
