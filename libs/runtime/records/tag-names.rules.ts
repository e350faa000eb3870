/** The most tags of an instance: pages and inputs show them all. */
export const mostTagsOfInstance = 1000;
export const longestTagName = 50;

/** A name with single blanks. */
export const tidyName = (name: string): string => name.replace(/\s+/g, ' ').trim();

/** A name as names are compared: without case and accents; PostgreSQL's `b2o.fold` has the last word. */
export const foldedName = (name: string): string =>
  tidyName(name)
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Whether a text may be the name of a tag: commas and semicolons part tags in files. */
export const mayBeTagName = (name: string): boolean =>
  name.length > 0 && name.length <= longestTagName && !/[,;]/.test(name);

/** The names in a cell of a file, parted by commas, semicolons or lines; each once, as first written. */
export function tagNamesIn(cell: string): string[] {
  const names = cell
    .split(/[,;\n\r|]/)
    .map(tidyName)
    .filter(Boolean);
  const seen = new Set<string>();
  return names.filter((name) => {
    const isNew = !seen.has(foldedName(name));
    seen.add(foldedName(name));
    return isNew;
  });
}
