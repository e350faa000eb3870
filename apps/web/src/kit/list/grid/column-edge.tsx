import { styled } from '@mui/material/styles';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { useText } from '@/i18n/use-text';
import { allowedWidth, narrowest, widest } from '../columns/column-width';
import { useList } from '../list-context';

const Edge = styled('div')(({ theme }) => ({
  position: 'absolute',
  insetBlock: 0,
  insetInlineEnd: -4,
  width: 9,
  zIndex: 2,
  cursor: 'col-resize',
  touchAction: 'none',
  '&::after': {
    content: '""',
    position: 'absolute',
    insetBlock: 8,
    insetInlineStart: 4,
    width: 1,
    backgroundColor: theme.vars?.palette.divider,
  },
  '&:hover::after, &:focus-visible::after, &[data-moving="true"]::after': {
    insetBlock: 0,
    width: 2,
    backgroundColor: theme.vars?.palette.primary.main,
  },
}));

interface EdgeProps {
  name: string;
  label: string;
  /** Draws a width at once; it is kept when the pointer lets go. */
  onWiden: (name: string, width: number) => void;
}

/** The edge between two columns: drawn with the pointer, or moved with the arrow keys. */
export function ColumnEdge({ name, label, onWiden }: EdgeProps) {
  const text = useText();
  const { layout } = useList();
  const width = layout.widths[name] ?? narrowest;
  const from = useRef<{ x: number; width: number }>(undefined);
  const widthAt = (event: PointerEvent): number =>
    from.current ? allowedWidth(from.current.width + event.clientX - from.current.x) : width;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    layout.setWidth(name, width + step);
  };
  return (
    <Edge
      role="separator"
      aria-orientation="vertical"
      aria-label={text('list.columns.width', { label })}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.dataset['moving'] = 'true';
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => from.current && onWiden(name, widthAt(event))}
      onPointerUp={(event) => {
        if (!from.current) return;
        layout.setWidth(name, widthAt(event));
        from.current = undefined;
        delete event.currentTarget.dataset['moving'];
      }}
    />
  );
}
