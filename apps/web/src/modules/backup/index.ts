import { BackupIcon, RestoreIcon } from '@/kit/icons';
import { guarded } from '../guarded';
import { isCompany, type ModuleScreens } from '../module';
import { inspectionRoutes } from './inspections/routes';

export const backup: ModuleScreens = {
  name: 'backup',
  label: 'settings.backups',
  menu: [],
  settings: [
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
    { path: 'settings/backups', lazy: async () => ({ Component: (await import('./backups')).Backups }) },
    ...inspectionRoutes,
    {
      path: 'settings/backups/erasures/:resource/:recordId',
      lazy: async () => {
        const { ErasePage } = await import('./erasures/erase-page');
        return { Component: guarded(ErasePage, 'backup.erasure.create') };
      },
    },
    {
      path: 'operations/backups',
      lazy: async () => {
        const { BackupWatch } = await import('./watch/backup-watch');
        return { Component: guarded(BackupWatch, 'operations.backup.read') };
      },
    },
    {
      path: 'operations/restore-requests',
      lazy: async () => ({ Component: (await import('./desk/restore-desk')).RestoreDesk }),
    },
  ],
};
