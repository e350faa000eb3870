import { defineProblems, text } from '#kernel';
import { attachmentLimits } from './attachment-limits.js';

export const AttachmentProblems = defineProblems({
  WORKSPACE_FILE_NAME: {
    category: 'invalid',
    title: text(
      `Le fichier doit avoir un nom, de ${attachmentLimits.nameLength} caractères au plus.`,
      `The file needs a name of at most ${attachmentLimits.nameLength} characters.`,
    ),
  },
  WORKSPACE_FILE_EMPTY: {
    category: 'invalid',
    title: text('Ce fichier est vide.', 'This file is empty.'),
  },
  WORKSPACE_FILE_EXECUTABLE: {
    category: 'invalid',
    title: text(
      'Les programmes et les scripts ne peuvent pas être joints.',
      'Programs and scripts cannot be attached.',
    ),
  },
  WORKSPACE_FILE_CONTENT: {
    category: 'invalid',
    title: text(
      'Le contenu de ce fichier n’est pas celui que son extension annonce.',
      'The content of this file is not what its extension announces.',
    ),
  },
  WORKSPACE_FILE_QUOTA: {
    category: 'conflict',
    title: text(
      'La place réservée aux fichiers est épuisée : supprimez-en ou demandez-en davantage.',
      'The space for files is used up: remove some or ask for more.',
    ),
  },
  WORKSPACE_FILE_MISSING: {
    category: 'unavailable',
    title: text(
      'Le contenu de ce fichier est momentanément indisponible.',
      'The content of this file is temporarily unavailable.',
    ),
  },
});
