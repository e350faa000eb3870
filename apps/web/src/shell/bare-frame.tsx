import { Box, Stack } from '@mui/material';
import { Outlet } from 'react-router-dom';
import { InstanceMark, InstanceName } from '@/kit/layout/instance-mark';
import { layout } from '@/theme/tokens';
import { AccountMenu } from './account-menu';

/** Around the one page that is open to somebody who must enrol a second factor first. */
export function BareFrame({ onSignedOut }: { onSignedOut: () => void }) {
  return (
    <Stack sx={{ height: '100dvh', bgcolor: 'background.default' }}>
      <Stack
        component="header"
        direction="row"
        sx={{
          height: layout.topbar,
          flex: 'none',
          alignItems: 'center',
          gap: 3,
          px: { xs: 4, md: 5 },
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <InstanceMark />
        <InstanceName />
        <Box sx={{ flex: 1 }} />
        <AccountMenu onSignedOut={onSignedOut} />
      </Stack>
      <Box component="main" sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <Outlet />
      </Box>
    </Stack>
  );
}
