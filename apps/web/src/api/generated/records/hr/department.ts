// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { businessFields } from '../shared';

export const hrDepartment = {
  name: 'hr.department',
  path: 'hr/departments',
  label: { one: { fr: 'Service', en: 'Department' }, many: { fr: 'Services', en: 'Departments' } },
  title: ['name'],
  defaultSort: 'name',
  defaultOrder: 'asc',
  searchable: true,
  vault: true,
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
    groupName: {
      kind: 'text',
      label: { fr: 'Regroupement', en: 'Group' },
      required: false,
      readOnly: false,
      sortable: true,
      filterable: true,
      max: 100,
    },
    parentId: {
      kind: 'id',
      label: { fr: 'Service parent', en: 'Parent department' },
      required: false,
      readOnly: false,
      sortable: false,
      filterable: true,
      to: 'hr.department',
    },
    externalId: {
      kind: 'text',
      label: { fr: 'Identifiant externe', en: 'External id' },
      required: false,
      readOnly: false,
      sortable: false,
      filterable: true,
      max: 100,
    },
  },
} as const satisfies RecordMeta;
