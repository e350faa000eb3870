import { text } from '#kernel';
import type { ProductExport } from './product.js';

/** Names of HubSpot's own key, in every export. */
export const id = [
  'Record ID',
  "ID de fiche d'informations",
  "ID de l'enregistrement",
  'ID de la fiche',
  'hs_object_id',
  'vid',
];
/** Records that HubSpot does not show any more. */
export const gone = {
  'row.deleted': ['_fivetran_deleted', 'is_deleted', 'archived'],
  'row.mergedIds': [
    'hs_merged_object_ids',
    'Merged object IDs',
    'ID des fiches fusionnées',
    "Identifiants d'objets fusionnés",
  ],
};
export const hubspotDeals: ProductExport = {
  name: 'deals',
  label: text('affaires', 'deals'),
  target: 'crm.opportunity',
  signatures: [
    ['Deal Name', 'Deal Stage'],
    ['Deal Name', 'Pipeline'],
    ['Nom de la transaction', 'Phase de la transaction'],
    ['Nom de la transaction', 'Pipeline'],
    ["Nom de l'affaire", "Phase de l'affaire"],
    ['deal_id', 'dealname'],
    ['dealname', 'dealstage'],
  ],
  columns: {
    externalId: [...id, 'deal_id', 'Deal ID'],
    name: ['Deal Name', 'Nom de la transaction', "Nom de l'affaire", 'dealname'],
    pipelineName: ['Pipeline', 'pipeline_label', 'pipeline', 'deal_pipeline_id'],
    stageName: [
      'Deal Stage',
      'Phase de la transaction',
      'Étape de la transaction',
      "Phase de l'affaire",
      'stage_label',
      'dealstage',
      'deal_pipeline_stage_id',
    ],
    outcome: ['Is Closed Won', 'Est fermée gagnée', 'hs_is_closed_won'],
    amount: [
      'Amount',
      'Montant',
      'amount',
      'Amount in company currency',
      "Montant dans la devise de l'entreprise",
    ],
    probability: ['Deal probability', 'Probabilité de la transaction', 'hs_deal_stage_probability'],
    expectedCloseOn: ['Close Date', 'Date de fermeture', 'Date de clôture', 'closedate'],
    lostReasonName: [
      'Closed Lost Reason',
      'Raison de la fermeture perdue',
      'Motif de clôture perdue',
      'Raison de la transaction perdue',
      'closed_lost_reason',
    ],
    notes: ['Deal Description', 'Description de la transaction', 'Description', 'description'],
    source: [
      'Original Source Type',
      'Original Traffic Source',
      "Type de source d'origine",
      "Source d'origine",
      'hs_analytics_source',
    ],
    'company.externalId': {
      headers: [
        'Associated Company IDs',
        'Associated Company IDs (Primary)',
        'ID des entreprises associées',
        "ID de l'entreprise associée",
        'company_id',
      ],
      transform: [{ first: ';' }],
    },
    'company.name': {
      headers: [
        'Associated Company (Primary)',
        'Associated Company',
        'Associated Company Names',
        'Entreprise associée (principale)',
        'Entreprise associée',
        'Entreprises associées',
      ],
      transform: [{ first: ';' }, 'squash'],
    },
    contactIds: ['Associated Contact IDs', 'ID des contacts associés', 'ID du contact associé', 'contact_id'],
    contactNames: ['Associated Contact', 'Associated Contacts', 'Contact associé', 'Contacts associés'],
    ownerName: ['Deal owner', 'Propriétaire de la transaction', "Propriétaire de l'affaire"],
    ...gone,
  },
  matchBy: 'externalId',
  createMissing: true,
};
