import { type Text, text } from '#kernel';
import type { Reach } from '#runtime';
import type { PermissionDefinition } from '../permissions.js';

export interface RoleTemplate {
  readonly key: string;
  readonly name: Text;
  readonly description: Text;
  /** The reach of a permission in this role, or undefined where the role lacks it. */
  readonly reachOf: (permission: PermissionDefinition) => Reach | undefined;
}

/** The role that holds every right but those of the vault, whatever its row says; it never changes. */
export const adminRoleKey = 'admin';

const isForAdmins = ({ module, adminOnly }: PermissionDefinition) =>
  module === 'identity' || module === 'operations' || adminOnly === true;
const actionOf = ({ name }: PermissionDefinition) => name.split('.').at(-1) ?? '';

/**
 * The roles an instance begins with; its admin copies one to make another. None of them holds a right of the HR
 * vault: HR referents are named in person.
 */
export const builtInRoles: readonly RoleTemplate[] = [
  {
    key: adminRoleKey,
    name: text('Administrateur', 'Administrator'),
    description: text(
      'Tous les droits, sauf les données RH qui sont réservées aux référents RH.',
      'Every right but HR data, which are kept for HR referents.',
    ),
    reachOf: () => 'all',
  },
  {
    key: 'manager',
    name: text('Responsable', 'Manager'),
    description: text(
      'Travaille sur toutes les fiches, exporte et importe.',
      'Works on all records, exports and imports.',
    ),
    reachOf: (permission) => (isForAdmins(permission) ? undefined : 'all'),
  },
  {
    key: 'member',
    name: text('Collaborateur', 'Member'),
    description: text(
      'Voit toutes les fiches, en crée, et modifie celles de son équipe.',
      'Sees all records, creates some, and changes those of their team.',
    ),
    reachOf: (permission) => {
      if (isForAdmins(permission)) return undefined;
      const action = actionOf(permission);
      if (action === 'read' || action === 'create') return 'all';
      if (action === 'delete') return permission.tie ? 'all' : undefined;
      return action === 'update' ? (permission.scoped ? 'team' : 'all') : undefined;
    },
  },
  {
    key: 'reader',
    name: text('Lecteur', 'Reader'),
    description: text('Voit les fiches sans les modifier.', 'Sees records without changing them.'),
    reachOf: (permission) =>
      !isForAdmins(permission) && actionOf(permission) === 'read' ? 'all' : undefined,
  },
];
