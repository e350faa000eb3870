import type { Language } from '#kernel';

/** What every campaign says beside its message. */
export const mailWords: Record<
  Language,
  {
    why: (company: string) => string;
    unsubscribe: string;
  }
> = {
  fr: {
    why: (company) =>
      `Vous recevez ce message de ${company} parce que vous êtes en relation avec notre entreprise ou que vous avez accepté de recevoir nos informations.`,
    unsubscribe: 'Ne plus recevoir ces messages',
  },
  en: {
    why: (company) =>
      `You receive this message from ${company} because you deal with our company or agreed to hear from us.`,
    unsubscribe: 'Unsubscribe from these messages',
  },
};
