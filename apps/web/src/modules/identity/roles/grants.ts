import type { Reach } from '@/api/session';

/** The rights of a role, and how far each reaches. */
export type Grants = Readonly<Record<string, Reach>>;

/** What is changed and not saved yet: by role, by right; null takes the right away. */
export type Changes = Readonly<Record<string, Readonly<Record<string, Reach | null>>>>;

/** In a role's rights: every right but those of HR data. Only the administrator's role has it. */
export const everything = '*';

interface Role {
  readonly id: string;
  readonly permissions: Grants;
}

interface Right {
  readonly name: string;
  readonly vault: boolean;
}

/** How far a right reaches in a role as it is stored; null where the role lacks it. */
export const storedReach = (
  { permissions }: Pick<Role, 'permissions'>,
  { name, vault }: Right,
): Reach | null => (vault ? null : (permissions[name] ?? permissions[everything] ?? null));

/** How far a right reaches once the changes are saved. */
export function reachIn(role: Role, right: Right, changes: Changes): Reach | null {
  const changed = changes[role.id]?.[right.name];
  return changed === undefined ? storedReach(role, right) : changed;
}

/** The changes with one more; what comes back to what is stored is no change. */
export function withChange(changes: Changes, role: Role, right: Right, reach: Reach | null): Changes {
  const { [right.name]: _, ...others } = changes[role.id] ?? {};
  const own = storedReach(role, right) === reach ? others : { ...others, [right.name]: reach };
  const { [role.id]: __, ...roles } = changes;
  return Object.keys(own).length > 0 ? { ...roles, [role.id]: own } : roles;
}

export const countChanges = (changes: Changes): number =>
  Object.values(changes).reduce((count, rights) => count + Object.keys(rights).length, 0);

/** The rights of a role once its changes are saved: what is sent. */
export function changedGrants({ id, permissions }: Role, changes: Changes): Grants {
  const all = { ...permissions, ...changes[id] };
  return Object.fromEntries(Object.entries(all).filter((each): each is [string, Reach] => each[1] !== null));
}

/** The rights that a copy of a role begins with: each by its name, and none of HR data. */
export function copiedGrants(role: Pick<Role, 'permissions'>, rights: readonly Right[]): Grants {
  const held = rights.map((right) => [right.name, storedReach(role, right)] as const);
  return Object.fromEntries(held.filter((each): each is [string, Reach] => each[1] !== null));
}
