import { defineProblems, text } from '#kernel';

export const CrmProblems = defineProblems({
  CRM_LEAD_CONVERTED: {
    category: 'conflict',
    title: text(
      'Cette piste a été convertie : elle reste telle quelle.',
      'This lead has been converted: it stays as it is.',
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
      "Cette fusion date de plus de 30 jours : elle ne s'annule plus.",
      'This merge is more than 30 days old: it can no longer be undone.',
    ),
  },
  CRM_MERGE_BLOCKED: {
    category: 'conflict',
    title: text(
      "Des changements faits depuis la fusion empêchent de l'annuler.",
      'Changes made since the merge stand in the way of undoing it.',
    ),
  },
});
