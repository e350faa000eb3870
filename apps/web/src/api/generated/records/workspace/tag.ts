// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { businessFields } from '../shared';

export const workspaceTag = {
  name: 'workspace.tag',
  path: 'workspace/tags',
  label: { one: { fr: 'Étiquette', en: 'Tag' }, many: { fr: 'Étiquettes', en: 'Tags' } },
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
      max: 50,
    },
    colour: {
      kind: 'choice',
      label: { fr: 'Couleur', en: 'Colour' },
      required: false,
      readOnly: false,
      sortable: false,
      filterable: true,
      choices: ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'],
      default: 'grey',
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
