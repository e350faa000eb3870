import { Box, List, ListItemButton, ListItemIcon, ListItemText, Typography } from '@mui/material';
import { NavLink, useLocation } from 'react-router-dom';
import { useSession } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { modules } from '@/modules';
import { type MenuEntry, mayOpen } from '@/modules/module';

/** The modules and their pages, as far as the user may open them. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const text = useText();
  const session = useSession();
  const groups = modules
    .map((module) => ({ ...module, menu: module.menu.filter((entry) => mayOpen(entry, session)) }))
    .filter(({ menu }) => menu.length > 0);
  return (
    <Box
      component="nav"
      aria-label={text('app.shell.navigation')}
      sx={{ flex: 1, overflowY: 'auto', px: 2, pb: 4 }}
    >
      {groups.map(({ name, label, menu }) => (
        <Box key={name} sx={{ mt: name === 'home' ? 0 : 4 }}>
          {name !== 'home' && (
            <Typography
              variant="overline"
              component="h2"
              color="textSecondary"
              sx={{ px: 2, display: 'block' }}
            >
              {text(label)}
            </Typography>
          )}
          <List disablePadding>
            {menu.map((entry) => (
              <Entry key={entry.to} entry={entry} onNavigate={onNavigate} />
            ))}
          </List>
        </Box>
      ))}
    </Box>
  );
}

function Entry({
  entry: { to, label, icon: Icon },
  onNavigate,
}: {
  entry: MenuEntry;
  onNavigate?: (() => void) | undefined;
}) {
  const text = useText();
  const { pathname } = useLocation();
  const active = to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
  return (
    <li>
      <ListItemButton
        component={NavLink}
        to={to}
        end={to === '/'}
        selected={active}
        onClick={onNavigate}
        sx={(theme) => ({
          borderRadius: 1,
          minHeight: 34,
          px: 2,
          py: 0,
          my: '1px',
          color: active ? 'text.primary' : 'text.secondary',
          '& svg': { fontSize: 19, color: active ? theme.vars?.palette.primary.main : 'inherit' },
          [theme.breakpoints.down('md')]: { minHeight: 44 },
        })}
      >
        <ListItemIcon sx={{ minWidth: 30 }}>
          <Icon aria-hidden />
        </ListItemIcon>
        <ListItemText
          primary={text(label)}
          slotProps={{ primary: { noWrap: true, sx: { fontWeight: active ? 650 : 500 } } }}
        />
      </ListItemButton>
    </li>
  );
}
