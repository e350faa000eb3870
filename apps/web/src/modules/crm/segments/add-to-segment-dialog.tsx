import { useQueryClient } from '@tanstack/react-query';
import { useGetList, useNotify } from 'ra-core';
import { useState } from 'react';
import { request } from '@/api/http';
import { useHolds, useSession } from '@/api/use-session';
import { type AnyRecord, SelectInput, TaskDialog, TextInput, useText } from '@/kit';
import { segments } from './segment.record';

const another = 'new';

interface AddToSegmentDialogProps {
  ids: readonly string[];
  onClose: () => void;
  onAdded: () => void;
}

interface Answers extends Record<string, unknown> {
  segment?: string | null;
  name?: string | null;
}

/** Which fixed segment the contacts go into, or the name of a new one. */
export function AddToSegmentDialog({ ids, onClose, onAdded }: AddToSegmentDialogProps) {
  const text = useText();
  const notify = useNotify();
  const holds = useHolds();
  const { user } = useSession();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<unknown>();
  const { data } = useGetList<AnyRecord>(segments.meta.path, {
    filter: { kind: 'fixed' },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'name', order: 'ASC' },
  });
  const choices = [
    ...(data ?? []).map((segment) => ({ value: segment.id, label: segments.title(segment) })),
    ...(holds('crm.segment.create') ? [{ value: another, label: text('crm.segment.newFixed') }] : []),
  ];
  const submit = async ({ segment, name }: Answers) => {
    const target =
      segment === another
        ? (
            await request<AnyRecord>('crm/segments', {
              method: 'POST',
              body: { name: name ?? '', kind: 'fixed', ownerId: user.id },
            })
          ).id
        : String(segment);
    const { added } = await request<{ added: number }>(`crm/segments/${target}/members`, {
      method: 'POST',
      body: { add: ids },
    });
    await client.invalidateQueries({ queryKey: [segments.meta.path] });
    notify('crm.segment.added', { type: 'success', messageArgs: { smart_count: added } });
    onAdded();
  };
  return (
    <TaskDialog<Answers>
      title={text('crm.segment.addTitle', { smart_count: ids.length })}
      submitLabel={text('crm.segment.addAction')}
      ready={data !== undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectInput source="segment" label="crm.segment.one" required choices={choices} onChange={setChosen} />
      {chosen === another && <TextInput source="name" label="crm.segment.name" required max={100} />}
    </TaskDialog>
  );
}
