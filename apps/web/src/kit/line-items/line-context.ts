import { type ClipboardEvent, createContext, type KeyboardEvent, useContext } from 'react';

/** What every cell needs, worked out once for the grid: a cell that comes to sight costs next to nothing. */
export interface LineContextValue {
  language: 'fr' | 'en';
  /** Name of a cell for screen readers. */
  nameOf: (label: string, row: number) => string;
  word: (key: string, args?: Record<string, number>) => string;
  read: (path: string) => unknown;
  write: (path: string, value: unknown) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>, row: number, column: number) => void;
  onPaste: (event: ClipboardEvent<HTMLElement>, row: number, column: number) => void;
  onMenu: (anchor: HTMLElement, row: number) => void;
}

const Context = createContext<LineContextValue | undefined>(undefined);

export const LineProvider = Context.Provider;

/** @throws Error outside of a grid. */
export function useLineContext(): LineContextValue {
  const value = useContext(Context);
  if (!value) throw new Error('a cell stands in a grid of lines');
  return value;
}
