import MoreIcon from '@mui/icons-material/MoreHoriz';
import { Divider, IconButton, ListItemIcon, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material';
import { useId, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';
import type { RecordAction } from './record-actions';

interface OverflowMenuProps {
  actions: readonly RecordAction[];
  /** Already worded. */
  label: string;
}

/** Less frequent actions behind a button; what destroys stands apart, at the end. */
export function OverflowMenu({ actions, label }: OverflowMenuProps) {
  const text = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  // The menu gives the focus back when it has gone: what takes the focus must come after that.
  const chosen = useRef<() => void>(undefined);
  if (actions.length === 0) return null;
  const close = () => setAnchor(null);
  const goOn = () => {
    chosen.current?.();
    chosen.current = undefined;
  };
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          id={id}
          aria-label={label}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ width: 32, height: 32, '@media (pointer: coarse)': { width: 44, height: 44 } }}
        >
          <MoreIcon />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        transitionDuration={{ enter: 120, exit: 0 }}
        slotProps={{ list: { 'aria-labelledby': id }, transition: { onExited: goOn } }}
      >
        {actions.flatMap(({ name, label: key, icon: Icon, run, danger, disabled }, at) => [
          danger && at > 0 && !actions[at - 1]?.danger ? <Divider key={`${name}-above`} /> : null,
          <MenuItem
            key={name}
            disabled={disabled ?? false}
            onClick={() => {
              chosen.current = run;
              close();
            }}
            sx={danger ? { color: 'error.main' } : undefined}
          >
            {Icon && (
              <ListItemIcon sx={{ color: 'inherit' }}>
                <Icon fontSize="small" />
              </ListItemIcon>
            )}
            <ListItemText>{text(key)}</ListItemText>
          </MenuItem>,
        ])}
      </Menu>
    </>
  );
}
