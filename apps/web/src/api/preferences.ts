import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Schemas } from './generated/schema';
import { type ApiProblem, request } from './http';

/** How the user likes the screen, kept with their account: it is the same in each of their browsers. */
export type Preferences = Schemas['Preferences'];
export type Channel = Preferences['notifications'][string];

/** Until the account's own are known, and where there is no account. */
const first: Preferences = {
  theme: 'system',
  density: 'compact',
  shortcuts: true,
  layouts: {},
  recent: [],
  notifications: {},
};
/** Milliseconds from a change to its saving: records that are looked at in a row are saved once. */
const pauses = { chosen: 300, seen: 5_000 };

export const preferencesQuery = queryOptions<Preferences, ApiProblem>({
  queryKey: ['preferences'],
  queryFn: () => request<Preferences>('workspace/preferences'),
});

let waiting: { client: QueryClient; due: number; timer: ReturnType<typeof setTimeout> } | undefined;

/** Saves now what waits: the page or the session is about to end. Never fails: what is lost is a column's width. */
export async function flushPreferences(): Promise<void> {
  if (!waiting) return;
  const { client, timer } = waiting;
  waiting = undefined;
  clearTimeout(timer);
  const body = client.getQueryData(preferencesQuery.queryKey);
  // Forgotten meanwhile: somebody else signs in.
  if (!body) return;
  await request('workspace/preferences', { method: 'PUT', body, keepalive: true }).catch(() => undefined);
}
globalThis.addEventListener?.('pagehide', () => void flushPreferences());

function saveSoon(client: QueryClient, pause: number): void {
  const due = Math.min(waiting?.due ?? Number.POSITIVE_INFINITY, Date.now() + pause);
  clearTimeout(waiting?.timer);
  waiting = { client, due, timer: setTimeout(() => void flushPreferences(), due - Date.now()) };
}

type Change<Value> = Value | ((before: Value) => Value);

/** One preference, and how to change it: seen at once, saved a little later. */
export function usePreference<Name extends keyof Preferences>(
  name: Name,
): readonly [Preferences[Name], (change: Change<Preferences[Name]>) => void] {
  const client = useQueryClient();
  // Read by the frame of the application; here it is only looked at.
  const { data = first } = useQuery({ ...preferencesQuery, enabled: false });
  const change = useCallback(
    (next: Change<Preferences[Name]>) => {
      const known = client.getQueryData(preferencesQuery.queryKey);
      const before = known ?? first;
      const value = typeof next === 'function' ? next(before[name]) : next;
      if (value === before[name]) return;
      client.setQueryData(preferencesQuery.queryKey, { ...before, [name]: value });
      // Saving what was never read would overwrite it.
      if (known) saveSoon(client, name === 'recent' ? pauses.seen : pauses.chosen);
    },
    [client, name],
  );
  return [data[name], change];
}

/** Changes some preferences and saves them at once. @throws ApiProblem */
export function useSavePreferences(): (changes: Partial<Preferences>) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (changes) => {
      const before = await client.ensureQueryData(preferencesQuery);
      const body = { ...before, ...changes };
      const saved = await request<Preferences>('workspace/preferences', { method: 'PUT', body });
      client.setQueryData(preferencesQuery.queryKey, saved);
    },
    [client],
  );
}
