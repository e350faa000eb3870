import { useStore } from 'ra-core';
import { useEffect } from 'react';
import type { AnyRecord, RecordScreens } from './define-record';

/** A record that was opened lately, as it was called then. */
export interface Recent {
  resource: string;
  id: string;
  title: string;
}

export const recentKey = 'recent';
const most = 12;

/** Remembers on this browser that a record was opened. HR records leave no trace outside of the vault. */
export function useRemember(screens: RecordScreens, record: AnyRecord | undefined): void {
  const [, setRecent] = useStore<Recent[]>(recentKey, []);
  const id = record?.id;
  const title = record && screens.title(record);
  const { name, vault } = screens.meta;
  useEffect(() => {
    if (!id || !title || vault) return;
    setRecent((before = []) =>
      [{ resource: name, id, title }, ...before.filter((each) => each.id !== id)].slice(0, most),
    );
  }, [id, title, name, vault, setRecent]);
}
