import { useDraggable } from '@dnd-kit/core';
import MoveIcon from '@mui/icons-material/DragIndicator';
import { type KeyboardEventHandler, memo, type ReactNode, useMemo } from 'react';
import { useText } from '@/i18n/use-text';
import type { AnyRecord } from '../records/define-record';

export interface CardColumn {
  value: string;
  name: string;
}

/** One for all: what is the same element is not drawn anew. */
const grip = <MoveIcon />;

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
    <div
      ref={drag.setNodeRef}
      className="card"
      data-card={card.id}
      data-movable={movable}
      data-dragged={drag.isDragging}
      data-moving={moving}
      aria-busy={moving}
      {...pointer}
    >
      {content}
      {targets.length > 0 && (
        <button
          type="button"
          className="handle"
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
          {grip}
        </button>
      )}
    </div>
  );
});
