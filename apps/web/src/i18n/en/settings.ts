import type { settings as fr } from '../fr/settings';
import type { Texts } from '../texts';

export const settings: Texts<typeof fr> = {
  title: 'Settings',
  company: 'Company',
  users: 'Users',
  teams: 'Teams',
  roles: 'Roles',
  tags: 'Tags',
  customFields: 'Custom fields',
  imports: 'Imports',
  audit: 'Audit trail',
  backups: 'Backups',
};
