import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useEffect, useId } from 'react';
import { useBlocker } from 'react-router';
import { useText } from '@/i18n/use-text';

/** Whether leaving a form needs a question: read at the moment of leaving. */
export type IsUnsaved = () => boolean;

interface LeaveGuardProps {
  isUnsaved: IsUnsaved;
  /** Keeps what was typed on this device; absent where it may not be kept. */
  onKeep?: (() => void) | undefined;
  onDiscard: () => void;
}

/** Asks before a form with unsaved changes is left, within the application and out of it. */
export function LeaveGuard({ isUnsaved, onKeep, onDiscard }: LeaveGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname &&
      // The session has ended: a question would only stand in the way of signing in again.
      nextLocation.pathname !== '/sign-in' &&
      isUnsaved(),
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
  return (
    <LeaveDialog
      open={blocker.state === 'blocked'}
      onStay={() => blocker.reset?.()}
      onKeep={
        onKeep &&
        (() => {
          onKeep();
          blocker.proceed?.();
        })
      }
      onDiscard={() => {
        onDiscard();
        blocker.proceed?.();
      }}
    />
  );
}

interface LeaveDialogProps {
  open: boolean;
  onStay: () => void;
  onKeep?: (() => void) | undefined;
  onDiscard: () => void;
}

export function LeaveDialog({ open, onStay, onKeep, onDiscard }: LeaveDialogProps) {
  const text = useText();
  const id = useId();
  return (
    <Dialog open={open} onClose={onStay} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{text('form.leave.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText>
          {text('form.leave.content')} {onKeep && text('form.leave.draft')}
        </DialogContentText>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', gap: 2, '& > :not(style)': { ml: 0 } }}>
        <Button color="error" onClick={onDiscard}>
          {text('form.leave.discard')}
        </Button>
        {onKeep && <Button onClick={onKeep}>{text('form.leave.keep')}</Button>}
        <Button variant="contained" onClick={onStay} autoFocus>
          {text('form.leave.stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
