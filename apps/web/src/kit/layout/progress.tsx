import { Box, LinearProgress } from '@mui/material';
import type { ReactNode } from 'react';

interface ProgressProps {
  /** What goes on, for screen readers; already worded. */
  label: string;
  /** From 0 to 1; undefined while nobody knows how far it is. */
  share?: number | undefined;
  /** How far it is, in words: said aloud when it changes. */
  children?: ReactNode;
}

/** How far a piece of work is, as a bar and in words. */
export function Progress({ label, share, children }: ProgressProps) {
  const percent = share === undefined ? undefined : Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return (
    <Box>
      <LinearProgress
        aria-label={label}
        {...(percent === undefined
          ? { variant: 'indeterminate' as const }
          : { variant: 'determinate' as const, value: percent })}
        sx={{ height: 6, borderRadius: 3 }}
      />
      {children && (
        <Box role="status" aria-live="polite" sx={{ mt: 2, fontVariantNumeric: 'tabular-nums' }}>
          {children}
        </Box>
      )}
    </Box>
  );
}
