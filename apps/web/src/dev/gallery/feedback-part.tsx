import { useNotify } from 'ra-core';
import { useState } from 'react';
import { Button, FormDialog, NoticeDialog, Stack, TaskDialog, TextInput, useConfirm } from '@/kit';
import { sites } from '../made-up/site.record';
import { siteOf } from '../made-up/sites';
import { Part } from './part';

/** Messages and dialogs. */
export function FeedbackPart() {
  const notify = useNotify();
  const confirm = useConfirm();
  const [open, setOpen] = useState<'notice' | 'task' | 'create' | 'edit'>();
  const [said, setSaid] = useState('');
  const close = () => setOpen(undefined);
  const ask = async () => {
    const answer = await confirm({
      title: 'Remove the site?',
      content: 'It cannot be taken back.',
      confirm: 'Remove',
      danger: true,
    });
    setSaid(answer ? 'removed' : 'kept');
  };
  return (
    <Part id="feedback" title="Messages and dialogs">
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        {(['success', 'info', 'warning', 'error'] as const).map((type) => (
          <Button key={type} onClick={() => notify(`A message of the kind ${type}`, { type })}>
            {`Message: ${type}`}
          </Button>
        ))}
        <Button onClick={() => void ask()}>Ask</Button>
        <Button onClick={() => setOpen('notice')}>Notice</Button>
        <Button onClick={() => setOpen('task')}>Task</Button>
        <Button onClick={() => setOpen('create')}>New record</Button>
        <Button onClick={() => setOpen('edit')}>Change a record</Button>
        <span role="status">{said}</span>
      </Stack>
      {open === 'notice' && (
        <NoticeDialog title="A notice" close="Understood" onClose={close}>
          Something to know.
        </NoticeDialog>
      )}
      {open === 'task' && (
        <TaskDialog title="A task" onSubmit={async () => close()} onClose={close}>
          <TextInput source="reason" label="Reason" required />
        </TaskDialog>
      )}
      {open === 'create' && (
        <FormDialog
          record={sites}
          fields={['name', 'state', 'amount', 'begins']}
          onClose={close}
          onSaved={close}
        />
      )}
      {open === 'edit' && (
        <FormDialog
          record={sites}
          stored={siteOf(1)}
          fields={['name', 'state', 'managerId', 'contacts']}
          onClose={close}
          onSaved={close}
        />
      )}
    </Part>
  );
}
