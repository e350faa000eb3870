import { FactCheckIcon, ShieldIcon } from '@/kit/icons';
import { type ModuleScreens, recordRoutes } from '../module';
import { teams } from './teams/team.record';
import { users } from './users/user.record';

export const identity: ModuleScreens = {
  name: 'identity',
  label: 'identity.title',
  menu: [
    { to: '/identity/users', label: 'settings.users', icon: users.icon, rights: ['identity.user.read'] },
    { to: '/identity/teams', label: 'settings.teams', icon: teams.icon, rights: ['identity.team.read'] },
    { to: '/identity/roles', label: 'settings.roles', icon: ShieldIcon, rights: ['identity.role.read'] },
    { to: '/settings/audit', label: 'settings.audit', icon: FactCheckIcon, rights: ['identity.audit.read'] },
  ],
  routes: [
    { path: 'account', lazy: async () => ({ Component: (await import('./account')).Account }) },
    ...recordRoutes(users, {
      list: async () => (await import('./users/user-list')).UserList,
      form: async () => (await import('./users/user-form')).UserForm,
      page: async () => (await import('./users/user-page')).UserPage,
    }),
    ...recordRoutes(teams, {
      list: async () => (await import('./teams/team-list')).TeamList,
      form: async () => (await import('./teams/team-form')).TeamForm,
      page: async () => (await import('./teams/team-page')).TeamPage,
    }),
    // One route: a role in the address is the one that is looked at, on the same page.
    { path: 'identity/roles/:id?', lazy: async () => ({ Component: (await import('./roles/roles')).Roles }) },
    {
      path: 'settings/audit',
      lazy: async () => ({ Component: (await import('./audit/audit-trail')).AuditTrail }),
    },
  ],
};
