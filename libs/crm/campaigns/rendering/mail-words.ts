import type { Language } from '#kernel';

/** What every campaign says beside its message. */
export const mailWords: Record<
  Language,
  {
    why: (company: string) => string;
    source: (source: string) => string;
    rights: string;
    unsubscribe: string;
  }
> = {
  fr: {
    why: (company) =>
      `Vous recevez ce message de ${company} parce que vous êtes en relation avec notre entreprise ou que vous avez accepté de recevoir nos informations.`,
    source: (source) => `C’est notre premier message : nous avons obtenu vos coordonnées par « ${source} ».`,
    rights:
      'Vous pouvez demander à voir, corriger ou effacer vos données, ou vous opposer à leur usage, en répondant à ce message.',
    unsubscribe: 'Ne plus recevoir ces messages',
  },
  en: {
    why: (company) =>
      `You receive this message from ${company} because you deal with our company or agreed to hear from us.`,
    source: (source) => `This is our first message: we obtained your details through "${source}".`,
    rights:
      'You may ask to see, correct or erase your data, or object to their use, by answering this message.',
    unsubscribe: 'Unsubscribe from these messages',
  },
};
