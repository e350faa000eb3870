import { Box, Button, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { useText } from '@/i18n/use-text';
import { FieldValue } from '../../fields/field-value';
import type { AnyRecord, RecordScreens } from '../../records/define-record';

interface ConflictProps {
  screens: RecordScreens;
  name: string;
  mine: AnyRecord;
  theirs: AnyRecord;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Two people have written the same field: both values, and whose it shall be. */
export function Conflict({ screens, name, mine, theirs, onKeepMine, onTakeTheirs }: ConflictProps) {
  const text = useText();
  const titleId = useId();
  return (
    <Stack
      role="alertdialog"
      aria-labelledby={titleId}
      sx={{ gap: 2, p: 3, borderRadius: 1, border: '1px solid', borderColor: 'warning.main' }}
    >
      <Typography id={titleId} variant="body2" sx={{ fontWeight: 600 }}>
        {text('page.conflict.title')}
      </Typography>
      {(['theirs', 'mine'] as const).map((side) => (
        <Box
          key={side}
          sx={{ display: 'grid', gridTemplateColumns: '88px 1fr', gap: 2, alignItems: 'baseline' }}
        >
          <Typography variant="caption" color="textSecondary">
            {text(`page.conflict.${side}`)}
          </Typography>
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <FieldValue screens={screens} name={name} record={side === 'mine' ? mine : theirs} />
          </Box>
        </Box>
      ))}
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={onKeepMine} autoFocus>
          {text('page.conflict.keepMine')}
        </Button>
        <Button variant="outlined" onClick={onTakeTheirs}>
          {text('page.conflict.takeTheirs')}
        </Button>
      </Stack>
    </Stack>
  );
}
