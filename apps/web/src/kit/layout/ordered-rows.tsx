import { DndContext, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { Box } from '@mui/material';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { Hidden } from '../fields/empty-value';
import { OrderedRow } from './ordered-row';

export interface OrderedItem {
  id: string;
  /** Already worded. */
  title: string;
  /** Shown in the place of the title. */
  face?: ReactNode;
  subtitle?: ReactNode;
  /** At the end of the row. */
  end?: ReactNode;
  /** Stays where it is, behind the others. */
  fixed?: boolean;
}

interface OrderedRowsProps {
  /** What is listed; already worded. */
  label: string;
  items: readonly OrderedItem[];
  /** Puts an item at a place, counted from 1; the rows cannot be moved when absent. Shown at once; false: refused. */
  onMove?: ((id: string, place: number) => Promise<boolean>) | undefined;
}

const moved = (ids: readonly string[], id: string, to: number): string[] => {
  const rest = ids.filter((each) => each !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
};

/** Rows whose order means something: drawn by their handle, or moved by buttons. */
export function OrderedRows({ label, items, onMove }: OrderedRowsProps) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const [order, setOrder] = useState<readonly string[]>();
  const [told, setTold] = useState('');
  const pressed = useRef<string>(undefined);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
  );
  const known = new Map(items.map((item) => [item.id, item]));
  const ids = (order ?? items.map(({ id }) => id)).filter((id) => known.has(id));
  const last = ids.filter((id) => !known.get(id)?.fixed).length - 1;
  const shown = ids.join();
  useEffect(() => {
    // A row that goes elsewhere in the document loses the focus on its way.
    if (pressed.current && shown)
      list.current?.querySelector<HTMLElement>(`#${CSS.escape(pressed.current)}`)?.focus();
    pressed.current = undefined;
  }, [shown]);
  const move = async (id: string, to: number) => {
    const item = known.get(id);
    if (!onMove || !item || item.fixed || to < 0 || to > last || ids.indexOf(id) === to) return;
    setOrder(moved(ids, id, to));
    const done = await onMove(id, to + 1);
    setOrder(undefined);
    setTold(done ? text('page.ordered.moved', { title: item.title, place: to + 1, count: last + 1 }) : '');
  };
  return (
    <DndContext
      sensors={sensors}
      onDragEnd={({ active, over }) => over && void move(String(active.id), ids.indexOf(String(over.id)))}
    >
      <Box component="ul" ref={list} aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {ids.map((id, at) => {
          const item = known.get(id);
          return (
            item && (
              <OrderedRow
                key={id}
                item={item}
                movable={onMove !== undefined && !item.fixed && last > 0}
                first={at === 0}
                last={at === last}
                onStep={(step, button) => {
                  pressed.current = button;
                  void move(id, at + step);
                }}
              />
            )
          );
        })}
      </Box>
      <Hidden role="status">{told}</Hidden>
    </DndContext>
  );
}
