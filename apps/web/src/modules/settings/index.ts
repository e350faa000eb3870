import { BackupIcon, DomainIcon, FunnelIcon, RestoreIcon, UploadIcon } from '@/kit/icons';
import { guarded } from '../guarded';
import type { MenuEntry, ModuleScreens } from '../module';

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
      to: '/operations/restore-requests',
      label: 'backups.desk.title',
      icon: RestoreIcon,
      rights: ['operations.restore-request.read'],
    },
  ],
  routes: [
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
    {
      path: 'operations/restore-requests',
      lazy: async () => ({ Component: (await import('../backup')).RestoreDesk }),
    },
  ],
};
