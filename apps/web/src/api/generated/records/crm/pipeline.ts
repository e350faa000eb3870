// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { businessFields } from '../shared';

export const crmPipeline = {
  name: 'crm.pipeline',
  path: 'crm/pipelines',
  label: { one: { fr: 'Pipeline', en: 'Pipeline' }, many: { fr: 'Pipelines', en: 'Pipelines' } },
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
