import { Box, Button, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'ra-core';
import type { ReactNode } from 'react';
import { useBranding } from '@/api/use-session';
import { languages } from '@/i18n/provider';
import { useText } from '@/i18n/use-text';
import { InstanceMark } from './instance-mark';
import { usePageTitle } from './page-title';

/** A page before signing in: whose instance it is, one card, and the languages. */
export function PublicPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const text = useText();
  usePageTitle(title);
  const { data } = useBranding();
  const [locale, setLocale] = useLocaleState();
  return (
    <Stack
      component="main"
      sx={{
        minHeight: '100dvh',
        alignItems: 'center',
        px: 4,
        py: { xs: 8, sm: 16 },
        bgcolor: 'background.default',
      }}
    >
      <Stack sx={{ width: '100%', maxWidth: 400, gap: 6 }}>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 3, minHeight: 44 }}>
          <InstanceMark size={44} />
          <Box>
            <Typography variant="h3" component="p">
              {data?.name ?? ' '}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {location.host}
            </Typography>
          </Box>
        </Stack>
        <Box
          sx={{
            bgcolor: 'background.paper',
            border: 1,
            borderColor: 'divider',
            borderRadius: '14px',
            p: { xs: 5, sm: 7 },
          }}
        >
          <Typography variant="h1">{title}</Typography>
          {lead && (
            <Typography color="textSecondary" sx={{ mt: 1 }}>
              {lead}
            </Typography>
          )}
          <Stack sx={{ mt: 5, gap: 4 }}>{children}</Stack>
        </Box>
        <Stack
          direction="row"
          component="nav"
          aria-label={text('app.account.language')}
          sx={{ justifyContent: 'center' }}
        >
          {languages.map((each) => (
            <Button
              key={each}
              lang={each}
              color="inherit"
              aria-pressed={locale === each}
              onClick={() => setLocale(each)}
              sx={{ color: locale === each ? 'text.primary' : 'text.secondary' }}
            >
              {text(`app.account.languages.${each}`)}
            </Button>
          ))}
        </Stack>
      </Stack>
    </Stack>
  );
}
