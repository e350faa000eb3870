// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { businessFields } from '../shared';

export const hrAssignment = {
  name: 'hr.assignment',
  path: 'hr/assignments',
  label: { one: { fr: 'Affectation', en: 'Assignment' }, many: { fr: 'Affectations', en: 'Assignments' } },
  title: [],
  defaultSort: 'startedOn',
  defaultOrder: 'desc',
  searchable: false,
  vault: true,
  fields: {
    ...businessFields,
    employeeId: {
      kind: 'id',
      label: { fr: 'Salarié', en: 'Employee' },
      required: true,
      readOnly: false,
      sortable: false,
      filterable: true,
      to: 'hr.employee',
    },
    departmentId: {
      kind: 'id',
      label: { fr: 'Service', en: 'Department' },
      required: true,
      readOnly: false,
      sortable: false,
      filterable: true,
      to: 'hr.department',
    },
    jobTitle: {
      kind: 'text',
      label: { fr: 'Poste', en: 'Job title' },
      required: false,
      readOnly: false,
      sortable: false,
      filterable: false,
      max: 150,
    },
    startedOn: {
      kind: 'date',
      label: { fr: 'Début', en: 'Start' },
      required: true,
      readOnly: false,
      sortable: true,
      filterable: true,
    },
    endedOn: {
      kind: 'date',
      label: { fr: 'Fin', en: 'End' },
      required: false,
      readOnly: false,
      sortable: true,
      filterable: true,
    },
  },
} as const satisfies RecordMeta;
