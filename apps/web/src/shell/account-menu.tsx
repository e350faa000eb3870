import CheckIcon from '@mui/icons-material/Check';
import LogoutIcon from '@mui/icons-material/LogoutOutlined';
import PersonIcon from '@mui/icons-material/PersonOutlined';
import {
  Avatar,
  Box,
  Divider,
  IconButton,
  ListItemIcon,
  ListItemText,
  Menu,
  MenuItem,
  Typography,
} from '@mui/material';
import { useLocaleState } from 'ra-core';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { usePreference } from '@/api/preferences';
import { useSession } from '@/api/use-session';
import { languages } from '@/i18n/provider';
import { useText } from '@/i18n/use-text';
import { Hidden } from '@/kit/fields/empty-value';
import { initialsOf } from '@/kit/fields/initials';
import { useSignOut } from './use-sign-out';

const modes = ['light', 'dark', 'system'] as const;

/** Who I am here: my account, my language, light or dark, and the way out. */
export function AccountMenu({ onSignedOut }: { onSignedOut: () => void }) {
  const text = useText();
  const { user } = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [locale, setLocale] = useLocaleState();
  const [mode, setMode] = usePreference('theme');
  const navigate = useNavigate();
  const signOut = useSignOut(onSignedOut);
  const name = `${user.firstName} ${user.lastName}`.trim() || user.email;
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
      >
        <Avatar
          sx={{
            width: 30,
            height: 30,
            fontSize: 12,
            fontWeight: 650,
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
          }}
        >
          {initialsOf(name)}
        </Avatar>
        {/* The name begins with what is seen, for those who speak to the screen (WCAG 2.2, 2.5.3). */}
        <Hidden>{text('app.account.menu', { name })}</Hidden>
      </IconButton>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{ paper: { sx: { minWidth: 240 } } }}
      >
        <Box component="li" role="none" sx={{ px: 4, py: 2 }}>
          <Typography sx={{ fontWeight: 650 }}>{name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {user.email}
          </Typography>
        </Box>
        <Divider />
        <MenuItem
          onClick={() => {
            close();
            navigate('/account');
          }}
        >
          <ListItemIcon>
            <PersonIcon fontSize="small" />
          </ListItemIcon>
          <ListItemText>{text('app.account.mine')}</ListItemText>
        </MenuItem>
        <Divider />
        {modes.map((each) => (
          <MenuItem
            key={each}
            role="menuitemradio"
            aria-checked={mode === each}
            onClick={() => setMode(each)}
          >
            <ListItemIcon>{mode === each && <CheckIcon fontSize="small" />}</ListItemIcon>
            <ListItemText>{text(`app.account.themes.${each}`)}</ListItemText>
          </MenuItem>
        ))}
        <Divider />
        {languages.map((each) => (
          <MenuItem
            key={each}
            role="menuitemradio"
            aria-checked={locale === each}
            lang={each}
            onClick={() => setLocale(each)}
          >
            <ListItemIcon>{locale === each && <CheckIcon fontSize="small" />}</ListItemIcon>
            <ListItemText>{text(`app.account.languages.${each}`)}</ListItemText>
          </MenuItem>
        ))}
        <Divider />
        <MenuItem
          onClick={() => {
            close();
            void signOut();
          }}
        >
          <ListItemIcon>
            <LogoutIcon fontSize="small" />
          </ListItemIcon>
          <ListItemText>{text('ra.auth.logout')}</ListItemText>
        </MenuItem>
      </Menu>
    </>
  );
}
