import { useState } from 'react';
import { Button, ListItemText, Menu, MenuItem, type RecordAction, useText } from '@/kit';
import { ExpandIcon } from '@/kit/icons';

/** What can be done with a user's access, behind one button. */
export function AccessMenu({ commands }: { commands: readonly RecordAction[] }) {
  const text = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (commands.length === 0) return null;
  return (
    <>
      <Button
        variant="outlined"
        endIcon={<ExpandIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {text('identity.user.manage')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {commands.map(({ name, label, icon: Icon, run, danger }, at) => (
          <MenuItem
            key={name}
            divider={!danger && commands[at + 1]?.danger === true}
            onClick={() => {
              setAnchor(null);
              run();
            }}
            sx={{ gap: 3, ...(danger && { color: 'error.main' }) }}
          >
            {Icon && <Icon fontSize="small" aria-hidden />}
            <ListItemText>{text(label)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
