import { crmContact } from '@/api/generated/records/crm/contact';
import { PersonIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';
import { emailWithMark, phoneWithMark } from '../consent/reach-marks';
import { DuplicateNotice } from '../duplicates/duplicate-notice';

export const contacts = defineRecord({
  meta: crmContact,
  icon: PersonIcon,
  subtitle: ({ jobTitle, city }) => [jobTitle, city].filter(Boolean).join(' · '),
  formNotice: DuplicateNotice,
  fields: {
    lastName: { width: 220 },
    email: { display: emailWithMark },
    phone: { display: phoneWithMark },
    city: { width: 170 },
    emails: { wide: true },
    phones: { wide: true },
    addresses: { wide: true },
    notes: { wide: true },
  },
});
