import { useCallback } from 'react';
import { recordNamed, useLocalText } from '@/kit';

/** What records of a kind are called: Sociétés. */
export function useTargetWords(): (target: string) => string {
  const word = useLocalText();
  return useCallback(
    (target) => {
      const screens = recordNamed(target);
      return screens ? word(screens.meta.label.many) : target;
    },
    [word],
  );
}
