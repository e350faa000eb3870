import { Box, Button, Stack, Typography } from '@mui/material';
import { useNotify } from 'ra-core';
import { useText } from '@/i18n/use-text';

/** A text to take elsewhere, with a button that copies it. */
export function CopyText({ label, value }: { label: string; value: string }) {
  const text = useText();
  const notify = useNotify();
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2" color="textSecondary">
          {label}
        </Typography>
        <Typography component="code" sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
          {value}
        </Typography>
      </Box>
      <Button
        variant="outlined"
        onClick={async () => {
          await navigator.clipboard.writeText(value);
          notify('app.copied', { type: 'info' });
        }}
      >
        {text('app.copy')}
      </Button>
    </Stack>
  );
}

/** Codes to keep: to read, to copy, to save as a file. */
export function CodeList({ codes, fileName }: { codes: readonly string[]; fileName: string }) {
  const text = useText();
  const notify = useNotify();
  const save = () => {
    const url = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  return (
    <Stack sx={{ gap: 3 }}>
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 4,
          listStyle: 'none',
          columns: 2,
          fontFamily: 'monospace',
          bgcolor: 'background.default',
          borderRadius: 2,
        }}
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Stack direction="row" sx={{ gap: 2 }}>
        <Button
          variant="outlined"
          onClick={async () => {
            await navigator.clipboard.writeText(codes.join('\n'));
            notify('app.copied', { type: 'info' });
          }}
        >
          {text('app.copy')}
        </Button>
        <Button variant="outlined" onClick={save}>
          {text('app.saveFile')}
        </Button>
      </Stack>
    </Stack>
  );
}
