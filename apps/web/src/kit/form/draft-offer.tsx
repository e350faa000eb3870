import { Alert, Button, Stack } from '@mui/material';
import { useLanguage, useText } from '@/i18n/use-text';

interface DraftOfferProps {
  savedAt: string;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Something was typed here earlier and never saved. */
export function DraftOffer({ savedAt, onRestore, onDiscard }: DraftOfferProps) {
  const text = useText();
  const language = useLanguage();
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr', {
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(savedAt));
  return (
    <Alert
      severity="info"
      role="status"
      action={
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button size="small" color="inherit" onClick={onDiscard}>
            {text('form.draft.discard')}
          </Button>
          <Button size="small" variant="outlined" onClick={onRestore}>
            {text('form.draft.restore')}
          </Button>
        </Stack>
      }
    >
      {text('form.draft.found', { date })}
    </Alert>
  );
}
