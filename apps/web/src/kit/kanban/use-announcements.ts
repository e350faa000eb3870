import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core';
import { useMemo } from 'react';
import { useText } from '@/i18n/use-text';

/** What is told of a card that is being moved. */
export function useAnnouncements(titleOf: (id: string) => string, nameOf: (column: string) => string) {
  const text = useText();
  return useMemo(() => {
    const told = (key: string, card: string | number, column?: string | number) =>
      text(`page.kanban.${key}`, {
        title: titleOf(String(card)),
        column: column === undefined ? '' : nameOf(String(column)),
      });
    const announcements: Announcements = {
      onDragStart: ({ active }) => told('picked', active.id, active.data.current?.['column'] as string),
      onDragOver: ({ active, over }) =>
        over ? told('over', active.id, over.id) : told('overNothing', active.id),
      onDragEnd: ({ active, over }) =>
        over ? told('dropped', active.id, over.id) : told('cancelled', active.id),
      onDragCancel: ({ active }) => told('cancelled', active.id),
    };
    const screenReaderInstructions: ScreenReaderInstructions = {
      draggable: text('page.kanban.instructions'),
    };
    return { announcements, screenReaderInstructions };
  }, [text, titleOf, nameOf]);
}
