import { TableError } from './table-error.js';

/**
 * Checks the names of a header; blanks around a name are no part of it.
 * @param line where the header is; undefined for names that the caller gave
 * @throws TableError header-…
 */
export function checkedColumns(names: string[], line?: number): string[] {
  const where = line ? { fr: `Ligne ${line} : `, en: `Line ${line}: ` } : { fr: '', en: '' };
  const columns = names.map((name) => name.trim());
  const seen = new Map<string, number>();
  for (const [at, name] of columns.entries()) {
    if (name === '') {
      throw new TableError('header-empty-name', {
        fr: `${where.fr}la colonne ${at + 1} de l’en-tête n’a pas de nom.`,
        en: `${where.en}column ${at + 1} of the header has no name.`,
      });
    }
    const before = seen.get(name);
    if (before !== undefined) {
      throw new TableError('header-duplicate-name', {
        fr: `${where.fr}les colonnes ${before + 1} et ${at + 1} ont le même nom « ${name} ».`,
        en: `${where.en}columns ${before + 1} and ${at + 1} have the same name "${name}".`,
      });
    }
    if (name === '__proto__') {
      throw new TableError('header-reserved-name', {
        fr: `${where.fr}« ${name} » ne peut pas nommer une colonne.`,
        en: `${where.en}"${name}" cannot name a column.`,
      });
    }
    seen.set(name, at);
  }
  return columns;
}
