import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { usePreference } from '@/api/preferences';
import { isTyping } from '@/kit/keyboard/is-typing';
import { ShortcutsHelp } from '../shortcuts/shortcuts-help';
import { Palette } from './palette';

interface PaletteControl {
  openPalette: () => void;
  openShortcuts: () => void;
}

const Context = createContext<PaletteControl>({
  openPalette: () => undefined,
  openShortcuts: () => undefined,
});

export const usePalette = (): PaletteControl => useContext(Context);

/** Opens the palette on Ctrl/Cmd-K and the help on `?` from anywhere, also where the network has gone. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  // Whoever dictates to the computer turns single keys off (WCAG 2.2, 2.1.4).
  const [letters] = usePreference('shortcuts');
  const [shown, setShown] = useState<'palette' | 'shortcuts'>();
  const close = useCallback(() => setShown(undefined), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setShown((now) => (now === 'palette' ? undefined : 'palette'));
      } else if (letters && event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        setShown('shortcuts');
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [letters]);
  const control = useMemo(
    () => ({ openPalette: () => setShown('palette'), openShortcuts: () => setShown('shortcuts') }),
    [],
  );
  return (
    <Context.Provider value={control}>
      {children}
      {shown === 'palette' && <Palette onClose={close} onShortcuts={control.openShortcuts} />}
      {shown === 'shortcuts' && <ShortcutsHelp onClose={close} />}
    </Context.Provider>
  );
}
