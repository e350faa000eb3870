import { defineProblems, text } from '#kernel';

export const IntegrationsProblems = defineProblems({
  IMPORT_MAPPING_INVALID: {
    category: 'invalid',
    title: text("Ce fichier de correspondance n'est pas valable.", 'This mapping file is not valid.'),
  },
  IMPORT_FILE_UNREADABLE: {
    category: 'invalid',
    title: text("Un fichier à importer n'a pas pu être lu.", 'A file to import could not be read.'),
  },
  IMPORT_INTERRUPTED: {
    category: 'conflict',
    title: text(
      "L'import a été interrompu ; relancez-le pour le terminer.",
      'The import was interrupted; run it again to finish it.',
    ),
  },
  IMPORT_STILL_RUNNING: {
    category: 'conflict',
    title: text(
      "Cet import est encore en cours : attendez sa fin avant de l'annuler.",
      'This import is still at work: wait for its end before undoing it.',
    ),
  },
  IMPORT_ALREADY_UNDONE: {
    category: 'conflict',
    title: text('Cet import a déjà été annulé.', 'This import was already undone.'),
  },
});
