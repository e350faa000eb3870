import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormLabel,
  Stack,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { TagsBox } from '../../tags/tags-box';
import { useList } from '../list-context';

export interface Tagging {
  add: readonly string[];
  remove: readonly string[];
}

/** Tags that all selected records get, and others that they lose; what else each has stays. */
export function TaggingDialog({
  onApply,
  onClose,
}: {
  onApply: (tagging: Tagging) => void;
  onClose: () => void;
}) {
  const text = useText();
  const { selection } = useList();
  const [titleId, addId, removeId] = [useId(), useId(), useId()];
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const both = add.some((id) => remove.includes(id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!both && add.length + remove.length > 0) onApply({ add, remove });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>
          {text('tags.bulk.title', { smart_count: selection.selected.size })}
        </DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 4 }}>
            <Stack sx={{ gap: 1 }}>
              <FormLabel htmlFor={addId}>{text('tags.bulk.add')}</FormLabel>
              <TagsBox id={addId} label={text('tags.bulk.add')} value={add} onChange={setAdd} autoFocus />
            </Stack>
            <Stack sx={{ gap: 1 }}>
              <FormLabel htmlFor={removeId}>{text('tags.bulk.remove')}</FormLabel>
              <TagsBox
                id={removeId}
                label={text('tags.bulk.remove')}
                value={remove}
                onChange={setRemove}
                creates={false}
              />
            </Stack>
            {both && <Alert severity="warning">{text('tags.bulk.both')}</Alert>}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={both || add.length + remove.length === 0}>
            {text('tags.bulk.apply')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
