import { useQuery } from '@tanstack/react-query';
import { useRecordContext } from 'ra-core';
import { useState } from 'react';
import { request } from '@/api/http';
import {
  type AnyRecord,
  Button,
  Card,
  type RecordScreens,
  Row,
  Rows,
  useConfirm,
  useText,
  When,
} from '@/kit';
import { useMayMerge } from './use-merge';
import { type Merge, useUndoMerge } from './use-merge-commands';

/** The records that went up in this one and can still be had back; nothing where there are none. */
export function RecentMerges({ record }: { record: RecordScreens }) {
  const text = useText();
  const confirm = useConfirm();
  const undo = useUndoMerge(record);
  const mayMerge = useMayMerge(record);
  const { id } = useRecordContext<AnyRecord>() ?? {};
  const [busy, setBusy] = useState<string>();
  const { data } = useQuery({
    queryKey: [record.meta.path, 'merges', id],
    queryFn: ({ signal }) =>
      request<{ items: Merge[] }>('crm/merges', { query: { recordId: String(id) }, signal }),
    enabled: mayMerge && id !== undefined,
  });
  const merges = data?.items.filter(({ keptId, undoableUntil }) => keptId === id && undoableUntil) ?? [];
  if (merges.length === 0) return null;
  const ask = async ({ id: mergeId, otherTitle }: Merge) => {
    const agreed = await confirm({
      title: text('crm.merge.undoTitle', { title: otherTitle }),
      content: text('crm.merge.undoContent'),
      confirm: text('crm.merge.undo'),
    });
    if (!agreed) return;
    setBusy(mergeId);
    await undo(mergeId);
    setBusy(undefined);
  };
  return (
    <Card flush title={text('crm.merge.recent')}>
      <Rows label={text('crm.merge.recent')}>
        {merges.map((merge) => (
          <Row
            key={merge.id}
            title={merge.otherTitle}
            subtitle={
              <>
                {text('crm.merge.goneUp')} <When at={merge.mergedAt} />
              </>
            }
            end={
              <Button size="small" loading={busy === merge.id} onClick={() => void ask(merge)}>
                {text('crm.merge.undo')}
              </Button>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
