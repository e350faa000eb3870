import type { Role } from './use-roles';

/** Roles that come with the software stay as they are described: who wants others duplicates them. */
export const isLocked = ({ builtIn }: Pick<Role, 'builtIn'>): boolean => builtIn;
