import { useDraggable } from '@dnd-kit/core';
import MoveIcon from '@mui/icons-material/DragIndicator';
import { Box, IconButton, ListSubheader, Menu, MenuItem } from '@mui/material';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { motion, radius } from '@/theme/tokens';

export const CardBox = styled('div')(({ theme }) => ({
  position: 'relative',
  padding: '10px 30px 10px 12px',
  borderRadius: radius.medium,
  border: `1px solid ${theme.vars?.palette.divider}`,
  backgroundColor: theme.vars?.palette.background.paper,
  transition: `box-shadow ${motion.fast}, border-color ${motion.fast}`,
  '&:hover, &:focus-within': { borderColor: theme.vars?.palette.text.disabled },
  '&[data-movable="true"]': { cursor: 'grab', touchAction: 'manipulation' },
  '&[data-dragged="true"]': { opacity: 0.35 },
  '&[data-lifted="true"]': { cursor: 'grabbing', boxShadow: '0 14px 34px rgba(15, 21, 19, 0.24)' },
  '&[data-moving="true"]': { opacity: 0.7 },
}));

export interface CardColumn {
  value: string;
  name: string;
}

interface KanbanCardProps {
  id: string;
  title: string;
  column: string;
  /** Where it may go; empty: nowhere. */
  targets: readonly CardColumn[];
  /** Its move is on its way to the server. */
  moving: boolean;
  onMove: (to: string) => void;
  children: ReactNode;
}

/** A card: drawn by pointer, moved by the keyboard with Space and arrows, or by its menu. */
export function KanbanCard({ id, title, column, targets, moving, onMove, children }: KanbanCardProps) {
  const text = useText();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const movable = targets.length > 0 && !moving;
  const drag = useDraggable({ id, data: { column }, disabled: !movable });
  const { onKeyDown, ...pointer } = drag.listeners ?? {};
  return (
    <CardBox
      ref={drag.setNodeRef}
      data-movable={movable}
      data-dragged={drag.isDragging}
      data-moving={moving}
      aria-busy={moving}
      {...pointer}
    >
      {children}
      {movable && (
        <IconButton
          ref={drag.setActivatorNodeRef}
          aria-label={text('page.kanban.move', { title })}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          aria-describedby={drag.attributes['aria-describedby']}
          onKeyDown={onKeyDown as React.KeyboardEventHandler | undefined}
          onClick={(event) => setAnchor(event.currentTarget)}
          id={menuId}
          sx={{
            position: 'absolute',
            insetInlineEnd: 3,
            top: 5,
            width: 26,
            height: 26,
            color: 'text.secondary',
            '@media (pointer: coarse)': { width: 44, height: 44, top: -2, insetInlineEnd: -4 },
          }}
        >
          <MoveIcon fontSize="small" />
        </IconButton>
      )}
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{
          list: {
            'aria-labelledby': menuId,
            subheader: <ListSubheader>{text('page.kanban.moveTo')}</ListSubheader>,
          },
        }}
      >
        {targets.map(({ value, name }) => (
          <MenuItem
            key={value}
            onClick={() => {
              setAnchor(null);
              onMove(value);
            }}
          >
            {name}
          </MenuItem>
        ))}
      </Menu>
    </CardBox>
  );
}

/** The card under the pointer while it is moved. */
export const LiftedCard = ({ children }: { children: ReactNode }) => (
  <CardBox data-lifted="true">
    <Box>{children}</Box>
  </CardBox>
);
