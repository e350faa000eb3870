import type { Language } from '#kernel';

/** What a message says of the data of whom it goes to (RGPD art. 13 and 14). */
export const dataWords: Record<Language, { source: (source: string) => string; rights: string }> = {
  fr: {
    source: (source) => `Nous avons obtenu vos coordonnées par «\u00a0${source}\u00a0».`,
    rights:
      'Vous pouvez demander à voir, corriger ou effacer vos données, ou vous opposer à leur usage, en répondant à ce message.',
  },
  en: {
    source: (source) => `We obtained your details through "${source}".`,
    rights:
      'You may ask to see, correct or erase your data, or object to their use, by answering this message.',
  },
};
