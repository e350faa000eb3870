import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { type as letters, radius } from '@/theme/tokens';
import type { Tone } from '../records/define-record';

const palette = {
  primary: 'primary',
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'error',
} as const;

const Chip = styled('span')(({ theme }) => ({
  display: 'inline-block',
  maxWidth: '100%',
  padding: '1px 8px',
  borderRadius: radius.small + 2,
  fontSize: letters.size.caption,
  fontWeight: 550,
  lineHeight: '18px',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  verticalAlign: 'middle',
  position: 'relative',
  top: -1,
  color: theme.vars?.palette.text.primary,
  backgroundColor: `rgba(${theme.vars?.palette.text.primaryChannel} / 0.08)`,
  ...Object.fromEntries(
    Object.entries(palette).map(([tone, name]) => [
      `&[data-tone="${tone}"]`,
      {
        color: theme.vars?.palette[name].main,
        backgroundColor: `rgba(${theme.vars?.palette[name].mainChannel} / 0.11)`,
      },
    ]),
  ),
}));

/** A word that stands out by its colour; the colour alone never says anything. */
export function ToneChip({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <Chip data-tone={tone}>{children}</Chip>;
}
