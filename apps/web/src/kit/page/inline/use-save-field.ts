import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useUpdate } from 'ra-core';
import { useCallback } from 'react';
import { useLocalText } from '@/i18n/use-text';
import { type AnyRecord, fieldOf, type RecordScreens } from '../../records/define-record';
import { type SaveResult, type Send, sameValue, saveField } from './save-field';

/** Shows a record that the server has just told us, without asking for it. */
export function useShowStored({ meta }: RecordScreens): (record: AnyRecord) => void {
  const client = useQueryClient();
  return useCallback(
    (record) => client.setQueriesData({ queryKey: [meta.path, 'getOne', { id: String(record.id) }] }, record),
    [client, meta],
  );
}

/** Saves one field of a record, and says so with a way back. */
export function useSaveField(screens: RecordScreens) {
  const [update] = useUpdate<AnyRecord>();
  const client = useQueryClient();
  const notify = useNotify();
  const show = useShowStored(screens);
  const local = useLocalText();
  const { path } = screens.meta;
  const send = useCallback<Send>(
    (change, base) =>
      update(
        path,
        { id: base.id, data: change, previousData: base },
        { returnPromise: true, mutationMode: 'pessimistic' },
      ) as Promise<AnyRecord>,
    [update, path],
  );
  return useCallback(
    async (base: AnyRecord, name: string, value: unknown): Promise<SaveResult> => {
      const result = await saveField(send, base, name, value);
      if (result.kind !== 'saved') return result;
      show(result.record);
      void client.invalidateQueries({ queryKey: ['timeline', screens.meta.name, base.id] });
      const label = local(fieldOf(screens, name).label);
      const undo = async () => {
        const back = await saveField(send, result.record, name, base[name] ?? null);
        if (back.kind === 'saved') show(back.record);
        else notify('page.inline.undoRefused', { type: 'warning', messageArgs: { field: label } });
      };
      notify('page.inline.saved', {
        type: 'success',
        messageArgs: { field: label },
        ...(!sameValue(base[name], value) && { action: { label: 'page.undo', run: () => void undo() } }),
      });
      return result;
    },
    [send, show, client, notify, local, screens],
  );
}
