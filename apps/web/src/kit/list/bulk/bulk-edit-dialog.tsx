import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
} from '@mui/material';
import { Form } from 'ra-core';
import { useId, useState } from 'react';
import { flatValues, nestedValues } from '@/api/custom-values';
import { useLocalText, useText } from '@/i18n/use-text';
import { FieldInput } from '../../inputs/field-input';
import { fieldOf } from '../../records/define-record';
import { useList } from '../list-context';

interface BulkEditProps {
  onApply: (data: Readonly<Record<string, unknown>>) => void;
  onClose: () => void;
}

/** One field, and the value that all selected records get; an empty one empties it. */
export function BulkEditDialog({ onApply, onClose }: BulkEditProps) {
  const text = useText();
  const local = useLocalText();
  const titleId = useId();
  const formId = useId();
  const { screens, layout, selection } = useList();
  const { fields } = screens.meta;
  const names = Object.keys(fields).filter(
    (name) =>
      !fields[name]?.readOnly &&
      fields[name]?.kind !== 'list' &&
      fields[name]?.kind !== 'tags' &&
      fields[name]?.kind !== 'instant',
  );
  // What is on the screen comes first.
  const sorted = [
    ...layout.columns.filter((name) => names.includes(name)),
    ...names.filter((name) => !layout.columns.includes(name)),
  ];
  const [name, setName] = useState(sorted.find((each) => fields[each]?.kind === 'choice') ?? sorted[0] ?? '');
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>
        {text('list.bulk.editTitle', { smart_count: selection.selected.size })}
      </DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 4, pt: 2 }}>
          <TextField
            select
            label={text('list.bulk.field')}
            value={name}
            onChange={({ target }) => setName(target.value)}
          >
            {sorted.map((each) => (
              <MenuItem key={each} value={each}>
                {local(fieldOf(screens, each).label)}
              </MenuItem>
            ))}
          </TextField>
          {name && (
            <Form
              key={name}
              id={formId}
              record={nestedValues({ [name]: fieldOf(screens, name).kind === 'boolean' ? false : null })}
              onSubmit={(values: object) =>
                onApply({ [name]: flatValues(values as Record<string, unknown>)[name] ?? null })
              }
              disableInvalidFormNotification
            >
              <FieldInput screens={screens} name={name} />
            </Form>
          )}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('ra.action.cancel')}</Button>
        <Button type="submit" form={formId} variant="contained" disabled={!name}>
          {text('list.bulk.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
