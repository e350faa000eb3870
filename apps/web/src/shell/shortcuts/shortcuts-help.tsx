import {
  Box,
  Dialog,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Stack,
  Switch,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { usePreference } from '@/api/preferences';
import { useText } from '@/i18n/use-text';
import { Key } from './key';

const command = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const groups: Readonly<Record<string, readonly (readonly [action: string, ...keys: string[]])[]>> = {
  everywhere: [
    ['palette', command, 'K'],
    ['help', '?'],
  ],
  lists: [
    ['search', '/'],
    ['create', 'N'],
    ['move', 'J', 'K'],
    ['open', '↵'],
    ['editCell', 'F2'],
    ['select', 'X'],
    ['extend', '⇧', '↓'],
    ['unselect', 'Esc'],
  ],
  boards: [
    ['lift', '␣'],
    ['carry', '←', '→'],
    ['choose', '↵'],
  ],
  records: [
    ['edit', 'E'],
    ['save', command, 'S'],
    ['cancel', 'Esc'],
  ],
};

/** What the keyboard can do. */
export function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  const text = useText();
  const titleId = useId();
  const [letters, setLetters] = usePreference('shortcuts');
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{text('app.shortcuts.title')}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 4 }}>
          {Object.entries(groups).map(([group, entries]) => (
            <Box key={group}>
              <Typography variant="overline" component="h3" color="textSecondary">
                {text(`app.shortcuts.${group}.title`)}
              </Typography>
              {entries.map(([action, ...keys]) => (
                <Stack
                  key={action}
                  direction="row"
                  sx={{ justifyContent: 'space-between', alignItems: 'center', py: 1 }}
                >
                  <Typography>{text(`app.shortcuts.${group}.${action}`)}</Typography>
                  <Stack direction="row" sx={{ gap: 1 }}>
                    {keys.map((key) => (
                      <Key key={key} name={key} />
                    ))}
                  </Stack>
                </Stack>
              ))}
            </Box>
          ))}
          <FormControlLabel
            control={<Switch checked={letters} onChange={({ target }) => setLetters(target.checked)} />}
            label={text('app.shortcuts.letters')}
          />
        </Stack>
      </DialogContent>
    </Dialog>
  );
}
