import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usePreference } from '@/api/preferences';
import { titleQuery } from '../fields/title-query';
import type { AnyRecord, RecordScreens } from './define-record';

/** A record that was opened lately, as it is called now. */
export interface Recent {
  resource: string;
  id: string;
  title: string;
}

const most = 12;

/** Remembers with the account that a record was opened. HR records leave no trace outside of the vault. */
export function useRemember(screens: RecordScreens, record: AnyRecord | undefined): void {
  const [, setRecent] = usePreference('recent');
  const id = record?.id;
  const { name, vault } = screens.meta;
  useEffect(() => {
    if (!id || vault) return;
    setRecent((before) =>
      before[0]?.id === id
        ? before
        : [{ resource: name, id }, ...before.filter((each) => each.id !== id)].slice(0, most),
    );
  }, [id, name, vault, setRecent]);
}

/** The records that the user opened last, the latest first: those that are still there for them. */
export function useRecent(): Recent[] {
  const [recent] = usePreference('recent');
  return useQueries({
    queries: recent.map(({ resource, id }) => titleQuery(resource, id)),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
}
