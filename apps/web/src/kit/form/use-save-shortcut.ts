import { type RefObject, useEffect, useRef } from 'react';

/** Ctrl or Cmd with S or Enter saves the form on top, wherever the focus is. */
export function useSaveShortcut(element: RefObject<HTMLFormElement | null>, save: () => void): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const saves = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!saves || event.defaultPrevented || (event.key.toLowerCase() !== 's' && event.key !== 'Enter'))
        return;
      const form = element.current;
      const dialog = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"][aria-modal]')].at(
        -1,
      );
      if (!form || (dialog && !dialog.contains(form))) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [element]);
}
