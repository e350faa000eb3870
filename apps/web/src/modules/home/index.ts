import { HomeIcon } from '@/kit/icons';
import type { ModuleScreens } from '../module';

export const home: ModuleScreens = {
  name: 'home',
  label: 'app.home.title',
  menu: [{ to: '/', label: 'app.home.title', icon: HomeIcon, rights: [] }],
  routes: [{ index: true, lazy: async () => ({ Component: (await import('./home')).Home }) }],
};
