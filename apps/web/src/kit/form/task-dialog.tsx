import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useText } from '@/i18n/use-text';
import { FormShell } from './form-shell';
import { useServerForm } from './use-server-form';
import type { Values } from './values';

interface TaskDialogProps<V extends Values> {
  /** Already worded. */
  title: string;
  /** What the button says; the title when absent. */
  submitLabel?: string;
  defaultValues?: Partial<V>;
  danger?: boolean;
  /** Resolves when it is done; an ApiProblem is shown at the fields or above them. */
  onSubmit: (values: V) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A command that needs a few answers first, such as a day and a reason. Mount it to open it. */
export function TaskDialog<V extends Values = Values>(props: TaskDialogProps<V>) {
  const { title, submitLabel = title, defaultValues = {}, danger, onClose, children } = props;
  const text = useText();
  const titleId = useId();
  const state = useServerForm(defaultValues, async (values) => {
    await props.onSubmit(values as V);
  });
  return (
    <Dialog open onClose={state.busy ? undefined : onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ '&&': { pt: 2 } }}>
        <FormShell state={state} label={title} enterSends onSubmit={() => void state.submit()}>
          {children}
          <DialogActions sx={{ p: 0 }}>
            <Button onClick={onClose}>{text('ra.action.cancel')}</Button>
            <Button
              type="submit"
              variant="contained"
              color={danger ? 'error' : 'primary'}
              loading={state.busy}
            >
              {submitLabel}
            </Button>
          </DialogActions>
        </FormShell>
      </DialogContent>
    </Dialog>
  );
}
