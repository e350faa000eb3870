import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useText } from '@/i18n/use-text';
import { NotificationsBell } from './notifications/notifications-bell';
import { usePalette } from './palette/palette-context';

/** What is at hand on every page. */
export function Tools() {
  const text = useText();
  const { openShortcuts } = usePalette();
  return (
    <>
      <NotificationsBell />
      <Tooltip title={text('app.shortcuts.title')}>
        <IconButton
          onClick={openShortcuts}
          aria-label={text('app.shortcuts.title')}
          sx={{ display: { xs: 'none', md: 'inline-flex' } }}
        >
          <KeyboardIcon sx={{ fontSize: 20 }} />
        </IconButton>
      </Tooltip>
    </>
  );
}
