import type { Target } from '../../data/types';
import { fieldOf } from './mapping-values';

type Chosen = readonly (string | null | undefined)[];

/** What no column gives yet, by its label: required fields, and groups of fields of which one is needed. */
export function missingFields({ fields, needs }: Target, chosen: Chosen): string[] {
  const isChosen = (name: string) => chosen.includes(name);
  const alone = fields.filter(({ name, required }) => required && !isChosen(name));
  const groups = needs.filter((names) => !names.some(isChosen));
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? name;
  return [...alone.map(({ label }) => label), ...groups.map((names) => names.map(labelOf).join(' / '))];
}

/** Columns whose field an earlier column has already, by their places in the file. */
export function duplicateColumns(target: Target, chosen: Chosen): ReadonlySet<number> {
  const taken = new Set<string>();
  const found = new Set<number>();
  for (const [at, name] of chosen.entries()) {
    const field = fieldOf(target, name ?? null);
    if (!field) continue;
    if (taken.has(field.name)) found.add(at);
    taken.add(field.name);
  }
  return found;
}

/** The ways to tell records that the mapped columns allow. */
export const usableMatches = ({ matches }: Target, chosen: Chosen): Target['matches'] =>
  matches.filter(({ fields }) => fields.every((either) => either.some((name) => chosen.includes(name))));
