import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  TextField,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useText } from '@/i18n/use-text';

interface ViewDialogProps {
  title: string;
  name: string;
  shared: boolean;
  /** Whether the user may share views with everybody. */
  mayShare: boolean;
  busy: boolean;
  onSave: (given: { name: string; shared: boolean }) => void;
  onClose: () => void;
}

/** What a view is called, and who sees it. */
export function ViewDialog({
  title,
  name: given,
  shared: before,
  mayShare,
  busy,
  onSave,
  onClose,
}: ViewDialogProps) {
  const text = useText();
  const titleId = useId();
  const [name, setName] = useState(given);
  const [shared, setShared] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onSave({ name: name.trim(), shared });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          <TextField
            autoFocus
            required
            label={text('list.views.name')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            slotProps={{ htmlInput: { maxLength: 100 }, inputLabel: { required: false } }}
          />
          {mayShare && (
            <FormControlLabel
              control={<Checkbox checked={shared} onChange={(_, on) => setShared(on)} />}
              label={text('list.views.shareWithAll')}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={busy} disabled={!name.trim()}>
            {text('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
