import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readPlace, type WizardPlace, writePlace } from './address';

/** The place in the wizard, and the way to another one. */
export function usePlace() {
  const [params, setParams] = useSearchParams();
  const place = useMemo(() => readPlace(params), [params]);
  const moved = useRef(false);
  const go = useCallback(
    (next: WizardPlace) => {
      moved.current = true;
      setParams(writePlace(next));
    },
    [setParams],
  );
  /** Whether a step was reached from another one, and not by opening the page there. */
  return { place, go, reached: moved.current };
}
