import { crmCompany } from '@/api/generated/records/crm/company';
import { BusinessIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';
import { DuplicateNotice } from '../duplicates/duplicate-notice';

export const companies = defineRecord({
  meta: crmCompany,
  icon: BusinessIcon,
  subtitle: ({ postalCode, city }) => [postalCode, city].filter(Boolean).join(' '),
  formNotice: DuplicateNotice,
  fields: {
    name: { width: 280 },
    kind: {
      width: 150,
      tones: {
        prospect: 'info',
        customer: 'success',
        supplier: 'warning',
        subcontractor: 'warning',
        'principal-contractor': 'primary',
      },
    },
    city: { width: 170 },
    addresses: { wide: true },
    notes: { wide: true },
  },
});
