import { Avatar, Box, type SvgIconProps } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import { useText } from '@/i18n/use-text';
import { initialsOf } from '../../fields/initials';
import { When } from '../when';
import type { Actor } from './activity';

interface EntryRowProps {
  actor: Actor;
  at: string;
  /** What they did: words behind their name. */
  did: ReactNode;
  /** Drawn instead of the actor's initials. */
  icon: ComponentType<SvgIconProps>;
  aside?: ReactNode;
  children?: ReactNode;
}

/** Who did what, when, and below it what there is to read. */
export function EntryRow({ actor, at, did, icon: Icon, aside, children }: EntryRowProps) {
  const text = useText();
  const name = actor.name ?? text(actor.id ? 'page.someone' : 'page.platform');
  return (
    <Box component="li" sx={{ display: 'flex', gap: 3, position: 'relative', pb: 5 }}>
      <Avatar
        aria-hidden
        sx={{
          width: 28,
          height: 28,
          mt: '2px',
          fontSize: 11,
          fontWeight: 700,
          bgcolor: 'action.selected',
          color: 'primary.main',
        }}
      >
        {actor.id && actor.name ? initialsOf(actor.name) : <Icon sx={{ fontSize: 16 }} />}
      </Avatar>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: '0 8px', flexWrap: 'wrap', minHeight: 32 }}>
          <Box component="span" sx={{ lineHeight: '28px', minWidth: 0 }}>
            <strong>{name}</strong> {did}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, flex: 1 }}>
            <When at={at} />
          </Box>
          {aside}
        </Box>
        {children}
      </Box>
    </Box>
  );
}
