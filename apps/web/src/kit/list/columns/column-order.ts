/** The same names, one of them at another place; unknown names and places change nothing. */
export function movedTo(names: readonly string[], name: string, place: number): readonly string[] {
  if (!names.includes(name) || place < 0 || place >= names.length) return names;
  const others = names.filter((each) => each !== name);
  return [...others.slice(0, place), name, ...others.slice(place)];
}
