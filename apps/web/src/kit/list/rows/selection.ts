/** The most records that one action is done on. */
export const mostSelected = 500;

export type Selection = ReadonlySet<string>;

export function toggled(selection: Selection, id: string): Selection {
  const next = new Set(selection);
  if (!next.delete(id) && next.size < mostSelected) next.add(id);
  return next;
}

/** Selects, or lets go, the rows from one to another, whichever is above; rows that are not loaded are left out. */
export function withRange(
  selection: Selection,
  from: number,
  to: number,
  idAt: (index: number) => string | undefined,
  select: boolean,
): Selection {
  const next = new Set(selection);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const id = idAt(index);
    if (id === undefined) continue;
    if (!select) next.delete(id);
    else if (next.size < mostSelected) next.add(id);
  }
  return next;
}
