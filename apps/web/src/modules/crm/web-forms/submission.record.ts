import { crmWebFormSubmission } from '@/api/generated/records/crm/web-form-submission';
import { defineRecord } from '@/kit';
import { FormIcon } from '@/kit/icons';

export const submissions = defineRecord({
  meta: crmWebFormSubmission,
  icon: FormIcon,
  affects: ['crm/leads', 'crm/web-forms'],
  listOnly: true,
  companions: false,
  fields: {
    state: {
      tones: { received: 'success', 'pending-confirmation': 'info', confirmed: 'success', spam: 'danger' },
    },
  },
});
