import type { RouteObject } from 'react-router-dom';
import { CancelledIcon, FunnelIcon, HowToRegIcon, LetterIcon, MailIcon, PersonOffIcon } from '@/kit/icons';
import { guarded } from '../guarded';
import { isCompany, type MenuEntry } from '../module';

export const crmSettings: readonly MenuEntry[] = [
  {
    to: '/settings/pipelines',
    label: 'crm.pipeline.menu',
    icon: FunnelIcon,
    rights: ['crm.stage.update', 'crm.pipeline.update', 'crm.lost-reason.update'],
    when: isCompany,
  },
  {
    to: '/settings/suppressions',
    label: 'crm.suppression.menu',
    icon: CancelledIcon,
    rights: ['crm.suppression.manage'],
    when: isCompany,
  },
  {
    to: '/settings/retention',
    label: 'crm.retention.menu',
    icon: PersonOffIcon,
    rights: ['crm.retention-case.read'],
    when: isCompany,
  },
  {
    to: '/crm/rights-requests',
    label: 'crm.rights-request.menu',
    icon: HowToRegIcon,
    rights: ['crm.rights-request.read'],
    when: isCompany,
  },
  {
    to: '/settings/campaigns',
    label: 'crm.campaign.settings.menu',
    icon: MailIcon,
    rights: ['crm.campaign-settings.update'],
    when: isCompany,
  },
  {
    to: '/crm/mail-templates',
    label: 'crm.mail-template.menu',
    icon: LetterIcon,
    rights: ['crm.mail-template.read'],
    when: isCompany,
  },
];

export const crmSettingsRoutes: readonly RouteObject[] = [
  {
    path: 'settings/pipelines',
    lazy: async () => {
      const { Pipelines } = await import('./pipelines/pipelines');
      return { Component: guarded(Pipelines, 'crm.pipeline.read') };
    },
  },
  {
    path: 'settings/suppressions',
    lazy: async () => {
      const { Suppressions } = await import('./consent/suppressions');
      return { Component: guarded(Suppressions, 'crm.suppression.manage') };
    },
  },
  {
    path: 'settings/retention',
    lazy: async () => {
      const { Retention } = await import('./retention/retention');
      return { Component: guarded(Retention, 'crm.retention-case.read') };
    },
  },
  {
    path: 'settings/campaigns',
    lazy: async () => {
      const { CampaignSettings } = await import('./campaigns/campaign-settings');
      return { Component: guarded(CampaignSettings, 'crm.campaign-settings.update') };
    },
  },
];
