import { hrEmployee } from '@/api/generated/records/hr/employee';
import { BadgeIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const employees = defineRecord({
  meta: hrEmployee,
  icon: BadgeIcon,
  subtitle: ({ jobTitle }) => String(jobTitle ?? ''),
  fields: {
    lastName: { width: 200 },
    state: {
      width: 120,
      tones: {
        'pre-hired': 'info',
        active: 'success',
        suspended: 'warning',
        notice: 'warning',
        left: 'neutral',
      },
    },
    addresses: { wide: true },
    emergencyContacts: { wide: true },
    notes: { wide: true },
  },
});
