import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { request } from '@/api/http';
import { MomentInput, Prose, SelectInput, TaskDialog, TextInput, useText } from '@/kit';
import { contacts } from '../contacts/contact.record';
import { type ChannelConsent, type Consents, consentsKey } from './use-consents';

export interface Noted {
  channel: ChannelConsent['channel'];
  kind: 'given' | 'withdrawn' | 'objected' | 'informed';
}

interface NoteValues {
  [name: string]: unknown;
  basis?: string | null;
  source: string;
  wording?: string | null;
  proof?: string | null;
  at: string;
}

interface NoteDialogProps {
  id: string;
  noted: Noted;
  onClose: () => void;
}

/** Notes what a contact said: where, when, and what proves it. */
export function NoteDialog({ id, noted: { channel, kind }, onClose }: NoteDialogProps) {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const title = text(`crm.consent.ask.${kind}`, { channel: text(`crm.consent.channel.${channel}`) });
  const consents = kind === 'given';
  return (
    <TaskDialog<NoteValues>
      title={title}
      submitLabel={text('crm.consent.ask.save')}
      width="sm"
      defaultValues={{ at: new Date().toISOString(), ...(consents && { basis: 'consent' }) }}
      onClose={onClose}
      onSubmit={async ({ basis, source, wording, proof, at }) => {
        const answer = await request<Consents>(`${contacts.meta.path}/${id}/consents`, {
          method: 'POST',
          idempotencyKey,
          body: {
            ...{ channel, kind, source, at },
            ...(consents && basis && { basis }),
            ...(wording && { wording }),
            ...(proof && { proof }),
          },
        });
        client.setQueryData(consentsKey(id), answer);
        void client.invalidateQueries({ queryKey: [contacts.meta.path] });
        void client.invalidateQueries({ queryKey: ['timeline', contacts.meta.name] });
        notify('crm.consent.noted', { type: 'success' });
        onClose();
      }}
    >
      <Prose>{text(`crm.consent.ask.why.${kind}`)}</Prose>
      <TextInput
        source="source"
        label="crm.consent.ask.source"
        help="crm.consent.ask.sourceHelp"
        max={200}
        required
        autoFocus
      />
      <MomentInput source="at" label="crm.consent.ask.at" required />
      {consents && (
        <SelectInput
          source="basis"
          label="crm.consent.ask.basis"
          choices={['consent', 'legitimate-interest', 'customer'].map((value) => ({
            value,
            label: text(`crm.consent.basis.${value}`),
          }))}
        />
      )}
      {(consents || kind === 'informed') && (
        <TextInput
          source="wording"
          label="crm.consent.ask.wording"
          help="crm.consent.ask.wordingHelp"
          format="multiline"
          max={2000}
        />
      )}
      <TextInput
        source="proof"
        label="crm.consent.ask.proof"
        help="crm.consent.ask.proofHelp"
        format="multiline"
        max={2000}
      />
    </TaskDialog>
  );
}
