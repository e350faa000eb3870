import { crmWebForm } from '@/api/generated/records/crm/web-form';
import { defineRecord } from '@/kit';
import { FormIcon } from '@/kit/icons';

export const webForms = defineRecord({
  meta: crmWebForm,
  icon: FormIcon,
  quickCreate: false,
  fields: {
    name: { width: 260 },
    state: { width: 120, tones: { draft: 'neutral', open: 'success', closed: 'warning' } },
    source: { width: 180, help: 'crm.web-form.sourceHelp' },
    requestId: { width: 220, help: 'crm.web-form.requestHelp' },
    purpose: { wide: true, help: 'crm.web-form.purposeHelp' },
    notice: { wide: true, help: 'crm.web-form.noticeHelp' },
    consentText: { wide: true, help: 'crm.web-form.consentHelp' },
    thankYouText: { wide: true },
    thankYouUrl: { help: 'crm.web-form.thankYouUrlHelp' },
    sites: { wide: true, help: 'crm.web-form.sitesHelp' },
    submitLabel: { help: 'crm.web-form.submitHelp' },
  },
});
