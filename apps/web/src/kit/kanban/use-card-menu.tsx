import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { AnyRecord } from '../records/define-record';
import { CardMenu } from './card-menu';
import type { CardColumn } from './kanban-card';

interface Cards {
  cardOf: (id: string) => AnyRecord | undefined;
  titleOf: (card: AnyRecord) => string;
  targetsOf: (card: AnyRecord) => readonly CardColumn[];
  move: (card: AnyRecord, to: string) => Promise<void>;
}

/** One menu for all cards of a board: the card under it may be drawn anew, or elsewhere, while somebody reads. */
export function useCardMenu({ cardOf, titleOf, targetsOf, move }: Cards): {
  /** Whose menu is open. */
  asked: string | undefined;
  onAsk: (id: string, handle: HTMLElement) => void;
  menu: ReactNode;
} {
  const [open, setOpen] = useState<{ id: string; at: { top: number; left: number } }>();
  const [moved, setMoved] = useState<string>();
  const onAsk = useCallback((id: string, handle: HTMLElement) => {
    const { bottom, left } = handle.getBoundingClientRect();
    setOpen({ id, at: { top: bottom, left } });
  }, []);
  const card = open && cardOf(open.id);
  const close = () => setOpen(undefined);
  const choose = async (to: string) => {
    close();
    if (!card) return;
    await move(card, to);
    setMoved(card.id);
  };
  useEffect(() => {
    if (moved === undefined) return;
    setMoved(undefined);
    // In its new column it is another element: the keyboard goes on where it was, unless somebody has gone elsewhere.
    if (document.activeElement && document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-card="${moved}"] [aria-haspopup="menu"]`)?.focus();
  }, [moved]);
  return {
    asked: open?.id,
    onAsk,
    menu: open && card && (
      <CardMenu
        at={open.at}
        title={titleOf(card)}
        targets={targetsOf(card)}
        onChoose={(to) => void choose(to)}
        onClose={close}
      />
    ),
  };
}
