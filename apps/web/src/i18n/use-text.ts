import { useLocaleState, useTranslate } from 'ra-core';
import { useCallback } from 'react';
import type { LocalText } from '@/api/record-meta';
import type { Language } from './provider';

/** The chosen language. */
export function useLanguage(): Language {
  const [locale] = useLocaleState();
  return locale === 'en' ? 'en' : 'fr';
}

/** Words a text that came with its translations, such as a field's label. */
export function useLocalText(): (text: LocalText) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}

export { useTranslate as useText };
