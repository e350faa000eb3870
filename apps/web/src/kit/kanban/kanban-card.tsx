import { useDraggable } from '@dnd-kit/core';
import MoveIcon from '@mui/icons-material/DragIndicator';
import { Box, IconButton, ListSubheader, Menu, MenuItem } from '@mui/material';
import { styled } from '@mui/material/styles';
import { type KeyboardEventHandler, memo, type ReactNode, useId, useMemo, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { motion, radius } from '@/theme/tokens';
import type { AnyRecord } from '../records/define-record';

export const CardBox = styled('div')(({ theme }) => ({
  position: 'relative',
  padding: '10px 12px',
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

const Handle = styled(IconButton)(({ theme }) => ({
  position: 'absolute',
  insetInlineEnd: 3,
  top: 5,
  width: 26,
  height: 26,
  color: theme.vars?.palette.text.secondary,
  '& svg': { fontSize: 20 },
  '@media (pointer: coarse)': { width: 44, height: 44, top: -2, insetInlineEnd: -4 },
}));

interface KanbanCardProps {
  card: AnyRecord;
  title: string;
  column: string;
  /** Where it may go; empty: nowhere. The same array as long as it says the same. */
  targets: readonly CardColumn[];
  /** Its move is on its way to the server. */
  moving: boolean;
  onMove: (card: AnyRecord, to: string) => void;
  renderCard: (card: AnyRecord) => ReactNode;
}

/** A card: drawn by pointer, moved by the keyboard with Space and arrows, or by its menu. */
export const KanbanCard = memo(function KanbanCard(props: KanbanCardProps) {
  const { card, title, column, targets, moving, onMove, renderCard } = props;
  const movable = targets.length > 0 && !moving;
  const drag = useDraggable({ id: card.id, data: { column }, disabled: !movable });
  const { onKeyDown, ...pointer } = drag.listeners ?? {};
  // Every card hears of every drag; what is in it is drawn anew only when it changes.
  const content = useMemo(() => renderCard(card), [renderCard, card]);
  return (
    <CardBox
      ref={drag.setNodeRef}
      data-movable={movable}
      data-dragged={drag.isDragging}
      data-moving={moving}
      aria-busy={moving}
      {...pointer}
    >
      {content}
      {movable && (
        <MoveButton
          place={drag.setActivatorNodeRef}
          title={title}
          describedBy={drag.attributes['aria-describedby']}
          onKeyDown={onKeyDown as KeyboardEventHandler | undefined}
          targets={targets}
          card={card}
          onMove={onMove}
        />
      )}
    </CardBox>
  );
});

interface MoveButtonProps extends Pick<KanbanCardProps, 'card' | 'title' | 'targets' | 'onMove'> {
  place: (element: HTMLElement | null) => void;
  describedBy: string;
  onKeyDown: KeyboardEventHandler | undefined;
}

/** The handle of a card, and the menu of where it may go. */
const MoveButton = memo(function MoveButton(props: MoveButtonProps) {
  const { place, title, describedBy, onKeyDown, targets, card, onMove } = props;
  const text = useText();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Handle
        ref={place}
        aria-label={text('page.kanban.move', { title })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-describedby={describedBy}
        onKeyDown={onKeyDown}
        onClick={(event) => setAnchor(event.currentTarget)}
        id={menuId}
      >
        <MoveIcon />
      </Handle>
      {anchor && (
        <Menu
          anchorEl={anchor}
          open
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
                onMove(card, value);
              }}
            >
              {name}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
});

/** The card under the pointer while it is moved. */
export const LiftedCard = ({ children }: { children: ReactNode }) => (
  <CardBox data-lifted="true">
    <Box>{children}</Box>
  </CardBox>
);
