import { Menu, MenuItem } from '@mui/material';
import { useText } from '@/i18n/use-text';
import type { LineActions } from './line-actions';

export interface OpenMenu {
  anchor: HTMLElement;
  row: number;
}

/** What can be done with a line, for the mouse and the finger. */
export function LineMenu({
  menu,
  actions,
  onClose,
}: {
  menu: OpenMenu | undefined;
  actions: LineActions;
  onClose: () => void;
}) {
  const text = useText();
  if (!menu) return null;
  const { row, anchor } = menu;
  const position = row + 1;
  const item = (key: string, work: () => void, disabled = false) => (
    <MenuItem
      disabled={disabled}
      onClick={() => {
        onClose();
        work();
      }}
    >
      {text(`form.lines.${key}`, { position })}
    </MenuItem>
  );
  return (
    <Menu open anchorEl={anchor} onClose={onClose}>
      {item('duplicate', () => actions.duplicate(row))}
      {item('up', () => actions.move(row, row - 1), row === 0)}
      {item('down', () => actions.move(row, row + 1), row === actions.count() - 1)}
      {item('remove', () => actions.remove(row))}
    </Menu>
  );
}
