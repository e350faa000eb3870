import type { ListQuery } from './list-query.js';
import { orderBy } from './page-statement.js';
import type { RecordType } from './record-type.js';

/** Kinds whose values are texts for the driver: others are no part of a name (`RecordType.titleOf`). */
const wordless: ReadonlySet<string> = new Set(['integer', 'boolean', 'instant', 'list', 'tags']);

/**
 * Most records of a kind that are looked at: of a word that so many have, nobody reads the first six; they type another.
 */
export const mostMatches = 100;

/** The fields that name a record of a kind to people, once each. */
export const namingFields = (type: RecordType): string[] =>
  [...new Set([...type.title, ...type.subtitle])].filter((name) => !wordless.has(type.field(name).kind));

/**
 * The first records of one kind that match some words, as a part of a statement over several kinds: which kind by its
 * place among them, the record's id, how many match (`mostMatches`: so many at least), and what names it, in `width`
 * columns. Planning such a statement costs more than running it, so each part is as plain as it can be.
 */
export function matchesStatement(
  type: RecordType,
  place: number,
  where: string,
  query: ListQuery,
  width: number,
): string {
  const columns = namingFields(type).map((name) => `"${type.field(name).column}"`);
  const names = columns.map((column) => `${column}::text`);
  const shown = [...names, ...new Array<string>(width - names.length).fill('NULL')].join(', ');
  const read = [...new Set(['"id"', `"${query.sort.column}"`, ...columns])].join(', ');
  return `(SELECT ${place} AS kind, "id", count(*) OVER () AS total, ${shown}
    FROM (SELECT ${read} FROM "${type.table}"${where} LIMIT ${mostMatches}) found${orderBy(query)} LIMIT ${query.perPage})`;
}
