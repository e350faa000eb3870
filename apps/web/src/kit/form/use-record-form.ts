import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'ra-core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flatValues, nestedValues } from '@/api/custom-values';
import { ApiProblem } from '@/api/http';
import { cleanParts } from '../inputs/part-values';
import type { AnyRecord, RecordScreens } from '../records/define-record';
import { type Saver, saveRecord } from './save-record';
import { type Merge, mergeValues, settle } from './three-way-merge';
import { useServerForm } from './use-server-form';
import { formValues, newValues, sameValue, type Values } from './values';

export interface RecordFormOptions {
  screens: RecordScreens;
  /** The stored record, as fresh as it is known; undefined for a new one. */
  record?: AnyRecord | undefined;
  defaultValues?: Values | undefined;
  transform?: ((values: Values) => Values) | undefined;
  onSaved: (record: AnyRecord) => void;
  /** Somebody else's changes were put together with these. */
  onMerged?: ((current: AnyRecord) => unknown) | undefined;
}

/** Fields that both changed, waiting for a choice. */
export interface PendingConflict {
  merge: Merge;
  current: AnyRecord;
  /** Whether the choice is saved at once. */
  saves: boolean;
}

/** So many times a save is put together with another one without asking; more would be a fight of two programs. */
const mostMerges = 4;

/** The form of one record: what it begins with, how it is stored, and what happens when somebody else was faster. */
export function useRecordForm({
  screens,
  record,
  defaultValues,
  transform,
  onSaved,
  onMerged,
}: RecordFormOptions) {
  const { meta } = screens;
  const client = useQueryClient();
  const saver = useDataProvider() as unknown as Saver;
  const [stored, setStored] = useState(record);
  const before = useRef<Values>(undefined);
  before.current ??= record ? formValues(meta, record) : newValues(meta, defaultValues);
  const storedRef = useRef(record);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [conflict, setConflict] = useState<PendingConflict>();
  const [late, setLate] = useState<AnyRecord>();

  const state = useServerForm(before.current, async (values) => {
    const cleaned = dropEmptyRows(values);
    for (let merges = 0; ; merges += 1) {
      try {
        const next = merges === 0 ? cleaned : dropEmptyRows(typed());
        const saved = await saveRecord(saver, {
          meta,
          stored: storedRef.current,
          values: next,
          transform,
          idempotencyKey,
        });
        remember(saved);
        onSaved(saved);
        return;
      } catch (problem) {
        const current = staleRecord(problem);
        if (!current || merges >= mostMerges) throw problem;
        if (!reconcile(current, true)) throw problem;
      }
    }
  });
  const { form } = state;
  const { getValues } = form;
  /** What the form holds, by the names of the fields. */
  const typed = useCallback((): Values => flatValues(getValues()), [getValues]);

  /** Rows in which nobody wrote go from the screen too, so that the server counts the rows as it does. */
  function dropEmptyRows(values: Values): Values {
    const next = { ...values };
    for (const [name, { kind, part }] of Object.entries(meta.fields)) {
      const rows = values[name];
      if (kind !== 'list' || !part || !Array.isArray(rows)) continue;
      const kept = rows.filter((row) => cleanParts(part, [row]).length > 0);
      if (kept.length === rows.length) continue;
      next[name] = kept;
      form.setValue(name, kept, { shouldDirty: true });
    }
    return next;
  }

  function remember(saved: AnyRecord): void {
    client.setQueryData([meta.path, 'getOne', { id: String(saved.id), meta: undefined }], saved);
    void client.invalidateQueries({
      queryKey: [meta.path],
      predicate: ({ queryKey }) => queryKey[1] !== 'getOne',
    });
  }

  /** Goes on from another version of the record with these values. */
  function adopt(current: AnyRecord, values: Values): void {
    const theirs = formValues(meta, current);
    storedRef.current = current;
    before.current = theirs;
    setStored(current);
    form.reset(nestedValues(theirs));
    form.reset(nestedValues({ ...theirs, ...whole(values) }), { keepDefaultValues: true });
  }

  const whole = (values: Values): Values => ({
    ...values,
    ...formValues(meta, { ...storedRef.current, ...values }),
  });

  /** Puts their version together with what was typed. Answers whether nothing is left to choose. */
  function reconcile(current: AnyRecord, saves: boolean): boolean {
    const merge = mergeValues(before.current ?? {}, typed(), formValues(meta, current));
    if (merge.conflicts.length > 0) {
      setConflict({ merge, current, saves });
      setLate(current);
      return false;
    }
    adopt(current, merge.values);
    onMerged?.(current);
    return true;
  }

  const choose = (choices: Readonly<Record<string, 'mine' | 'theirs'>>) => {
    if (!conflict) return;
    adopt(conflict.current, settle(conflict.merge, choices));
    state.forget();
    setConflict(undefined);
    if (conflict.saves) void state.submit();
  };

  /** Puts values that were typed earlier, over another version perhaps, into the form. */
  const restore = (was: Values, mine: Values) => {
    const now = before.current ?? {};
    const merge = mergeValues(
      was,
      mine,
      Object.fromEntries(Object.keys(mine).map((name) => [name, now[name]])),
    );
    const current = storedRef.current;
    if (current && merge.conflicts.length > 0) {
      setConflict({ merge: { ...merge, values: { ...now, ...merge.values } }, current, saves: false });
      return;
    }
    form.reset(nestedValues({ ...now, ...merge.values }), { keepDefaultValues: true });
  };

  // Somebody stored another version while this form is open.
  const fresher = [record, late]
    .filter((each) => each !== undefined)
    .filter((each) => stored && (each.version ?? 0) > (stored.version ?? 0))
    .sort((a, b) => (b.version ?? 0) - (a.version ?? 0))[0];
  const isDirty = form.formState.isDirty;
  const adoptRef = useRef(adopt);
  adoptRef.current = adopt;
  useEffect(() => {
    if (fresher && !isDirty) adoptRef.current(fresher, {});
  }, [fresher, isDirty]);

  const differs = useCallback(
    () => Object.entries(typed()).some(([name, value]) => !sameValue(value, before.current?.[name])),
    [typed],
  );
  return {
    ...state,
    typed,
    stored,
    isDirty,
    differs,
    before: () => before.current ?? {},
    fresher: isDirty ? fresher : undefined,
    takeFresher: () => fresher && reconcile(fresher, false),
    conflict,
    choose,
    giveUpConflict: () => setConflict(undefined),
    restore,
  };
}

export type RecordFormState = ReturnType<typeof useRecordForm>;

/** The stored record that a refused save came too late for. */
function staleRecord(problem: unknown): AnyRecord | undefined {
  if (!(problem instanceof ApiProblem) || problem.code !== 'STALE_VERSION') return undefined;
  const current = problem.extra['current'] as AnyRecord | undefined;
  return current && { ...current, version: current.version ?? (problem.extra['version'] as number) };
}
