import { useNotify } from 'ra-core';
import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, Button, TaskDialog, TextInput, useText } from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { webForms } from './web-form.record';

interface Acts {
  buttons: ReactNode;
  dialog: ReactNode;
  /** Why it could not be opened: what it lacks. */
  refusal: string | undefined;
}

/** Opening a form to the world, and closing it. */
export function useWebFormActs(form: AnyRecord | undefined): Acts {
  const text = useText();
  const notify = useNotify();
  const holds = useHolds();
  const send = useRecordCommand(webForms, 'crm.web-form.stale');
  const [busy, setBusy] = useState(false);
  const [closing, setClosing] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  if (!form || !holds('crm.web-form.update')) return { buttons: undefined, dialog: null, refusal };
  const open = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await send(form, 'opening');
      notify('crm.web-form.opened', { type: 'success' });
    } catch (problem) {
      const { fields, message } = problem as ApiProblem;
      setRefusal(fields?.map((each) => each.message).join(' ') || message);
    } finally {
      setBusy(false);
    }
  };
  return {
    refusal,
    buttons:
      form['state'] === 'open' ? (
        <Button variant="outlined" onClick={() => setClosing(true)}>
          {text('crm.web-form.close')}
        </Button>
      ) : (
        <Button variant="contained" loading={busy} onClick={() => void open()}>
          {text('crm.web-form.open')}
        </Button>
      ),
    dialog: closing && (
      <TaskDialog
        title={text('crm.web-form.closeTitle')}
        submitLabel={text('crm.web-form.close')}
        onClose={() => setClosing(false)}
        onSubmit={async (values) => {
          await send(form, 'closing', values);
          notify('crm.web-form.closed', { type: 'success' });
          setClosing(false);
        }}
      >
        <TextInput source="reason" label="crm.web-form.closeReason" format="multiline" max={1000} autoFocus />
      </TaskDialog>
    ),
  };
}
