import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { request as send } from '@/api/http';
import { Prose, TaskDialog, TextInput, useText } from '@/kit';
import type { DeskRequest } from '../data/types';
import { keys } from '../data/use-backups';

/** Tells the requester why a restore will not be done. */
export function RefuseDialog({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <TaskDialog
      title={text('backups.desk.refuseAsk', { name: request.instanceName })}
      submitLabel={text('backups.desk.refuse')}
      defaultValues={{ answer: null }}
      onClose={onClose}
      onSubmit={async (values) => {
        await send(`operations/restore-requests/${request.id}/refusal`, { method: 'POST', body: values });
        notify('backups.desk.refused', { type: 'success' });
        await client.invalidateQueries({ queryKey: keys.desk });
        onClose();
      }}
    >
      <Prose>{request.reason}</Prose>
      <TextInput
        source="answer"
        label="backups.desk.answer"
        format="multiline"
        max={2000}
        required
        autoFocus
      />
    </TaskDialog>
  );
}
