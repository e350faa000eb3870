import { ListSubheader, Menu, MenuItem } from '@mui/material';
import { useText } from '@/i18n/use-text';
import type { CardColumn } from './kanban-card';

export interface CardMenuProps {
  /** Where it opens: the handle's corner, so that it stays there when the cards are drawn anew. */
  at: { top: number; left: number };
  /** What the card is called. */
  title: string;
  targets: readonly CardColumn[];
  onChoose: (column: string) => void;
  onClose: () => void;
}

/** Where a card may go. */
export function CardMenu({ at, title, targets, onChoose, onClose }: CardMenuProps) {
  const text = useText();
  return (
    <Menu
      open
      anchorReference="anchorPosition"
      anchorPosition={at}
      onClose={onClose}
      slotProps={{
        list: {
          'aria-label': text('page.kanban.move', { title }),
          subheader: <ListSubheader>{text('page.kanban.moveTo')}</ListSubheader>,
        },
      }}
    >
      {targets.map(({ value, name }) => (
        <MenuItem key={value} onClick={() => onChoose(value)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
