import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { request } from '@/api/http';
import { useSession } from '@/api/use-session';
import { type AnyRecord, MomentInput, SelectInput, TaskDialog, TextInput, useText } from '@/kit';
import { activities } from './activity.record';
import { outcomesOf } from './outcomes';

interface LogValues {
  [name: string]: unknown;
  kind: string;
  direction: string;
  outcome: string | null;
  subject: string | null;
  notes: string | null;
  doneAt: string;
}

interface LogDialogProps {
  /** The records that it concerns. */
  links: Readonly<Record<string, unknown>>;
  onClose: () => void;
}

const kinds = ['call', 'visit', 'meeting', 'email', 'letter', 'sms', 'note'] as const;

/** Something that was just done: a call that came in, a visit, a note. It is written down as done at once. */
export function LogDialog({ links, onClose }: LogDialogProps) {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const { user } = useSession();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { path, name } = activities.meta;
  return (
    <TaskDialog<LogValues>
      title={text('crm.activity.log')}
      submitLabel={text('crm.activity.ask.save')}
      width="sm"
      defaultValues={{
        kind: 'call',
        direction: 'out',
        outcome: 'reached',
        doneAt: new Date().toISOString(),
      }}
      onClose={onClose}
      onSubmit={async ({ kind, subject, outcome, direction, notes, doneAt }) => {
        const saved = await request<AnyRecord>(path, {
          method: 'POST',
          idempotencyKey,
          body: {
            ...links,
            ...{ kind, direction, doneAt, ownerId: user.id },
            subject: subject?.trim() || text(`crm.activity.kind.${kind}`),
            ...(notes && { notes }),
            ...(outcome && kind !== 'note' && outcomesOf(kind).includes(outcome) && { outcome }),
          },
        });
        for (const each of [path, ...(activities.affects ?? [])])
          void client.invalidateQueries({ queryKey: [each] });
        void client.invalidateQueries({ queryKey: ['timeline', name] });
        notify('crm.activity.logged', { type: 'success', messageArgs: { title: activities.title(saved) } });
        onClose();
      }}
    >
      <LogInputs />
    </TaskDialog>
  );
}

function LogInputs() {
  const text = useText();
  const kind: unknown = useWatch({ name: 'kind' });
  const choices = (field: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: text(`crm.activity.${field}.${value}`) }));
  return (
    <>
      <SelectInput source="kind" label="crm.activity.ask.kind" required choices={choices('kind', kinds)} />
      {kind !== 'note' && (
        <>
          <SelectInput
            source="direction"
            label="crm.activity.ask.direction"
            required
            choices={choices('direction', ['out', 'in'])}
          />
          <SelectInput
            source="outcome"
            label="crm.activity.ask.outcome"
            choices={choices('outcome', outcomesOf(kind))}
          />
        </>
      )}
      <TextInput
        source="subject"
        label="crm.activity.ask.subject"
        max={200}
        placeholder={text(`crm.activity.kind.${kind}`)}
      />
      <TextInput source="notes" label="crm.activity.ask.notes" format="multiline" max={10_000} autoFocus />
      <MomentInput source="doneAt" label="crm.activity.ask.doneAt" required />
    </>
  );
}
