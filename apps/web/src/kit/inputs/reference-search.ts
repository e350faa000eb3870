import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { recordPlaces } from '@/api/generated/records/places';
import { request } from '@/api/http';
import { type AnyRecord, recordNamed } from '../records/define-record';
import { fold } from './fold';

export interface Reference {
  id: string;
  title: string;
  subtitle?: string | undefined;
}

interface Place {
  path: string;
  titleOf: (record: AnyRecord) => string;
  subtitleOf?: ((record: AnyRecord) => string) | undefined;
}

const places: Readonly<Record<string, { path: string; title: readonly string[] } | undefined>> = recordPlaces;
const joined = (record: AnyRecord, names: readonly string[]): string =>
  names
    .map((name) => record[name])
    .filter(Boolean)
    .join(' ');

/** Where records of a kind are searched, and how they are named. @throws Error for a kind that nobody declared. */
function placeOf(to: string): Place {
  // Everybody may choose an owner; only some may list the users.
  if (to === 'identity.user')
    return { path: 'identity/colleagues', titleOf: (user) => joined(user, ['firstName', 'lastName']) };
  const screens = recordNamed(to);
  if (screens) return { path: screens.meta.path, titleOf: screens.title, subtitleOf: screens.subtitle };
  const place = places[to];
  if (!place) throw new Error(`no record is named ${to}`);
  return { path: place.path, titleOf: (record) => joined(record, place.title) };
}

/** So many are read at first; fewer exist of most kinds, and then the search is done here. */
const firstPage = 50;

interface Answer {
  items: AnyRecord[];
  total?: number;
}

function useDelayed<T>(value: T, delay: number): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return late;
}

/** Records of a kind that match what is typed; nothing is asked before `open`. */
export function useReferenceSearch(to: string, typed: string, open: boolean) {
  const place = useMemo(() => placeOf(to), [to]);
  const search = useDelayed(typed.trim(), 180);
  const all = useQuery({
    queryKey: [place.path, 'reference', ''],
    queryFn: ({ signal }) =>
      request<Answer>(place.path, {
        ...(to !== 'identity.user' && { query: { perPage: firstPage } }),
        signal,
      }),
    enabled: open,
  });
  const complete = all.data !== undefined && (all.data.total ?? 0) <= all.data.items.length;
  const found = useQuery({
    queryKey: [place.path, 'reference', search],
    queryFn: ({ signal }) => request<Answer>(place.path, { query: { q: search, perPage: 20 }, signal }),
    enabled: open && !complete && all.isFetched && search !== '',
    placeholderData: keepPreviousData,
  });
  const bySearch = !complete && search !== '';
  const options = useMemo(() => {
    const items = (bySearch ? found.data : all.data)?.items ?? [];
    const references = items.map((record): Reference => {
      const subtitle = place.subtitleOf?.(record);
      return { id: record.id, title: place.titleOf(record) || record.id, ...(subtitle && { subtitle }) };
    });
    if (bySearch) return references;
    const words = fold(typed).split(/\s+/);
    return references.filter(({ title, subtitle }) => {
      const text = fold(`${title} ${subtitle ?? ''}`);
      return words.every((word) => text.includes(word));
    });
  }, [bySearch, found.data, all.data, place, typed]);
  const waiting = bySearch ? found.isFetching || search !== typed.trim() : all.isLoading;
  return { options, waiting, failed: (bySearch ? found.error : all.error) ?? undefined };
}
