import { Skeleton, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLanguage } from '@/i18n/use-text';
import { formatNumber } from '../fields/format-value';

/** The head of a page that fills the window: its title, and what can be done with all that is below. */
export function HeaderBar({ children }: { children: ReactNode }) {
  return (
    <Stack
      direction="row"
      sx={{
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 2,
        px: { xs: 3, md: 5 },
        pt: { xs: 2, md: 4 },
        pb: 2,
      }}
    >
      {children}
    </Stack>
  );
}

interface CountedTitleProps {
  /** Already worded. */
  title: string;
  /** How many there are, once it is known. */
  total: number | undefined;
}

/** What a page shows, and how many of it; readers of the screen hear the number from what is below. */
export function CountedTitle({ title, total }: CountedTitleProps) {
  const language = useLanguage();
  return (
    <Stack direction="row" sx={{ alignItems: 'baseline', gap: 2, minWidth: 0 }}>
      <Typography variant="h1" noWrap>
        {title}
      </Typography>
      <Typography
        component="span"
        color="textSecondary"
        sx={{ fontVariantNumeric: 'tabular-nums', minWidth: '5ch' }}
        aria-hidden
      >
        {total === undefined ? <Skeleton width="4ch" /> : formatNumber(total, 'integer', language)}
      </Typography>
    </Stack>
  );
}
