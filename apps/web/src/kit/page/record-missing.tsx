import { Box, Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { useLocalText, useText } from '@/i18n/use-text';
import { ErrorState } from '../feedback/states';
import { pathOf, type RecordScreens } from '../records/define-record';

interface RecordMissingProps {
  screens: RecordScreens;
  error: unknown;
  retry: () => void;
}

/** A record that is not there, or not for this user: why, and the way back to the list. */
export function RecordMissing({ screens, error, retry }: RecordMissingProps) {
  const text = useText();
  const local = useLocalText();
  return (
    <Box sx={{ pt: 8, textAlign: 'center' }}>
      <ErrorState error={error} retry={retry} />
      <Button component={Link} to={pathOf(screens)} variant="outlined">
        {text('page.backTo', { list: local(screens.meta.label.many) })}
      </Button>
    </Box>
  );
}
