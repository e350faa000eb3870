import { Button, Stack, Typography } from '@mui/material';
import { useRouteError } from 'react-router-dom';

const words = {
  fr: [
    'Cette page a rencontré une erreur',
    'Vos données sont enregistrées. Rechargez la page pour continuer.',
    'Recharger',
  ],
  en: ['This page met an error', 'Your data is safe. Reload the page to go on.', 'Reload'],
};

/** What is left when a page breaks: outside of every provider, so it words itself. */
export function Crash() {
  const error = useRouteError();
  const [title, content, action] = words[document.documentElement.lang === 'en' ? 'en' : 'fr'];
  return (
    <Stack
      role="alert"
      sx={{ minHeight: '100dvh', alignItems: 'center', justifyContent: 'center', gap: 4, p: 6 }}
    >
      <Typography variant="h1">{title}</Typography>
      <Typography color="textSecondary">{content}</Typography>
      <Typography variant="caption" color="textSecondary">
        {error instanceof Error ? error.message : String(error)}
      </Typography>
      <Button variant="contained" onClick={() => location.reload()}>
        {action}
      </Button>
    </Stack>
  );
}
