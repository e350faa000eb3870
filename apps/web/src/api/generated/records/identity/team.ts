// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { recordFields } from '../shared';

export const identityTeam = {
  name: 'identity.team',
  path: 'identity/teams',
  label: { one: { fr: 'Équipe', en: 'Team' }, many: { fr: 'Équipes', en: 'Teams' } },
  title: ['name'],
  defaultSort: 'name',
  defaultOrder: 'asc',
  searchable: false,
  vault: false,
  fields: {
    ...recordFields,
    name: {
      kind: 'text',
      label: { fr: 'Nom', en: 'Name' },
      required: true,
      readOnly: false,
      sortable: true,
      filterable: true,
      max: 100,
    },
  },
} as const satisfies RecordMeta;
