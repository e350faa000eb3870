import { crmCampaign } from '@/api/generated/records/crm/campaign';
import { MailIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const campaigns = defineRecord({
  meta: crmCampaign,
  icon: MailIcon,
  createLabel: 'crm.campaign.create',
  quickCreate: false,
  fields: {
    name: { width: 260 },
    segmentId: { width: 180 },
    subject: { width: 260 },
    state: {
      width: 140,
      tones: {
        draft: 'neutral',
        tested: 'info',
        scheduled: 'primary',
        sending: 'warning',
        paused: 'warning',
        done: 'success',
        stopped: 'danger',
      },
    },
    scheduledAt: { width: 170 },
    recipientCount: { width: 120 },
    sentCount: { width: 100 },
    bouncedCount: { width: 100 },
    unsubscribedCount: { width: 120 },
    replyTo: { help: 'crm.campaign.replyToHelp' },
    theme: { help: 'crm.campaign.themeHelp' },
    ratePerMinute: { help: 'crm.campaign.rateHelp' },
    trackOpens: { help: 'crm.campaign.trackOpensHelp' },
  },
});
