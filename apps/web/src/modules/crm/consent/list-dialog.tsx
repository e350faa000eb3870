import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { request } from '@/api/http';
import { Prose, SelectInput, TaskDialog, TextInput, useText } from '@/kit';
import { contacts } from '../contacts/contact.record';

export const suppressionsPath = 'crm/suppressions';

/** Channels whose addresses can be typed. */
export const typedChannels = ['email', 'phone', 'sms'] as const;

/** Puts an address on the list, or takes one off; either with a reason. */
export function ListDialog({ act, onClose }: { act: 'add' | 'remove'; onClose: () => void }) {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <TaskDialog
      title={text(`crm.suppression.${act}`)}
      danger={act === 'remove'}
      width="sm"
      defaultValues={{ channel: 'email' }}
      onClose={onClose}
      onSubmit={async (values) => {
        await request(act === 'add' ? suppressionsPath : `${suppressionsPath}/removal`, {
          method: 'POST',
          body: values,
        });
        for (const path of [suppressionsPath, contacts.meta.path])
          void client.invalidateQueries({ queryKey: [path] });
        notify(`crm.suppression.done.${act}`, { type: 'success' });
        onClose();
      }}
    >
      <Prose>{text(`crm.suppression.why.${act}`)}</Prose>
      <SelectInput
        source="channel"
        label="crm.suppression.channel"
        required
        choices={typedChannels.map((value) => ({ value, label: text(`crm.consent.channel.${value}`) }))}
      />
      <TextInput source="address" label="crm.suppression.address" max={254} required autoFocus />
      <TextInput
        source="reason"
        label="crm.suppression.reason"
        help={`crm.suppression.reasonHelp.${act}`}
        max={500}
        required
      />
    </TaskDialog>
  );
}
