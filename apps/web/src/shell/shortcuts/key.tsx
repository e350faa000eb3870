import { Box } from '@mui/material';

/** A key of the keyboard. */
export function Key({ name }: { name: string }) {
  return (
    <Box
      component="kbd"
      sx={{
        font: 'inherit',
        fontSize: 12,
        lineHeight: '18px',
        minWidth: 20,
        px: 1,
        textAlign: 'center',
        borderRadius: 1,
        border: 1,
        borderColor: 'divider',
        bgcolor: 'background.default',
        color: 'text.secondary',
      }}
    >
      {name}
    </Box>
  );
}
