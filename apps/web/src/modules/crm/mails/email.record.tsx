import { lazy } from 'react';
import { crmEmail } from '@/api/generated/records/crm/email';
import { MailIcon } from '@/kit/icons';
import { defineEntry } from '@/kit/page/timeline/entry-screens';
import { type AnyRecord, defineRecord } from '@/kit/records/define-record';
import { PartyNames } from './party-names';

export const emails = defineRecord({
  meta: crmEmail,
  icon: MailIcon,
  createLabel: 'crm.email.write',
  duplicable: false,
  quickCreate: false,
  subtitle: (email: AnyRecord) => String(email['fromName'] ?? email['fromAddress'] ?? ''),
  fields: {
    subject: { width: 300 },
    state: {
      width: 120,
      tones: { queued: 'info', sent: 'success', failed: 'danger', received: 'primary' },
    },
    direction: { width: 100 },
    visibility: { width: 120, tones: { private: 'warning' } },
    fromName: { width: 180 },
    recipients: { width: 220, display: (value) => <PartyNames value={value} /> },
    copies: { display: (value) => <PartyNames value={value} /> },
    text: { wide: true },
    failure: { wide: true },
  },
});

defineEntry(crmEmail.name, {
  icon: MailIcon,
  did: ({ facts }) =>
    `crm.email.did.${facts['direction'] === 'in' ? 'received' : (facts['state'] ?? 'sent')}`,
  Body: lazy(() => import('./email-entry').then((file) => ({ default: file.EmailEntry }))),
});
