import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import { usePreference } from '@/api/preferences';
import { isTyping } from '../keyboard/is-typing';

/** `e` opens the form, unless somebody types or a dialog is open; whoever dictates turns it off (WCAG 2.2, 2.1.4). */
export function useEditKey(target: string | undefined) {
  const navigate = useNavigate();
  const [enabled] = usePreference('shortcuts');
  useEffect(() => {
    if (!target || !enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'e' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || event.repeat || isTyping(event.target)) return;
      if (document.querySelector('.MuiModal-root:not([aria-hidden="true"])')) return;
      event.preventDefault();
      navigate(target);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [target, enabled, navigate]);
}
