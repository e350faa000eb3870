import { useState } from 'react';
import {
  type AnyRecord,
  Button,
  Card,
  ErrorState,
  FormDialog,
  OrderedRows,
  Prose,
  RowMenu,
  RowSkeletons,
  useText,
} from '@/kit';
import { lostReasons } from './lost-reason.record';
import { useOrdered } from './use-ordered';

/** Why sales are lost, in the order in which people are offered it. */
export function LostReasons() {
  const text = useText();
  const { records, error, refetch, refresh, move, remove, may } = useOrdered(lostReasons);
  const [writing, setWriting] = useState<{ reason?: AnyRecord }>();
  const entries = (reason: AnyRecord) => [
    ...(may('update') ? [{ label: 'crm.lost-reason.edit', run: () => setWriting({ reason }) }] : []),
    ...(may('delete') ? [{ label: 'crm.lost-reason.delete', run: () => void remove(reason) }] : []),
  ];
  return (
    <Card
      title={text('crm.lost-reason.title')}
      flush={records?.length !== 0}
      actions={may('create') && <Button onClick={() => setWriting({})}>{text('crm.lost-reason.add')}</Button>}
    >
      {error && !records && <ErrorState error={error} retry={() => void refetch()} />}
      {!records && !error && <RowSkeletons count={5} />}
      {records?.length === 0 && <Prose>{text('crm.lost-reason.none')}</Prose>}
      {records && (
        <OrderedRows
          label={text('crm.lost-reason.title')}
          onMove={move}
          items={records.map((reason) => ({
            id: reason.id,
            title: lostReasons.title(reason),
            end: (
              <RowMenu
                label={text('crm.lost-reason.actions', { name: lostReasons.title(reason) })}
                entries={entries(reason)}
              />
            ),
          }))}
        />
      )}
      {writing && (
        <FormDialog
          record={lostReasons}
          stored={writing.reason}
          title={writing.reason ? lostReasons.title(writing.reason) : text('crm.lost-reason.add')}
          fields={['name']}
          onClose={() => setWriting(undefined)}
          onSaved={() => {
            setWriting(undefined);
            void refresh();
          }}
        />
      )}
    </Card>
  );
}
