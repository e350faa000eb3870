import { Box, Link, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useLanguage } from '@/i18n/use-text';
import { EmptyValue } from '../fields/empty-value';

/** Figures side by side. */
export function Figures({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      component="dl"
      aria-label={label}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        // The lines between figures are the ground that shows through: they fit however the figures wrap.
        gap: '1px',
        bgcolor: 'divider',
        border: 1,
        borderColor: 'divider',
        borderRadius: '14px',
        overflow: 'hidden',
        mt: 0,
        mb: 4,
        // Six of them are two rows of three where they do not fit in one: none stands alone.
        '&:has(> :nth-child(6):last-child) > *': {
          flexBasis: 'clamp(140px, calc((900px - 100%) * 999), 33%)',
        },
      }}
    >
      {children}
    </Box>
  );
}

interface FigureProps {
  label: string;
  /** A number, or words such as an amount with its unit. Undefined until it is known, null when it cannot be. */
  value: number | string | null | undefined;
  /** What else to know of it, below. */
  note?: string;
  to?: string;
}

/** One number with its name; leads to what it counts. */
export function Figure({ label, value, note, to }: FigureProps) {
  const language = useLanguage();
  return (
    <Box
      sx={{
        position: 'relative',
        flex: '1 1 140px',
        px: 5,
        py: 3,
        bgcolor: 'background.paper',
        '&:hover dt': { color: to ? 'primary.main' : 'inherit' },
      }}
    >
      <Typography component="dt" variant="body2" color="textSecondary">
        {to ? (
          <Link
            component={RouterLink}
            to={to}
            color="inherit"
            underline="none"
            sx={{ '&::after': { content: '""', position: 'absolute', inset: 0 } }}
          >
            {label}
          </Link>
        ) : (
          label
        )}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 26, fontWeight: 650, lineHeight: 1.3 }}>
        {value === undefined && <Skeleton width={56} />}
        {value === null && <EmptyValue />}
        {typeof value === 'number' && new Intl.NumberFormat(language).format(value)}
        {typeof value === 'string' && value}
        {note && (
          <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
            {note}
          </Typography>
        )}
      </Typography>
    </Box>
  );
}
