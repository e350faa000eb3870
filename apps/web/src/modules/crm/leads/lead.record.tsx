import { crmLead } from '@/api/generated/records/crm/lead';
import { formatPhone } from '@/kit/fields/format-phone';
import { LeadIcon } from '@/kit/icons';
import { type AnyRecord, defineRecord } from '@/kit/records/define-record';
import { DuplicateNotice } from '../duplicates/duplicate-notice';
import { FirstResponse } from './first-response';
import { waitOf } from './lead-course';

const readable = (value: unknown): string => (typeof value === 'string' ? formatPhone(value) : '');

/** Somebody may be known by no more than a number: it is written as phones are. */
const titleOf = ({ title }: AnyRecord): string => readable(title);

export const leads = defineRecord({
  meta: crmLead,
  icon: LeadIcon,
  affects: ['crm/today'],
  title: titleOf,
  subtitle: (lead) =>
    [readable(lead['phone']), lead['email'], lead['city']]
      .filter((each) => each && each !== titleOf(lead))
      .join(' · '),
  phoneMark: (lead) => (waitOf(lead, new Date()) === 'overdue' ? <FirstResponse lead={lead} /> : undefined),
  formNotice: DuplicateNotice,
  quick: {
    fields: ['companyName', 'firstName', 'lastName', 'phone', 'email', 'channel'],
    name: ['firstName', 'lastName'],
  },
  fields: {
    title: { width: 260 },
    state: {
      width: 130,
      tones: {
        new: 'info',
        assigned: 'primary',
        contacted: 'primary',
        qualified: 'success',
        converted: 'success',
        recycled: 'warning',
      },
    },
    channel: { width: 150 },
    score: { width: 90 },
    city: { width: 150 },
    firstResponseDueAt: { width: 200, display: (_, record) => <FirstResponse lead={record} /> },
    provider: { help: 'crm.lead.providerHelp' },
    consent: { help: 'crm.lead.consentHelp', wide: true },
    addresses: { wide: true },
    need: { wide: true },
  },
});
