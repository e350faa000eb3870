import { type Text, text } from '#kernel';
import type { PermissionDefinition } from './permissions.js';

const permission = (name: string, label: Text): PermissionDefinition => ({
  name: `identity.${name}`,
  label,
  module: 'identity',
  vault: false,
  scoped: false,
});

/** The rights over users, roles, teams and the trail. */
export const identityPermissions: readonly PermissionDefinition[] = [
  permission('user.read', text('Utilisateurs : voir', 'Users: see')),
  permission('user.create', text('Utilisateurs : inviter', 'Users: invite')),
  permission(
    'user.update',
    text('Utilisateurs : modifier, désactiver, déconnecter', 'Users: change, deactivate, sign out'),
  ),
  permission('role.read', text('Rôles : voir', 'Roles: see')),
  permission('role.create', text('Rôles : créer', 'Roles: create')),
  permission('role.update', text('Rôles : modifier', 'Roles: change')),
  permission('role.delete', text('Rôles : supprimer', 'Roles: remove')),
  permission('role.export', text('Rôles : exporter', 'Roles: export')),
  permission('team.read', text('Équipes : voir', 'Teams: see')),
  permission('team.create', text('Équipes : créer', 'Teams: create')),
  permission('team.update', text('Équipes : modifier', 'Teams: change')),
  permission('team.delete', text('Équipes : supprimer', 'Teams: remove')),
  permission('team.export', text('Équipes : exporter', 'Teams: export')),
  permission(
    'hr-referent.manage',
    text('Référents RH : nommer et révoquer', 'HR referents: name and revoke'),
  ),
  permission('audit.read', text('Journal d’audit : voir et vérifier', 'Audit trail: see and verify')),
];
