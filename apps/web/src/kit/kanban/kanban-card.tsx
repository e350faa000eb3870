import { useDraggable } from '@dnd-kit/core';
import MoveIcon from '@mui/icons-material/DragIndicator';
import { Box, IconButton } from '@mui/material';
import { styled } from '@mui/material/styles';
import { type KeyboardEventHandler, memo, type ReactNode, useMemo } from 'react';
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
  /** Its menu is open. */
  asked: boolean;
  /** Opens its menu at the handle. */
  onAsk: (id: string, handle: HTMLElement) => void;
  renderCard: (card: AnyRecord) => ReactNode;
}

/** A card: drawn by pointer, moved by the keyboard with Space and arrows, or by its menu. */
export const KanbanCard = memo(function KanbanCard(props: KanbanCardProps) {
  const { card, title, column, targets, moving, asked, onAsk, renderCard } = props;
  const text = useText();
  const movable = targets.length > 0 && !moving;
  const drag = useDraggable({ id: card.id, data: { column }, disabled: !movable });
  const { onKeyDown, ...pointer } = drag.listeners ?? {};
  // Every card hears of every drag; what is in it is drawn anew only when it changes.
  const content = useMemo(() => renderCard(card), [renderCard, card]);
  return (
    <CardBox
      ref={drag.setNodeRef}
      data-card={card.id}
      data-movable={movable}
      data-dragged={drag.isDragging}
      data-moving={moving}
      aria-busy={moving}
      {...pointer}
    >
      {content}
      {targets.length > 0 && (
        <Handle
          ref={drag.setActivatorNodeRef}
          aria-label={text('page.kanban.move', { title })}
          aria-haspopup="menu"
          aria-expanded={asked}
          aria-describedby={drag.attributes['aria-describedby']}
          // It keeps the focus while its card is on the way.
          aria-disabled={moving}
          onKeyDown={onKeyDown as KeyboardEventHandler | undefined}
          onClick={({ currentTarget }) => !moving && onAsk(card.id, currentTarget)}
        >
          <MoveIcon />
        </Handle>
      )}
    </CardBox>
  );
});

/** The card under the pointer while it is moved. */
export const LiftedCard = ({ children }: { children: ReactNode }) => (
  <CardBox data-lifted="true">
    <Box>{children}</Box>
  </CardBox>
);
