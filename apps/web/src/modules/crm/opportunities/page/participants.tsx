import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRecordContext } from 'ra-core';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  Button,
  Card,
  ErrorState,
  LazyFormDialog,
  Prose,
  RowSkeletons,
  Rows,
  useText,
} from '@/kit';
import { opportunities } from '../opportunity.record';
import { participants } from '../participant.record';
import { ParticipantRow } from './participant-row';

/** Who takes part in an opportunity, and in which role. */
export function Participants() {
  const text = useText();
  const holds = useHolds();
  const client = useQueryClient();
  const record = useRecordContext<AnyRecord>();
  const [adding, setAdding] = useState(false);
  const id = record?.id ?? '';
  const mayRead = holds('crm.participant.read');
  const { data, error, refetch } = useQuery({
    queryKey: [participants.meta.path, id],
    queryFn: ({ signal }) =>
      request<Schemas['ParticipatingContacts']>(`${opportunities.meta.path}/${id}/contacts`, { signal }),
    enabled: id !== '' && mayRead,
  });
  if (!mayRead) return null;
  const refresh = () => client.invalidateQueries({ queryKey: [participants.meta.path] });
  return (
    <Card
      title={text('crm.participant.title')}
      actions={
        holds('crm.participant.create') && (
          <Button onClick={() => setAdding(true)}>{text('crm.participant.add')}</Button>
        )
      }
      flush={data?.items.length !== 0}
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={2} />}
      {data?.items.length === 0 && <Prose>{text('crm.participant.none')}</Prose>}
      {data && data.items.length > 0 && (
        <Rows label={text('crm.participant.title')}>
          {data.items.map((contact) => (
            <ParticipantRow key={contact.participantId} contact={contact} onChange={() => void refresh()} />
          ))}
        </Rows>
      )}
      {adding && (
        <LazyFormDialog
          record={participants}
          title={text('crm.participant.addTitle')}
          defaultValues={{ opportunityId: id }}
          fields={['contactId', 'role', 'notes']}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            void refresh();
          }}
        />
      )}
    </Card>
  );
}
