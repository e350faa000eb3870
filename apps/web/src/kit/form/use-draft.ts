import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, draftKey, draftOf, dropOldDrafts, readDraft, writeDraft } from './drafts';
import type { RecordFormState } from './use-record-form';

/** So long after the last key a draft is written, in milliseconds. */
const pause = 700;

interface DraftOptions {
  user: string;
  record: string;
  id: string | undefined;
  /** HR data never rests on a device. */
  vault: boolean;
  form: RecordFormState;
}

/** Keeps what is typed on this device until it is saved, and offers what was left here earlier. */
export function useDraft({ user, record, id, vault, form }: DraftOptions) {
  const key = draftKey(user, record, id);
  const [found, setFound] = useState<Draft | undefined>(() => {
    if (vault) return undefined;
    dropOldDrafts(localStorage, new Date());
    return readDraft(localStorage, key, new Date());
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const over = useRef(vault);
  const wrote = useRef(false);
  const latest = useRef(form);
  latest.current = form;

  const write = useCallback(() => {
    clearTimeout(timer.current);
    if (over.current) return;
    wrote.current = true;
    const { typed, before, stored } = latest.current;
    writeDraft(localStorage, key, draftOf(before(), typed(), stored?.version, new Date()));
  }, [key]);

  const { subscribe } = form.form;
  useEffect(() => {
    if (vault) return;
    const unsubscribe = subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ isDirty }) => {
        // A form that was only opened must not replace what was left here earlier.
        if (!isDirty && !wrote.current) return;
        clearTimeout(timer.current);
        timer.current = setTimeout(write, pause);
      },
    });
    const hide = () => {
      if (latest.current.differs()) write();
    };
    addEventListener('pagehide', hide);
    return () => {
      unsubscribe();
      removeEventListener('pagehide', hide);
      hide();
    };
  }, [vault, subscribe, write]);

  /** Forgets the draft: it is saved, or nobody wants it. */
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    over.current = true;
    if (!vault) writeDraft(localStorage, key, undefined);
    setFound(undefined);
  }, [key, vault]);

  const restore = () => {
    if (!found) return;
    latest.current.restore(found.before, found.mine);
    setFound(undefined);
  };
  const discard = () => {
    writeDraft(localStorage, key, undefined);
    setFound(undefined);
  };
  return { found, restore, discard, drop, keep: write };
}
