import { Button, Dialog, DialogActions, DialogContent, DialogTitle, useMediaQuery } from '@mui/material';
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
  /** What the button that gives up says. */
  closeLabel?: string;
  defaultValues?: Partial<V>;
  danger?: boolean;
  /** Wider ones take the whole screen of a phone. */
  width?: 'xs' | 'sm' | 'md';
  /** False as long as what is asked is not known yet. */
  ready?: boolean;
  /** Resolves when it is done; an ApiProblem is shown at the fields or above them. */
  onSubmit: (values: V) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A command that needs a few answers first, such as a day and a reason. Mount it to open it. */
export function TaskDialog<V extends Values = Values>(props: TaskDialogProps<V>) {
  const { title, submitLabel = title, defaultValues = {}, danger, onClose, children } = props;
  const { width = 'xs', ready = true } = props;
  const text = useText();
  const titleId = useId();
  const phone = useMediaQuery('(max-width: 599px)');
  const state = useServerForm(defaultValues, async (values) => {
    await props.onSubmit(values as V);
  });
  return (
    <Dialog
      open
      onClose={state.busy ? undefined : onClose}
      aria-labelledby={titleId}
      maxWidth={width}
      fullWidth
      fullScreen={phone && width !== 'xs'}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ '&&': { pt: 2, pb: 0 } }}>
        <FormShell state={state} label={title} enterSends onSubmit={() => void state.submit()}>
          {children}
          <DialogActions
            // However much is asked, the button stays in sight.
            sx={{
              position: 'sticky',
              bottom: 0,
              zIndex: 1,
              px: 0,
              pt: 3,
              pb: 5,
              bgcolor: 'background.paper',
            }}
          >
            <Button onClick={onClose}>{props.closeLabel ?? text('ra.action.cancel')}</Button>
            <Button
              type="submit"
              variant="contained"
              color={danger ? 'error' : 'primary'}
              loading={state.busy}
              disabled={!ready}
            >
              {submitLabel}
            </Button>
          </DialogActions>
        </FormShell>
      </DialogContent>
    </Dialog>
  );
}
