import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { ApiProblem, request as send } from '@/api/http';
import { Alert, Prose, TaskDialog, TextInput, useText } from '@/kit';
import type { DeskRequest } from '../data/types';
import { keys } from '../data/use-backups';
import { useWords } from '../data/use-words';

/** Brings a copy back for a company whose name was typed once more. */
export function ExecuteDialog({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const text = useText();
  const words = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const { id, slug, instanceName: name, into, copiedAt, reason } = request;
  const isSame = into === 'same';
  const when = words.moment(copiedAt);
  return (
    <TaskDialog
      title={text('backups.desk.executeAsk', { name })}
      submitLabel={text('backups.desk.execute')}
      defaultValues={{ confirm: null }}
      danger={isSame}
      onClose={onClose}
      onSubmit={async ({ confirm }) => {
        if (confirm !== slug)
          throw new ApiProblem(422, {
            errors: [
              { field: 'confirm', code: 'confirm', message: text('backups.desk.slugWrong', { slug }) },
            ],
          });
        await send(`operations/restore-requests/${id}/execution`, { method: 'POST', body: { confirm } });
        notify('backups.desk.started', { type: 'success' });
        await client.invalidateQueries({ queryKey: keys.desk });
        onClose();
      }}
    >
      <Alert severity={isSame ? 'warning' : 'info'}>
        {text(isSame ? 'backups.desk.sameWarning' : 'backups.desk.sideInfo', { name, when })}
      </Alert>
      <Prose>{reason}</Prose>
      <TextInput source="confirm" label={text('backups.desk.slug', { slug })} max={63} required autoFocus />
    </TaskDialog>
  );
}
