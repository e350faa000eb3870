import { useDelete, useGetOne, useNotify } from 'ra-core';
import { useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  formatPhone,
  LazyFormDialog,
  pathOf,
  type RecordScreens,
  Row,
  RowMenu,
  useConfirm,
  useText,
} from '@/kit';
import { affiliations } from './affiliation.record';
import type { Affiliated } from './affiliations';

interface AffiliationRowProps {
  affiliated: Affiliated;
  /** What stands at the other end. */
  screens: RecordScreens;
  onChange: () => void;
}

export function AffiliationRow({ affiliated, screens, onChange }: AffiliationRowProps) {
  const text = useText();
  const holds = useHolds();
  const confirm = useConfirm();
  const notify = useNotify();
  const [editing, setEditing] = useState(false);
  const [remove] = useDelete();
  const record = affiliated as unknown as AnyRecord;
  const name = screens.title(record);
  const { role, title, endedOn, affiliationId } = affiliated;
  const reach =
    'phone' in affiliated ? formatPhone(affiliated.phone ?? '') || affiliated.email : affiliated.city;
  const words = [title || text(`crm.affiliation.role.${role}`), reach];
  const unlink = async () => {
    const question = text('crm.affiliation.remove');
    if (!(await confirm({ title: question, content: name, confirm: question, danger: true }))) return;
    remove(
      affiliations.meta.path,
      { id: affiliationId },
      {
        onSuccess: onChange,
        onError: (problem) => notify((problem as ApiProblem).message, { type: 'error' }),
      },
    );
  };
  const entries = [
    ...(holds('crm.affiliation.update')
      ? [{ label: 'crm.affiliation.edit', run: () => setEditing(true) }]
      : []),
    ...(holds('crm.affiliation.delete') ? [{ label: 'crm.affiliation.remove', run: unlink }] : []),
  ];
  return (
    <>
      <Row
        icon={screens.icon}
        title={name}
        subtitle={[...words, endedOn && text('crm.affiliation.ended')].filter(Boolean).join(' · ')}
        to={pathOf(screens, affiliated.id)}
        end={<RowMenu label={text('crm.affiliation.actions', { name })} entries={entries} />}
      />
      {editing && (
        <AffiliationDialog
          id={affiliationId}
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

function AffiliationDialog(props: { id: string; title: string; onClose: () => void; onSaved: () => void }) {
  const { data } = useGetOne<AnyRecord>(affiliations.meta.path, { id: props.id });
  if (!data) return null;
  return (
    <LazyFormDialog
      record={affiliations}
      stored={data}
      title={props.title}
      fields={['role', 'title', 'startedOn', 'endedOn']}
      onClose={props.onClose}
      onSaved={props.onSaved}
    />
  );
}
