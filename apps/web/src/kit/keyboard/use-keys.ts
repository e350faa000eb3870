import { useEffect, useRef } from 'react';
import { usePreference } from '@/api/preferences';
import { isTyping } from './is-typing';

/** Whether single letters are free: nobody types, and no dialog or menu gives them another meaning. */
const isFree = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !isTyping(event.target) &&
  document.querySelector('.MuiModal-root:not([aria-hidden="true"])') === null;

/** Single letters of a page; whoever dictates turns them off (WCAG 2.2, 2.1.4). */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const [enabled] = usePreference('shortcuts');
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      const run = isFree(event) ? latest.current[event.key] : undefined;
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [enabled]);
}
