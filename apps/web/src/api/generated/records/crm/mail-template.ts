// Generated from the server's records by scripts/generate-api.mjs: change the server, not this file.
import type { RecordMeta } from '../../../record-meta';
import { businessFields } from '../shared';

export const crmMailTemplate = {
  name: 'crm.mail-template',
  path: 'crm/mail-templates',
  label: {
    one: { fr: 'Modèle d’e-mail', en: 'E-mail template' },
    many: { fr: 'Modèles d’e-mails', en: 'E-mail templates' },
  },
  title: ['name'],
  defaultSort: 'name',
  defaultOrder: 'asc',
  searchable: true,
  vault: false,
  ownerField: 'ownerId',
  fields: {
    ...businessFields,
    name: {
      kind: 'text',
      label: { fr: 'Nom', en: 'Name' },
      required: true,
      readOnly: false,
      sortable: true,
      filterable: true,
      max: 120,
    },
    subject: {
      kind: 'text',
      label: { fr: 'Objet', en: 'Subject' },
      required: true,
      readOnly: false,
      sortable: false,
      filterable: false,
      max: 500,
    },
    body: {
      kind: 'text',
      label: { fr: 'Texte', en: 'Text' },
      required: true,
      readOnly: false,
      sortable: false,
      filterable: false,
      max: 50000,
      format: 'multiline',
    },
    shared: {
      kind: 'boolean',
      label: { fr: 'Pour tous', en: 'For everybody' },
      required: false,
      readOnly: false,
      sortable: true,
      filterable: true,
      default: false,
    },
    ownerId: {
      kind: 'id',
      label: { fr: 'De qui', en: 'Whose' },
      required: false,
      readOnly: true,
      sortable: false,
      filterable: true,
      to: 'identity.user',
    },
  },
} as const satisfies RecordMeta;
