// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { businessFields } from '../shared';

export const crmLostReason = {
  name: 'crm.lost-reason',
  path: 'crm/lost-reasons',
  label: {
    one: { fr: 'Motif de perte', en: 'Lost reason' },
    many: { fr: 'Motifs de perte', en: 'Lost reasons' },
  },
  title: ['name'],
  defaultSort: 'position',
  defaultOrder: 'asc',
  searchable: false,
  vault: false,
  fields: {
    ...businessFields,
    name: {
      kind: 'text',
      label: { fr: 'Nom', en: 'Name' },
      required: true,
      readOnly: false,
      sortable: true,
      filterable: true,
      max: 100,
    },
    position: {
      kind: 'integer',
      label: { fr: 'Rang', en: 'Position' },
      required: false,
      readOnly: false,
      sortable: true,
      filterable: true,
      max: 1000,
    },
  },
} as const satisfies RecordMeta;
