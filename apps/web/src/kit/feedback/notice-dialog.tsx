import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface NoticeDialogProps {
  title: string;
  /** What the only button says. */
  close: string;
  onClose: () => void;
  children: ReactNode;
}

/** Something that must be read: it closes by its button only. */
export function NoticeDialog({ title, close, onClose, children }: NoticeDialogProps) {
  const titleId = useId();
  return (
    <Dialog open aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 4 }}>{children}</Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
