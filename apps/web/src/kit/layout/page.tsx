import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { layout } from '@/theme/tokens';
import { Breadcrumb, type Place } from './breadcrumb';
import { usePageTitle } from './page-title';

interface PageProps {
  title: string;
  lead?: string;
  /** The page above this one. */
  above?: Place | undefined;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
  /** As wide as the window; else as wide as is good to read. */
  wide?: boolean;
}

/** A page that is no list and no record: a title, what it is for, and its content. */
export function Page({ title, lead, above, actions, children, wide }: PageProps) {
  usePageTitle(title);
  return (
    <Box
      sx={{ maxWidth: wide ? 'none' : layout.page, px: { xs: 4, md: 7 }, py: { xs: 4, md: 6 }, mx: 'auto' }}
    >
      {above && (
        <Stack direction="row" sx={{ alignItems: 'center', minHeight: 32, mb: 2 }}>
          <Breadcrumb {...above} />
        </Stack>
      )}
      <Stack
        direction="row"
        sx={{ alignItems: 'flex-start', justifyContent: 'space-between', gap: 3, mb: 5, flexWrap: 'wrap' }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {lead && (
            <Typography color="textSecondary" sx={{ mt: 1, maxWidth: 640 }}>
              {lead}
            </Typography>
          )}
        </Box>
        {actions && (
          <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
            {actions}
          </Stack>
        )}
      </Stack>
      {children}
    </Box>
  );
}
