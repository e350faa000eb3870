import { Box, Typography } from '@mui/material';
import { useId } from 'react';
import { useLocalText } from '@/i18n/use-text';
import { useStoredRecord } from '../form/stored-record';
import { fieldOf } from '../records/define-record';
import { useRecordScreens } from '../records/record-context';
import { FieldValue } from './field-value';

/** In a form: a value that only the server changes. A new record has none yet. */
export function ReadOnlyField({ name }: { name: string }) {
  const local = useLocalText();
  const id = useId();
  const { screens } = useRecordScreens();
  const record = useStoredRecord();
  if (!record) return null;
  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="body2" sx={{ fontWeight: 550, color: 'text.secondary', mb: 1 }}>
        {local(fieldOf(screens, name).label)}
      </Typography>
      <Box sx={{ minHeight: 36, display: 'flex', alignItems: 'center', overflowWrap: 'anywhere' }}>
        <FieldValue screens={screens} name={name} record={record} />
      </Box>
    </Box>
  );
}
