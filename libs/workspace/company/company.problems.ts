import { defineProblems, text } from '#kernel';

export const CompanyProblems = defineProblems({
  LOGO_UNREADABLE: {
    category: 'invalid',
    title: text(
      'Ce fichier n’est pas l’image PNG, JPEG ou WebP qu’il dit être.',
      'This file is not the PNG, JPEG or WebP image that it says it is.',
    ),
  },
  LOGO_DIMENSIONS: {
    category: 'invalid',
    title: text(
      'Un logo mesure de 16 à 2048 pixels de côté.',
      'A logo measures from 16 to 2048 pixels a side.',
    ),
  },
});
