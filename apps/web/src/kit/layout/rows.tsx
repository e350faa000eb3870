import { Box, Link, Stack, type SvgIconProps, Typography } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

interface RowProps {
  /** Before everything else, such as a button that ticks the row off. */
  start?: ReactNode;
  icon?: ComponentType<SvgIconProps>;
  title: ReactNode;
  subtitle?: ReactNode;
  /** The title is a link that opens this address. */
  to?: string;
  /** At the end of the row. */
  end?: ReactNode;
}

/** One row of a short list in a card: what it is, what to know of it, what to do with it. */
export function Row({ start, icon: Icon, title, subtitle, to, end }: RowProps) {
  return (
    <Stack
      component="li"
      direction="row"
      sx={{
        position: 'relative',
        alignItems: 'center',
        gap: 3,
        px: 5,
        py: 2,
        minHeight: 48,
        '&:not(:last-of-type)': { borderBottom: 1, borderColor: 'divider' },
        ...(to && { '&:hover': { bgcolor: 'action.hover' } }),
      }}
    >
      {start && <Box sx={{ position: 'relative', zIndex: 1, display: 'flex', ml: -2 }}>{start}</Box>}
      {Icon && <Icon aria-hidden sx={{ fontSize: 20, color: 'text.secondary' }} />}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {to ? (
          <Link
            component={RouterLink}
            to={to}
            color="text.primary"
            sx={{
              fontWeight: 550,
              display: 'block',
              '&::after': { content: '""', position: 'absolute', inset: 0 },
            }}
            noWrap
          >
            {title}
          </Link>
        ) : (
          <Typography component="div" sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
        )}
        {subtitle && (
          <Typography component="div" variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {subtitle}
          </Typography>
        )}
      </Box>
      {end && <Box sx={{ position: 'relative', display: 'flex', alignItems: 'center', gap: 1 }}>{end}</Box>}
    </Stack>
  );
}

export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {children}
    </Box>
  );
}
