// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { recordFields } from '../shared';

export const crmArchivedPerson = {
  name: 'crm.archived-person',
  path: 'crm/archived-people',
  label: {
    one: { fr: 'Prospect archivé', en: 'Archived prospect' },
    many: { fr: 'Prospects archivés', en: 'Archived prospects' },
  },
  title: ['title'],
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  searchable: true,
  vault: false,
  fields: {
    ...recordFields,
    title: {
      kind: 'text',
      label: { fr: 'Nom', en: 'Name' },
      required: true,
      readOnly: true,
      sortable: true,
      filterable: false,
      max: 400,
    },
    contactId: {
      kind: 'id',
      label: { fr: 'Contact', en: 'Contact' },
      required: false,
      readOnly: true,
      sortable: false,
      filterable: false,
      to: 'crm.contact',
    },
    leadId: {
      kind: 'id',
      label: { fr: 'Piste', en: 'Lead' },
      required: false,
      readOnly: true,
      sortable: false,
      filterable: false,
      to: 'crm.lead',
    },
    reason: {
      kind: 'text',
      label: { fr: 'Motif', en: 'Reason' },
      required: true,
      readOnly: true,
      sortable: false,
      filterable: false,
      max: 1000,
      format: 'multiline',
    },
    keptUntil: {
      kind: 'date',
      label: { fr: 'Archivé jusqu’au', en: 'Archived until' },
      required: true,
      readOnly: true,
      sortable: true,
      filterable: false,
    },
  },
} as const satisfies RecordMeta;
