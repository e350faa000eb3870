/** The newest version of each record that an answer of the server has already brought to the screen. */
const shown = new Map<string, number>();
/** More than anybody does between two messages of the server. */
const most = 100;

const keyOf = (resource: string, id: string) => `${resource} ${id}`;

/** Says that what a user has done is on the screen: hearing of it is no reason to read it again. */
export function noteShown(resource: string, id: string, version: number): void {
  const key = keyOf(resource, id);
  shown.delete(key);
  shown.set(key, version);
  if (shown.size > most) shown.delete(shown.keys().next().value as string);
}

/** Whether the screen already shows what a message of the server tells. */
export function isShown(change: { resource: string; id: string | null; version: number | null }): boolean {
  const { resource, id, version } = change;
  if (id === null || version === null) return false;
  return version <= (shown.get(keyOf(resource, id)) ?? -1);
}
