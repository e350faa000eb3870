/** The key of a new role, from its name: lower case without accents, words joined by hyphens, and unique. */
export function roleKeyOf(name: string, isTaken: (key: string) => boolean): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const base = words || 'role';
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!isTaken(key)) return key;
  }
}
