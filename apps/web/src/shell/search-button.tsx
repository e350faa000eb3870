import SearchIcon from '@mui/icons-material/Search';
import { Box, ButtonBase, Typography } from '@mui/material';
import { useText } from '@/i18n/use-text';
import { usePalette } from './palette/palette-context';
import { Key } from './shortcuts/key';

const command = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** Opens the palette; looks like the field that it becomes. */
export function SearchButton() {
  const text = useText();
  const { openPalette } = usePalette();
  return (
    <ButtonBase
      onClick={openPalette}
      aria-keyshortcuts="Control+K Meta+K"
      sx={{
        height: { xs: 44, md: 34 },
        flex: '1 1 auto',
        maxWidth: 380,
        minWidth: 44,
        px: 3,
        gap: 2,
        borderRadius: 1,
        border: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        color: 'text.secondary',
        justifyContent: 'flex-start',
        '&:hover': { borderColor: 'text.disabled' },
      }}
    >
      <SearchIcon sx={{ fontSize: 18 }} aria-hidden />
      <Typography noWrap sx={{ flex: 1, textAlign: 'left' }}>
        {text('app.palette.open')}
      </Typography>
      <Box sx={{ display: { xs: 'none', sm: 'flex' }, gap: 1 }} aria-hidden>
        <Key name={command} />
        <Key name="K" />
      </Box>
    </ButtonBase>
  );
}
