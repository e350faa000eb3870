import type { settings as fr } from '../fr/settings';
import type { Texts } from '../texts';

export const settings: Texts<typeof fr> = {
  title: 'Settings',
  company: 'Company',
  users: 'Users',
  teams: 'Teams',
  roles: 'Roles',
  imports: 'Imports',
  audit: 'Audit trail',
  backups: 'Backups',
};
