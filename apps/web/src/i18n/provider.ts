import type { I18nProvider, TranslationMessages } from 'ra-core';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { speak } from '@/api/http';

export type Language = 'fr' | 'en';

export const languages: readonly Language[] = ['fr', 'en'];

const load: Record<Language, () => Promise<TranslationMessages>> = {
  fr: () => import('./fr').then(({ fr }) => fr as unknown as TranslationMessages),
  en: () => import('./en').then(({ en }) => en as unknown as TranslationMessages),
};

/** The language of this browser, as far as we speak it: kept from last time, or the browser's own. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem('b2o.language');
  if (kept === 'fr' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** Texts of one language at a time; the other is fetched when it is chosen. */
export async function createI18n(): Promise<I18nProvider> {
  const initial = preferredLanguage();
  const messages = await load[initial]();
  const use = (language: Language) => {
    speak(language);
    document.documentElement.lang = language;
  };
  use(initial);
  let begun = false;
  return polyglotI18nProvider(
    (chosen) => {
      if (!begun) {
        begun = true;
        return messages;
      }
      const language = chosen === 'en' ? 'en' : 'fr';
      localStorage.setItem('b2o.language', language);
      use(language);
      return load[language]();
    },
    initial,
    [
      { locale: 'fr', name: 'Français' },
      { locale: 'en', name: 'English' },
    ],
  );
}
