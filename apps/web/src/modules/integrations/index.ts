import { UploadIcon } from '@/kit/icons';
import { isCompany, type ModuleScreens } from '../module';

export const integrations: ModuleScreens = {
  name: 'integrations',
  label: 'settings.imports',
  menu: [],
  settings: [
    {
      to: '/settings/imports',
      label: 'settings.imports',
      icon: UploadIcon,
      rights: ['integrations.import.read'],
      when: isCompany,
    },
  ],
  routes: [
    {
      path: 'settings/imports',
      lazy: async () => ({ Component: (await import('./list/import-list')).ImportList }),
    },
    {
      path: 'settings/imports/new',
      lazy: async () => ({ Component: (await import('./wizard/import-wizard')).ImportWizard }),
    },
    {
      path: 'settings/imports/:id',
      lazy: async () => ({ Component: (await import('./report/import-page')).ImportPage }),
    },
  ],
};
