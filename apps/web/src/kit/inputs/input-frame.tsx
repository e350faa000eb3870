import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { visuallyHidden } from './visually-hidden';

export interface FrameProps {
  /** Id of the control. */
  id: string;
  /** Path in the form: how an error finds its input. */
  source: string;
  label: string;
  required?: boolean;
  help?: string | undefined;
  error?: string | undefined;
  /** Characters typed and allowed, when the limit is near. */
  count?: { typed: number; max: number } | undefined;
  /** The label is there for screen readers only. */
  compact?: boolean | undefined;
  /** Beside the label, on the right. */
  aside?: ReactNode;
  children: ReactNode;
}

export const labelId = (id: string): string => `${id}-label`;

/** Ids of what describes a control, for `aria-describedby`. */
export const describedBy = (
  id: string,
  { help, error }: Pick<FrameProps, 'help' | 'error'>,
): string | undefined =>
  [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;

/** Label above, control, and below it what is wrong, what helps and how much is left. */
export function InputFrame({
  id,
  source,
  label,
  required,
  help,
  error,
  count,
  compact,
  aside,
  children,
}: FrameProps) {
  return (
    <Box data-source={source} sx={{ minWidth: 0, width: '100%' }}>
      <Box sx={compact ? visuallyHidden : { display: 'flex', alignItems: 'baseline', gap: 2, mb: 1 }}>
        <Typography
          component="label"
          variant="body2"
          id={labelId(id)}
          htmlFor={id}
          sx={{ fontWeight: 550, color: 'text.secondary', flex: 1, minWidth: 0 }}
        >
          {label}
          {required && (
            <Box component="span" aria-hidden sx={{ color: 'error.main', ml: 1 }}>
              *
            </Box>
          )}
        </Typography>
        {!compact && aside}
      </Box>
      {children}
      <InputNotes id={id} help={help} error={error} count={count} />
    </Box>
  );
}

export function InputNotes({ id, help, error, count }: Pick<FrameProps, 'id' | 'help' | 'error' | 'count'>) {
  if (!help && !error && !count) return null;
  return (
    <Box sx={{ display: 'flex', gap: 2, mt: 1, minHeight: 18 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {error && (
          <Typography id={`${id}-error`} variant="caption" component="p" sx={{ color: 'error.main', m: 0 }}>
            {error}
          </Typography>
        )}
        {help && (
          <Typography
            id={`${id}-help`}
            variant="caption"
            component="p"
            sx={{ color: 'text.secondary', m: 0 }}
          >
            {help}
          </Typography>
        )}
      </Box>
      {count && (
        <Typography
          variant="caption"
          aria-live="polite"
          sx={{
            color: count.typed > count.max ? 'error.main' : 'text.secondary',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {count.typed} / {count.max}
        </Typography>
      )}
    </Box>
  );
}
