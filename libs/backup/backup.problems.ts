import { defineProblems, text } from '#kernel';

/** Why a copy or a restore is refused. */
export const BackupProblems = defineProblems({
  BACKUP_BUSY: {
    category: 'conflict',
    title: text(
      'Une sauvegarde ou une restauration de cette instance est déjà en cours.',
      'A copy or a restore of this instance is already running.',
    ),
  },
  BACKUP_RUN_UNKNOWN: {
    category: 'not-found',
    title: text('Cette instance n’a pas cette sauvegarde.', 'This instance has no such copy.'),
  },
  BACKUP_DISK_FULL: {
    category: 'unavailable',
    title: text(
      'Il n’y a pas assez de place sur le disque des sauvegardes ; aucune ancienne sauvegarde n’a été supprimée.',
      'There is not enough room on the disk of the copies; no older copy was deleted.',
    ),
  },
  BACKUP_FENCED: {
    category: 'conflict',
    title: text(
      'Cette sauvegarde n’est plus attendue : elle a été déclarée échouée ou l’instance a changé d’état.',
      'This copy is no longer expected: it was declared failed, or the instance changed its state.',
    ),
  },
  BACKUP_UNSTABLE: {
    category: 'unavailable',
    title: text(
      'La structure de l’instance change sans cesse ; aucune sauvegarde n’a pu commencer.',
      'The structure of the instance keeps changing; no copy could begin.',
    ),
  },
  BACKUP_STANDBY: {
    category: 'unavailable',
    title: text(
      'PostgreSQL est un serveur de secours : une sauvegarde y manquerait des transactions.',
      'PostgreSQL is a standby: a copy taken there would miss transactions.',
    ),
  },
  BACKUP_FILE_DAMAGED: {
    category: 'unavailable',
    title: text(
      'Un fichier joint manque ou a été altéré ; la sauvegarde a été abandonnée.',
      'An attached file is missing or altered; the copy was abandoned.',
    ),
  },
  BACKUP_DAMAGED: {
    category: 'conflict',
    title: text(
      'Cette sauvegarde n’est pas intacte ; rien n’a été touché.',
      'This copy is not intact; nothing was touched.',
    ),
  },
  BACKUP_KEY_MISSING: {
    category: 'conflict',
    title: text(
      'La clé des sauvegardes de cette instance n’est pas ici : sans elle, rien ne peut être relu.',
      'The key of this instance’s copies is not here: without it nothing can be read back.',
    ),
  },
  BACKUP_KEY_DAMAGED: {
    category: 'unavailable',
    title: text(
      'La clé des sauvegardes ne s’ouvre pas : elle a été altérée, ou protégée par une autre clé que celle de ce serveur.',
      'The key of the copies does not open: it was altered, or is wrapped by another key than this server’s.',
    ),
  },
  BACKUP_ESCROW_WRONG: {
    category: 'invalid',
    title: text(
      'Les deux moitiés de la clé n’ont pas été relues ; rien n’a changé.',
      'The two halves of the key could not be read; nothing was changed.',
    ),
  },
  RESTORE_UNCONFIRMED: {
    category: 'invalid',
    title: text(
      'Une restauration sur place se confirme par le nom de l’instance.',
      "A restore into the same instance is confirmed with the instance's name.",
    ),
  },
  RESTORE_STRUCTURE: {
    category: 'conflict',
    title: text(
      'Cette version du logiciel ne sait pas recréer les tables de cette sauvegarde.',
      'This version of the software cannot recreate the tables of this copy.',
    ),
  },
  RESTORE_UNEQUAL: {
    category: 'conflict',
    title: text(
      'Les données relues ne sont pas celles de la sauvegarde ; rien n’a été remplacé.',
      'The data read back are not those of the copy; nothing was replaced.',
    ),
  },
  RESTORE_BLOCKED: {
    category: 'unavailable',
    title: text(
      'Un travail en cours retient les tables de l’instance ; rien n’a été remplacé.',
      'Work in progress holds the tables of the instance; nothing was replaced.',
    ),
  },
  RESTORE_NOTHING_TO_UNDO: {
    category: 'not-found',
    title: text(
      'Il n’y a pas de restauration à annuler, ou son délai est passé.',
      'There is no restore to undo, or its time has passed.',
    ),
  },
  BACKUP_TOO_OFTEN: {
    category: 'too-many',
    title: text(
      'Cela vient d’être demandé : réessayez un peu plus tard.',
      'This was asked for a short while ago: try again a little later.',
    ),
  },
  BACKUP_NOT_WHOLE: {
    category: 'conflict',
    title: text('Cette sauvegarde n’est pas complète.', 'This copy is not complete.'),
  },
  RESTORE_REQUEST_OPEN: {
    category: 'conflict',
    title: text(
      'Une demande de restauration attend déjà : retirez-la d’abord.',
      'A request for a restore is waiting already: withdraw it first.',
    ),
  },
  RESTORE_REQUEST_SETTLED: {
    category: 'conflict',
    title: text('Cette demande n’attend plus.', 'This request is not waiting any more.'),
  },
  BACKUP_PLATFORM_IN_USE: {
    category: 'conflict',
    title: text(
      'Il y a déjà ici des instances que cette copie de la plateforme ne connaît pas.',
      'There are instances here already that this copy of the platform does not know.',
    ),
  },
  BACKUP_NO_SECOND_SITE: {
    category: 'not-found',
    title: text(
      'Aucun second site n’est réglé pour les sauvegardes.',
      'No second site is set up for copies.',
    ),
  },
  BACKUP_SITE: {
    category: 'unavailable',
    title: text(
      'Le second site des sauvegardes n’a pas répondu comme attendu.',
      'The second site of the copies did not do what was asked.',
    ),
  },
  INSPECTION_CLOSED: {
    category: 'conflict',
    title: text(
      'Cette sauvegarde n’est pas ouverte : ouvrez-la de nouveau pour la consulter.',
      'This copy is not open: open it again to look into it.',
    ),
  },
  INSPECTION_TOO_MANY: {
    category: 'conflict',
    title: text(
      'Trois sauvegardes sont déjà ouvertes : fermez-en une.',
      'Three copies are open already: close one of them.',
    ),
  },
  RETURN_NOTHING: {
    category: 'conflict',
    title: text(
      'Il n’y a rien à faire revenir : les données actuelles ont déjà ces valeurs.',
      'There is nothing to bring back: the data have these values already.',
    ),
  },
  RETURN_FROZEN: {
    category: 'conflict',
    title: text(
      'Cette fiche ne peut plus être modifiée, même par une sauvegarde.',
      'This record may not be changed any more, not even by a copy.',
    ),
  },
  RETURN_NEEDS_OTHERS: {
    category: 'conflict',
    title: text(
      'Cette fiche dépend d’une autre qui a disparu : faites d’abord revenir celle-là.',
      'This record depends on another one that is gone: bring that one back first.',
    ),
  },
  RETURN_BUSY: {
    category: 'conflict',
    title: text(
      'Des fiches sont déjà en train de revenir : attendez la fin.',
      'Records are being brought back already: wait for the end.',
    ),
  },
  BACKUP_NO_PERSON: {
    category: 'conflict',
    title: text(
      'Ce type de fiche n’est pas une personne : supprimez-la.',
      'This kind of record is no person: remove it.',
    ),
  },
});
