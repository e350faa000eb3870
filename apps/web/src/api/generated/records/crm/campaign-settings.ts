// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { recordFields } from '../shared';

export const crmCampaignSettings = {
  name: 'crm.campaign-settings',
  path: 'crm/campaign-settings',
  label: {
    one: { fr: 'Réglages des campagnes', en: 'Campaign settings' },
    many: { fr: 'Réglages des campagnes', en: 'Campaign settings' },
  },
  title: [],
  defaultSort: 'createdAt',
  defaultOrder: 'asc',
  searchable: false,
  vault: false,
  fields: {
    ...recordFields,
    openTracking: {
      kind: 'boolean',
      label: { fr: 'Autoriser le comptage des ouvertures', en: 'Allow openings to be counted' },
      required: false,
      readOnly: false,
      sortable: false,
      filterable: false,
      default: false,
    },
    ratePerMinute: {
      kind: 'integer',
      label: { fr: 'Envois par minute, toutes campagnes', en: 'Mails a minute, over all campaigns' },
      required: false,
      readOnly: false,
      sortable: false,
      filterable: false,
      max: 6000,
      default: 600,
    },
  },
} as const satisfies RecordMeta;
