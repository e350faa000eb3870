import { useDelete, useGetOne, useNotify } from 'ra-core';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  formatPhone,
  LazyFormDialog,
  pathOf,
  Row,
  RowMenu,
  useConfirm,
  useText,
} from '@/kit';
import { contacts } from '../../contacts/contact.record';
import { participants } from '../participant.record';

interface ParticipantRowProps {
  contact: Schemas['ParticipatingContact'];
  onChange: () => void;
}

/** A contact who takes part in an opportunity. */
export function ParticipantRow({ contact, onChange }: ParticipantRowProps) {
  const text = useText();
  const holds = useHolds();
  const confirm = useConfirm();
  const notify = useNotify();
  const [editing, setEditing] = useState(false);
  const [remove] = useDelete();
  const name = contacts.title(contact as unknown as AnyRecord);
  const { participantId, role, jobTitle, phone, email } = contact;
  const reach = formatPhone(phone ?? '') || email;
  const leave = async () => {
    const question = text('crm.participant.remove');
    if (!(await confirm({ title: question, content: name, confirm: question, danger: true }))) return;
    remove(
      participants.meta.path,
      { id: participantId },
      {
        onSuccess: onChange,
        onError: (problem) => notify((problem as ApiProblem).message, { type: 'error' }),
      },
    );
  };
  const entries = [
    ...(holds('crm.participant.update')
      ? [{ label: 'crm.participant.edit', run: () => setEditing(true) }]
      : []),
    ...(holds('crm.participant.delete') ? [{ label: 'crm.participant.remove', run: leave }] : []),
  ];
  return (
    <>
      <Row
        icon={contacts.icon}
        title={name}
        subtitle={[text(`crm.participant.role.${role}`), jobTitle, reach].filter(Boolean).join(' · ')}
        to={pathOf(contacts, contact.id)}
        end={<RowMenu label={text('crm.participant.actions', { name })} entries={entries} />}
      />
      {editing && (
        <ParticipantDialog
          id={participantId}
          title={name}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            onChange();
          }}
        />
      )}
    </>
  );
}

function ParticipantDialog(props: { id: string; title: string; onClose: () => void; onSaved: () => void }) {
  const { data } = useGetOne<AnyRecord>(participants.meta.path, { id: props.id });
  if (!data) return null;
  return (
    <LazyFormDialog
      record={participants}
      stored={data}
      title={props.title}
      fields={['role', 'notes']}
      onClose={props.onClose}
      onSaved={props.onSaved}
    />
  );
}
