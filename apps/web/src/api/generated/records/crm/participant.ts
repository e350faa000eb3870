// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { businessFields } from '../shared';

export const crmParticipant = {
  name: 'crm.participant',
  path: 'crm/participants',
  label: { one: { fr: 'Participant', en: 'Participant' }, many: { fr: 'Participants', en: 'Participants' } },
  title: [],
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  searchable: false,
  vault: false,
  fields: {
    ...businessFields,
    opportunityId: {
      kind: 'id',
      label: { fr: 'Affaire', en: 'Opportunity' },
      required: true,
      readOnly: false,
      sortable: false,
      filterable: true,
      to: 'crm.opportunity',
    },
    contactId: {
      kind: 'id',
      label: { fr: 'Contact', en: 'Contact' },
      required: true,
      readOnly: false,
      sortable: false,
      filterable: true,
      to: 'crm.contact',
    },
    role: {
      kind: 'choice',
      label: { fr: 'Rôle', en: 'Role' },
      required: false,
      readOnly: false,
      sortable: true,
      filterable: true,
      choices: [
        'decision-maker',
        'owner',
        'buyer',
        'accounts-payable',
        'site-manager',
        'sales',
        'tenant',
        'other',
      ],
      default: 'other',
    },
    notes: {
      kind: 'text',
      label: { fr: 'Notes', en: 'Notes' },
      required: false,
      readOnly: false,
      sortable: false,
      filterable: false,
      max: 2000,
      format: 'multiline',
    },
  },
} as const satisfies RecordMeta;
