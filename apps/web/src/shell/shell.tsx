import MenuIcon from '@mui/icons-material/Menu';
import { Alert, Box, Drawer, IconButton, LinearProgress, Link, Stack } from '@mui/material';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { useOnline } from '@/kit/feedback/states';
import { InstanceMark, InstanceName } from '@/kit/layout/instance-mark';
import { layout } from '@/theme/tokens';
import { AccountMenu } from './account-menu';
import { Navigation } from './navigation';
import { SearchButton } from './search-button';
import { Tools } from './tools';

/** What surrounds every page of a signed-in user. */
export function Shell({ onSignedOut }: { onSignedOut: () => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const online = useOnline();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page begins at its top
  useEffect(() => {
    main.current?.scrollTo(0, 0);
    // A link that was followed goes with its page: the keyboard goes on in the new page, not at the menu.
    if (begun.current && document.activeElement === document.body) main.current?.focus();
    begun.current = true;
  }, [pathname]);
  return (
    <Box sx={{ display: 'flex', height: '100dvh', overflow: 'hidden', bgcolor: 'background.default' }}>
      <Link
        href="#main"
        sx={{
          position: 'absolute',
          left: -9999,
          zIndex: 'tooltip',
          bgcolor: 'background.paper',
          p: 2,
          '&:focus': { left: 8, top: 8 },
        }}
      >
        {text('app.shell.skip')}
      </Link>
      <Box
        sx={{
          width: layout.sidebar,
          flex: 'none',
          display: { xs: 'none', md: 'flex' },
          flexDirection: 'column',
          borderRight: 1,
          borderColor: 'divider',
        }}
      >
        <Side />
      </Box>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { 'aria-label': text('app.shell.navigation'), sx: { width: 290 } } }}
      >
        <Side onNavigate={() => setOpen(false)} />
      </Drawer>
      <Stack sx={{ flex: 1, minWidth: 0 }}>
        <Stack
          component="header"
          direction="row"
          sx={{
            height: layout.topbar,
            flex: 'none',
            alignItems: 'center',
            gap: 2,
            px: { xs: 2, md: 5 },
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <IconButton
            onClick={() => setOpen(true)}
            aria-label={text('app.shell.menu')}
            sx={{ display: { md: 'none' }, width: 44, height: 44 }}
          >
            <MenuIcon />
          </IconButton>
          <SearchButton />
          <Box sx={{ flex: 1 }} />
          <Tools />
          <AccountMenu onSignedOut={onSignedOut} />
        </Stack>
        {!online && (
          <Alert severity="warning" square>
            {text('app.shell.offline')}
          </Alert>
        )}
        <Box
          component="main"
          id="main"
          ref={main}
          tabIndex={-1}
          sx={{ flex: 1, minHeight: 0, overflow: 'auto', outline: 'none', position: 'relative' }}
        >
          <Loading />
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </Box>
      </Stack>
    </Box>
  );
}

function Side({ onNavigate }: { onNavigate?: () => void }) {
  return (
    <>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 3, px: 4, height: 64, flex: 'none' }}>
        <InstanceMark />
        <InstanceName />
      </Stack>
      <Navigation {...(onNavigate && { onNavigate })} />
    </>
  );
}

/** A page that is being fetched shows it, without moving anything. */
function Loading() {
  const text = useText();
  const { state } = useNavigation();
  if (state === 'idle') return null;
  return (
    <LinearProgress
      aria-label={text('ra.page.loading')}
      sx={{ position: 'sticky', top: 0, height: 2, mb: '-2px', zIndex: 'appBar' }}
    />
  );
}
