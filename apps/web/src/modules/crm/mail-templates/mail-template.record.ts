import { crmMailTemplate } from '@/api/generated/records/crm/mail-template';
import { defineRecord } from '@/kit';
import { LetterIcon } from '@/kit/icons';

export const mailTemplates = defineRecord({
  meta: crmMailTemplate,
  icon: LetterIcon,
  quickCreate: false,
  companions: false,
  fields: {
    name: { width: 260 },
    subject: { width: 320, wide: true },
    body: { wide: true },
    shared: { help: 'crm.mail-template.sharedHelp' },
  },
});
