import { useCallback } from 'react';
import { useLanguage } from '@/i18n/use-text';

/** Numbers as the language writes them: whole, and short for an axis. */
export function useNumberWords() {
  const language = useLanguage();
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const whole = useCallback((value: number) => value.toLocaleString(locale), [locale]);
  const short = useCallback(
    (value: number) => value.toLocaleString(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    [locale],
  );
  return { whole, short };
}
