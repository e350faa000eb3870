import { defineProblems, text } from '#kernel';

export const CrmProblems = defineProblems({
  CRM_LEAD_CONVERTED: {
    category: 'conflict',
    title: text(
      'Cette piste a été convertie : elle reste telle quelle.',
      'This lead has been converted: it stays as it is.',
    ),
  },
  CRM_RIGHTS_EXTENSION_LATE: {
    category: 'conflict',
    title: text(
      'Une demande en cours se prolonge une seule fois, pendant le premier mois.',
      'An open request is extended once, within the first month.',
    ),
  },
  CRM_PIPELINE_IN_USE: {
    category: 'conflict',
    title: text('Des affaires sont dans ce pipeline.', 'Opportunities are in this pipeline.'),
  },
  CRM_PIPELINE_NEEDED: {
    category: 'conflict',
    title: text('Il faut au moins un pipeline.', 'At least one pipeline is needed.'),
  },
  CRM_STAGE_IN_USE: {
    category: 'conflict',
    title: text('Des affaires sont à cette étape.', 'Opportunities are at this stage.'),
  },
  CRM_STAGE_NEEDED: {
    category: 'conflict',
    title: text(
      'Un pipeline garde au moins une étape ouverte, une étape « gagnée » et une étape « perdue ».',
      'A pipeline keeps at least one open stage, one for what is won and one for what is lost.',
    ),
  },
  CRM_LOST_REASON_IN_USE: {
    category: 'conflict',
    title: text('Des affaires ont été perdues pour ce motif.', 'Opportunities were lost for this reason.'),
  },
  CRM_MERGE_UNDONE: {
    category: 'conflict',
    title: text('Cette fusion est déjà annulée.', 'This merge has been undone already.'),
  },
  CRM_MERGE_TOO_OLD: {
    category: 'conflict',
    title: text(
      'Cette fusion date de plus de 30 jours : elle ne s’annule plus.',
      'This merge is more than 30 days old: it can no longer be undone.',
    ),
  },
  CRM_MERGE_BLOCKED: {
    category: 'conflict',
    title: text(
      'Des changements faits depuis la fusion empêchent de l’annuler.',
      'Changes made since the merge stand in the way of undoing it.',
    ),
  },
  CRM_CAMPAIGN_FROZEN: {
    category: 'conflict',
    title: text(
      'Le message et ses destinataires ne changent plus une fois l’envoi programmé. Annulez la programmation, ou dupliquez la campagne.',
      'The message and its recipients no longer change once the sending is scheduled. Cancel the schedule, or duplicate the campaign.',
    ),
  },
  CRM_CAMPAIGN_NOBODY: {
    category: 'conflict',
    title: text(
      'Aucun contact de ce segment ne peut recevoir ce message.',
      'No contact of this segment may receive this message.',
    ),
  },
  CRM_CAMPAIGN_TEST_REFUSED: {
    category: 'unavailable',
    title: text(
      'Le serveur d’envoi n’a pas pris le message de test.',
      'The mail server did not take the test message.',
    ),
  },
  CRM_CAMPAIGN_STARTED: {
    category: 'conflict',
    title: text(
      'Une campagne partie ne se supprime pas : elle dit qui a reçu quoi.',
      'A campaign that was sent is not removed: it tells who received what.',
    ),
  },
  CRM_CAMPAIGN_OPENINGS: {
    category: 'forbidden',
    title: text(
      'Le comptage des ouvertures n’est pas autorisé dans cette entreprise.',
      'Counting openings is not allowed in this company.',
    ),
  },
  CRM_BOUNCE_UNREADABLE: {
    category: 'invalid',
    title: text('Ce fichier n’est pas un e-mail.', 'This file is no e-mail.'),
  },
  CRM_WEB_FORM_USED: {
    category: 'conflict',
    title: text(
      'Ce formulaire est ouvert ou a déjà servi : fermez-le, ce qui est arrivé par lui en garde la trace.',
      'This form is open or has been used: close it, what came in by it keeps its trace.',
    ),
  },
  CRM_WEB_FORM_SITE: {
    category: 'forbidden',
    title: text('Ce formulaire n’est pas prévu pour ce site.', 'This form is not meant for this site.'),
  },
  CRM_SEGMENT_DYNAMIC: {
    category: 'conflict',
    title: text(
      'Ce segment suit ses conditions : on n’y met personne à la main.',
      'This segment follows its conditions: nobody is put into it by hand.',
    ),
  },
  CRM_INVITATION_IMPOSSIBLE: {
    category: 'conflict',
    title: text(
      'On invite à une réunion, une visite ou un appel prévu, avec une échéance à venir.',
      'People are invited to a planned meeting, visit or call that is still to come.',
    ),
  },
  CRM_ACTIVITY_INVITED: {
    category: 'conflict',
    title: text(
      'Des personnes sont invitées : annulez ce rendez-vous pour les prévenir, au lieu de le supprimer.',
      'People are invited: cancel this appointment, so that they are told, instead of removing it.',
    ),
  },
  CRM_CALENDAR_UNDONE: {
    category: 'conflict',
    title: text('Cet import est déjà annulé.', 'This import has been undone already.'),
  },
});
