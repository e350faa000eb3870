import {
  BackupIcon,
  CancelledIcon,
  DomainIcon,
  FieldsIcon,
  FunnelIcon,
  HowToRegIcon,
  LetterIcon,
  MailIcon,
  PersonOffIcon,
  RestoreIcon,
  TagIcon,
  UploadIcon,
} from '@/kit/icons';
import { inspectionRoutes } from '../backup/routes';
import { guarded } from '../guarded';
import { type MenuEntry, type ModuleScreens, recordRoutes } from '../module';
import { clientRequests } from './client-requests/client-request.record';

/** The operators' console has no records of its own to fill or to bring back. */
const isCompany: MenuEntry['when'] = ({ modules }) => !modules.includes('operations');

export const settings: ModuleScreens = {
  name: 'settings',
  label: 'settings.title',
  menu: [
    {
      to: '/settings/company',
      label: 'settings.company',
      icon: DomainIcon,
      rights: ['workspace.company.update'],
    },
    {
      to: '/settings/pipelines',
      label: 'crm.pipeline.menu',
      icon: FunnelIcon,
      rights: ['crm.stage.update', 'crm.pipeline.update', 'crm.lost-reason.update'],
      when: isCompany,
    },
    {
      to: '/settings/tags',
      label: 'settings.tags',
      icon: TagIcon,
      rights: ['workspace.tag.update'],
      when: isCompany,
    },
    {
      to: '/settings/custom-fields',
      label: 'settings.customFields',
      icon: FieldsIcon,
      rights: ['workspace.custom-fields.update'],
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
      to: '/workspace/client-requests',
      label: 'workspace.client-request.title',
      icon: clientRequests.icon,
      rights: ['workspace.client-request.update'],
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
    {
      to: '/settings/mail',
      label: 'workspace.mailSettings.menu',
      icon: MailIcon,
      rights: ['workspace.mail-settings.update'],
      when: isCompany,
    },
    {
      to: '/settings/imports',
      label: 'settings.imports',
      icon: UploadIcon,
      rights: ['integrations.import.read'],
      when: isCompany,
    },
    {
      to: '/settings/backups',
      label: 'settings.backups',
      icon: BackupIcon,
      rights: ['backup.run.read'],
      when: isCompany,
    },
    {
      to: '/operations/backups',
      label: 'backupWatch.title',
      icon: BackupIcon,
      rights: ['operations.backup.read'],
    },
    {
      to: '/operations/restore-requests',
      label: 'backups.desk.title',
      icon: RestoreIcon,
      rights: ['operations.restore-request.read'],
    },
  ],
  routes: [
    ...recordRoutes(clientRequests, {
      list: () =>
        import('./client-requests/client-request-list').then(({ ClientRequestList }) => ClientRequestList),
      form: () =>
        import('./client-requests/client-request-form').then(({ ClientRequestForm }) => ClientRequestForm),
      page: () =>
        import('./client-requests/client-request-page').then(({ ClientRequestPage }) => ClientRequestPage),
    }),
    {
      path: 'settings/company',
      lazy: async () => ({ Component: (await import('./company/company-settings')).CompanySettings }),
    },
    {
      path: 'settings/pipelines',
      lazy: async () => {
        const { Pipelines } = await import('../crm/pipelines/pipelines');
        return { Component: guarded(Pipelines, 'crm.pipeline.read') };
      },
    },
    {
      path: 'settings/tags',
      lazy: async () => {
        const { TagSettings } = await import('./tags/tag-settings');
        return { Component: guarded(TagSettings, 'workspace.tag.read') };
      },
    },
    {
      path: 'settings/custom-fields',
      lazy: async () => {
        const { CustomFieldSettings } = await import('./custom-fields/custom-field-settings');
        return { Component: guarded(CustomFieldSettings, 'workspace.custom-fields.update') };
      },
    },
    {
      path: 'settings/suppressions',
      lazy: async () => {
        const { Suppressions } = await import('../crm/consent/suppressions');
        return { Component: guarded(Suppressions, 'crm.suppression.manage') };
      },
    },
    {
      path: 'settings/retention',
      lazy: async () => {
        const { Retention } = await import('../crm/retention/retention');
        return { Component: guarded(Retention, 'crm.retention-case.read') };
      },
    },
    {
      path: 'settings/campaigns',
      lazy: async () => {
        const { CampaignSettings } = await import('../crm/campaigns/campaign-settings');
        return { Component: guarded(CampaignSettings, 'crm.campaign-settings.update') };
      },
    },
    {
      path: 'settings/mail',
      lazy: async () => {
        const { MailSettingsPage } = await import('./mail/mail-settings-page');
        return { Component: guarded(MailSettingsPage, 'workspace.mail-settings.update') };
      },
    },
    {
      path: 'settings/imports',
      lazy: async () => ({ Component: (await import('../integrations')).ImportList }),
    },
    {
      path: 'settings/imports/new',
      lazy: async () => ({ Component: (await import('../integrations')).ImportWizard }),
    },
    {
      path: 'settings/imports/:id',
      lazy: async () => ({ Component: (await import('../integrations')).ImportPage }),
    },
    { path: 'settings/backups', lazy: async () => ({ Component: (await import('../backup')).Backups }) },
    ...inspectionRoutes,
    {
      path: 'operations/backups',
      lazy: async () => {
        const { BackupWatch } = await import('../backup');
        return { Component: guarded(BackupWatch, 'operations.backup.read') };
      },
    },
    {
      path: 'operations/restore-requests',
      lazy: async () => ({ Component: (await import('../backup')).RestoreDesk }),
    },
  ],
};
