import { type SvgIconProps, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import type { ComponentType } from 'react';
import { Link } from 'react-router-dom';
import { density, radius } from '@/theme/tokens';

const Looks = styled('nav')(({ theme }) => ({
  display: 'inline-flex',
  flex: 'none',
  padding: 2,
  gap: 2,
  borderRadius: radius.medium,
  backgroundColor: theme.vars?.palette.action.hover,
  '& > a': {
    display: 'grid',
    placeItems: 'center',
    width: 34,
    height: density.compact.control - 4,
    borderRadius: radius.medium - 2,
    color: theme.vars?.palette.text.secondary,
    '&[aria-current]': {
      color: theme.vars?.palette.primary.main,
      backgroundColor: theme.vars?.palette.background.paper,
      boxShadow: `0 0 0 1px ${theme.vars?.palette.divider}`,
    },
    '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: 1 },
    '@media (pointer: coarse)': { width: 44, height: 40 },
  },
  '& svg': { fontSize: 19 },
}));

interface LookSwitchProps {
  /** Already worded, like the labels. */
  label: string;
  looks: readonly { to: string; label: string; icon: ComponentType<SvgIconProps>; current: boolean }[];
}

/** Ways to look at the same records; each has its address. */
export function LookSwitch({ label, looks }: LookSwitchProps) {
  return (
    <Looks aria-label={label}>
      {looks.map(({ to, label: name, icon: Icon, current }) => (
        <Tooltip key={to} title={name}>
          <Link to={to} aria-label={name} aria-current={current ? 'page' : undefined}>
            <Icon aria-hidden />
          </Link>
        </Tooltip>
      ))}
    </Looks>
  );
}
