import type { ReactNode } from 'react';
import { Box, HeaderBar, Typography, usePageTitle, useText } from '@/kit';

/** What the page is for, in a line: the table needs the height. */
export function RolesHeader({ actions }: { actions: ReactNode }) {
  const text = useText();
  usePageTitle(text('settings.roles'));
  return (
    <HeaderBar>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography variant="h1">{text('settings.roles')}</Typography>
        <Typography
          sx={{ color: 'text.secondary', mt: 1, maxWidth: 760, display: { xs: 'none', sm: 'block' } }}
        >
          {text('identity.role.lead')}
        </Typography>
      </Box>
      {actions}
    </HeaderBar>
  );
}
