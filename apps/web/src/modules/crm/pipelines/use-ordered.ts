import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useGetList, useNotify } from 'ra-core';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, type RecordScreens, useConfirm, useText } from '@/kit';

/** A piece of configuration whose order means something: its records, how they are moved and removed. */
export function useOrdered(screens: RecordScreens, filter: Readonly<Record<string, string>> = {}) {
  const { path, name } = screens.meta;
  const text = useText();
  const holds = useHolds();
  const notify = useNotify();
  const confirm = useConfirm();
  const client = useQueryClient();
  const provider = useDataProvider();
  const list = useGetList<AnyRecord, ApiProblem>(
    path,
    { filter, pagination: { page: 1, perPage: 200 }, sort: { field: 'position', order: 'ASC' } },
    { enabled: holds(`${name}.read`) },
  );
  const refresh = () => client.invalidateQueries({ queryKey: [path] });
  /** Tells what the server refuses; answers whether it did what was asked. */
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    let done = true;
    try {
      await work();
    } catch (error) {
      done = false;
      const { message, fields } = error as ApiProblem;
      const words = fields?.[0]?.message ?? message;
      notify(words || 'page.failed', { type: 'error', messageArgs: { _: words } });
    }
    await refresh();
    return done;
  };
  const move = (id: string, position: number): Promise<boolean> => {
    const record = list.data?.find((each) => each.id === id);
    return record
      ? run(() => provider.update(path, { id, data: { position }, previousData: record }))
      : Promise.resolve(false);
  };
  const remove = async (record: AnyRecord): Promise<void> => {
    const title = text('crm.pipeline.remove', { title: screens.title(record) });
    if (!(await confirm({ title, confirm: text('crm.pipeline.removeAction'), danger: true }))) return;
    await run(() => provider.delete(path, { id: record.id, previousData: record }));
  };
  return {
    records: list.data,
    error: list.error,
    refetch: list.refetch,
    refresh,
    move: holds(`${name}.update`) ? move : undefined,
    remove,
    may: (action: 'create' | 'update' | 'delete') => holds(`${name}.${action}`),
  };
}
