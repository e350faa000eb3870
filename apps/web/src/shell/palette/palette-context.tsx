import { useStore } from 'ra-core';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { isTyping } from '@/kit/keyboard/is-typing';
import { lettersKey } from '@/kit/keyboard/letters-key';

const Palette = lazy(() => import('./palette').then(({ Palette: Component }) => ({ default: Component })));
const ShortcutsHelp = lazy(() =>
  import('../shortcuts/shortcuts-help').then(({ ShortcutsHelp: Component }) => ({ default: Component })),
);

interface PaletteControl {
  openPalette: () => void;
  openShortcuts: () => void;
}

const Context = createContext<PaletteControl>({
  openPalette: () => undefined,
  openShortcuts: () => undefined,
});

export const usePalette = (): PaletteControl => useContext(Context);

/** Opens the palette on Ctrl/Cmd-K and the help on `?` from anywhere. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  // Whoever dictates to the computer turns single keys off (WCAG 2.2, 2.1.4).
  const [letters] = useStore(lettersKey, true);
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
      <Suspense fallback={null}>
        {shown === 'palette' && <Palette onClose={close} onShortcuts={control.openShortcuts} />}
        {shown === 'shortcuts' && <ShortcutsHelp onClose={close} />}
      </Suspense>
    </Context.Provider>
  );
}
