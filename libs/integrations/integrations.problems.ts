import { defineProblems, text } from '#kernel';

export const IntegrationsProblems = defineProblems({
  IMPORT_MAPPING_INVALID: {
    category: 'invalid',
    title: text('Ce fichier de correspondance n’est pas valable.', 'This mapping file is not valid.'),
  },
  IMPORT_FILE_UNREADABLE: {
    category: 'invalid',
    title: text('Un fichier à importer n’a pas pu être lu.', 'A file to import could not be read.'),
  },
  IMPORT_INTERRUPTED: {
    category: 'conflict',
    title: text(
      'L’import a été interrompu ; relancez-le pour le terminer.',
      'The import was interrupted; run it again to finish it.',
    ),
  },
  IMPORT_STILL_RUNNING: {
    category: 'conflict',
    title: text(
      'Cet import est encore en cours : attendez sa fin avant de l’annuler.',
      'This import is still at work: wait for its end before undoing it.',
    ),
  },
  IMPORT_ALREADY_UNDONE: {
    category: 'conflict',
    title: text('Cet import a déjà été annulé.', 'This import was already undone.'),
  },
  IMPORT_WROTE_NOTHING: {
    category: 'conflict',
    title: text(
      'Cet essai n’a rien écrit : il n’y a rien à annuler.',
      'This rehearsal wrote nothing: there is nothing to undo.',
    ),
  },
  IMPORT_FILE_GONE: {
    category: 'conflict',
    title: text(
      'Le fichier n’est plus là : un fichier est gardé un jour. Envoyez-le de nouveau.',
      'The file is no longer there: a file is kept for a day. Upload it again.',
    ),
  },
  IMPORT_TOO_MANY: {
    category: 'too-many',
    title: text(
      'Trois de vos imports attendent ou sont en cours : laissez-les finir d’abord.',
      'Three of your imports are waiting or at work: let them finish first.',
    ),
  },
  IMPORT_UPLOAD_BUSY: {
    category: 'conflict',
    title: text('Un import lit ce fichier en ce moment.', 'An import is reading this file right now.'),
  },
});
