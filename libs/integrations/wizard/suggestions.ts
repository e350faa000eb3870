import { folded } from '#kernel';
import type { AnalysedColumn } from '../uploads/upload-analysis.js';
import type { TargetField } from './target-fields.js';
import { columnWords, partWords } from './words.js';

export { folded } from '#kernel';

const typedFields: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'emails.work.address', 'personalEmail'],
  phone: ['phone', 'phones.work.number', 'personalPhone'],
  siren: ['siren', 'company.siren'],
  siret: ['siret'],
  url: ['website'],
};

/**
 * Which column may be which field of a target: first by its whole name, then by words in it, then by what its values
 * look like. A column and a field are each used once.
 */
export function suggest(
  target: string,
  fields: readonly TargetField[],
  columns: readonly AnalysedColumn[],
  by: 'names' | 'everything' = 'everything',
): Map<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (column: string, field: string): void => {
    found.set(column, field);
    taken.add(field);
    // One column names a company: two could disagree.
    if (field.startsWith('company.'))
      for (const { name } of fields) if (name.startsWith('company.')) taken.add(name);
  };
  const words = fields.map(({ name, label }) => ({
    name,
    words: new Set([
      ...(columnWords[target]?.[name] ?? []),
      ...(partWords[name] ?? []),
      ...[label.fr, label.en, name].map(folded),
    ]),
  }));
  for (const { name } of columns) {
    const field = words.find((each) => !taken.has(each.name) && each.words.has(folded(name)));
    if (field) pair(name, field.name);
  }
  if (by === 'names') return found;
  for (const { name } of columns) {
    if (found.has(name)) continue;
    const field = longestWithin(folded(name), words, taken);
    if (field) pair(name, field);
  }
  for (const { name, guessedType } of columns) {
    if (found.has(name)) continue;
    const field = typedFields[guessedType]?.find(
      (each) => !taken.has(each) && fields.some((one) => one.name === each),
    );
    if (field) pair(name, field);
  }
  return found;
}

/** The field with the longest word that stands within a column's name; short words mean too many things. */
function longestWithin(
  column: string,
  fields: readonly { name: string; words: ReadonlySet<string> }[],
  taken: ReadonlySet<string>,
): string | undefined {
  let best: { name: string; length: number } | undefined;
  for (const { name, words } of fields) {
    if (taken.has(name)) continue;
    for (const word of words)
      if (word.length >= 5 && word.length > (best?.length ?? 0) && ` ${column} `.includes(` ${word} `))
        best = { name, length: word.length };
  }
  return best?.name;
}
