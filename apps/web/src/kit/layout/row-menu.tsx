import MoreIcon from '@mui/icons-material/MoreHoriz';
import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useText } from '@/i18n/use-text';

interface RowMenuProps {
  /** What it acts on, for screen readers. */
  label: string;
  /** Labels are keys of the texts. */
  entries: readonly { label: string; run: () => void }[];
}

/** What can be done with one row. */
export function RowMenu({ label, entries }: RowMenuProps) {
  const text = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (entries.length === 0) return null;
  return (
    <>
      <IconButton
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreIcon fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {entries.map((entry) => (
          <MenuItem
            key={entry.label}
            onClick={() => {
              setAnchor(null);
              entry.run();
            }}
          >
            {text(entry.label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
