import { type RefObject, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { usePreference } from '@/api/preferences';
import { isTyping } from '@/kit/keyboard/is-typing';
import { pathOf } from '../records/define-record';
import type { GridHandle } from './grid/list-grid';
import type { ListModel } from './list-context';

interface Keys {
  grid: RefObject<GridHandle | null>;
  search: RefObject<HTMLInputElement | null>;
}

const isFree = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !isTyping(event.target) &&
  // In a dialog or a menu letters have another meaning, and so they have in a cell whose input is on its way.
  document.querySelector('.MuiModal-root:not([aria-hidden="true"]), [role="gridcell"].edited') === null;

/** Single letters of a list; whoever dictates turns them off (WCAG 2.2, 2.1.4). */
export function useListKeys({ screens, may, selection }: ListModel, { grid, search }: Keys): void {
  const navigate = useNavigate();
  const [enabled] = usePreference('shortcuts');
  const act = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case '/':
        search.current?.select();
        search.current?.focus();
        return search.current !== null;
      case 'n':
        if (may.create) navigate(`${pathOf(screens)}/create`);
        return may.create;
      case 'j':
      case 'k':
        grid.current?.moveBy(event.key === 'j' ? 1 : -1);
        return true;
      case 'x':
        grid.current?.toggle();
        return true;
      case 'Escape':
        selection.clear();
        return selection.selected.size > 0;
      default:
        return false;
    }
  };
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (isFree(event) && latest.current(event)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [enabled]);
}
