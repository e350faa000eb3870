import type { Target, TargetField } from '../../data/types';
import { fieldOf } from './mapping-values';

type Chosen = readonly (string | null | undefined)[];

/** Required fields that no column has yet. */
export const missingFields = (target: Target, chosen: Chosen): TargetField[] =>
  target.fields.filter(({ name, required }) => required && !chosen.includes(name));

/** Where a field's value goes: several ways to name one record are one place. */
function placeOf(field: TargetField): string {
  return field.type === 'reference' ? `reference ${field.name.split('.', 1)[0]}` : field.name;
}

/** Columns whose field an earlier column has already, by their places in the file. */
export function duplicateColumns(target: Target, chosen: Chosen): ReadonlySet<number> {
  const taken = new Set<string>();
  const found = new Set<number>();
  for (const [at, name] of chosen.entries()) {
    const field = fieldOf(target, name ?? null);
    if (!field) continue;
    if (taken.has(placeOf(field))) found.add(at);
    taken.add(placeOf(field));
  }
  return found;
}

/** The ways to tell records that the mapped columns allow. */
export const usableMatches = ({ matches }: Target, chosen: Chosen): Target['matches'] =>
  matches.filter(({ fields }) => fields.every((either) => either.some((name) => chosen.includes(name))));
