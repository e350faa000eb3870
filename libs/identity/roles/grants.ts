import type { FieldError } from '#kernel';
import { text } from '#kernel';
import type { Reach } from '#runtime';
import type { PermissionDefinition } from '../permissions.js';

export type Grants = Readonly<Record<string, Reach>>;

const rank: Record<Reach, number> = { own: 1, team: 2, all: 3 };
const rankOf = (reach: Reach | undefined): number => (reach ? rank[reach] : 0);
const mostGrants = 2_000;

/** Whether an untrusted value has the shape of a role's rights. */
export function isGrantMap(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const reaches = Object.values(value);
  return (
    reaches.length <= mostGrants &&
    reaches.every((reach) => typeof reach === 'string' && Object.hasOwn(rank, reach))
  );
}

/** The rights of `wanted` that are more than what is held: absent, or reaching less far. */
export function beyond(wanted: Grants, held: (permission: string) => Reach | undefined): string[] {
  return Object.entries(wanted)
    .filter(([name, reach]) => rank[reach] > rankOf(held(name)))
    .map(([name]) => name);
}

/** What of `after` was not there before, or reached less far. */
export const raised = (before: Grants, after: Grants): Grants =>
  Object.fromEntries(Object.entries(after).filter(([name, reach]) => rank[reach] > rankOf(before[name])));

/** What a role may not hold: unknown rights, those of the vault, and a limited reach where there is no owner. */
export function checkGrants(
  grants: Grants,
  find: (name: string) => PermissionDefinition | undefined,
): FieldError[] {
  return Object.entries(grants).flatMap(([name, reach]): FieldError[] => {
    const field = `permissions.${name}`;
    const definition = find(name);
    if (!definition) {
      return [
        { field, code: 'unknown', message: text('Ce droit n’existe pas.', 'This right does not exist.') },
      ];
    }
    if (definition.vault) {
      const message = text(
        'Les données RH ne dépendent pas des rôles : nommez un référent RH.',
        'HR data do not depend on roles: name an HR referent.',
      );
      return [{ field, code: 'vault', message }];
    }
    if (!definition.scoped && reach !== 'all') {
      const message = text(
        'Ce droit ne se limite pas à des fiches : « all » est attendu.',
        'This right cannot be limited to some records: "all" is expected.',
      );
      return [{ field, code: 'not-scoped', message }];
    }
    return [];
  });
}
