import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { layout } from '@/theme/tokens';

/** From this width of the window on, what belongs to a record stands beside it; below, under it. */
const besideFrom = '@media (min-width: 1100px)';

/** The ground of a page: as wide as can be read, with room below for what floats. */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        width: '100%',
        maxWidth: layout.page + layout.panel,
        mx: 'auto',
        px: { xs: 4, md: 6 },
        pt: { xs: 3, md: 5 },
        pb: { xs: 24, sm: 14 },
      }}
    >
      {children}
    </Box>
  );
}

/** The record's own content, and beside or below it what belongs to it. */
export function PageBody({ children, side }: { children: ReactNode; side?: ReactNode }) {
  if (!side) return children;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 6,
        gridTemplateColumns: 'minmax(0, 1fr)',
        [besideFrom]: { gridTemplateColumns: `minmax(0, 1fr) ${layout.panel - 40}px` },
      }}
    >
      <Box sx={{ minWidth: 0 }}>{children}</Box>
      <Box component="aside" sx={{ minWidth: 0 }}>
        {side}
      </Box>
    </Box>
  );
}
