import type { ListQuery } from './list-query.js';
import { orderBy } from './page-statement.js';
import type { RecordType } from './record-type.js';

/** Kinds whose values are texts for the driver: others are no part of a name (`RecordType.titleOf`). */
const wordless: ReadonlySet<string> = new Set(['integer', 'boolean', 'instant', 'list', 'tags']);

/** The fields that name a record of a kind to people, once each. */
export const namingFields = (type: RecordType): string[] =>
  [...new Set([...type.title, ...type.subtitle])].filter((name) => !wordless.has(type.field(name).kind));

/**
 * The first records of one kind that match some words, as a part of a statement over several kinds: which kind by its
 * place among them, the record's own place, its id, the number of all that match, and what names it, in `width` columns.
 */
export function matchesStatement(
  type: RecordType,
  place: number,
  where: string,
  query: ListQuery,
  width: number,
): string {
  const table = `"${type.table}"`;
  const names = namingFields(type).map((name) => `${table}."${type.field(name).column}"::text`);
  const shown = [...names, ...new Array<string>(width - names.length).fill('NULL')].join(', ');
  const key = query.sort.column === 'id' ? '"id"' : `"id", "${query.sort.column}"`;
  // As in a page of a list, what matches is found first: see pageStatement.
  return `(WITH found AS MATERIALIZED (SELECT ctid AS at, ${key} FROM ${table}${where})
    SELECT ${place} AS kind, first.place, ${table}."id", (SELECT count(*) FROM found) AS total, ${shown}
    FROM unnest(ARRAY(SELECT at FROM found${orderBy(query)} LIMIT ${query.perPage})) WITH ORDINALITY AS first(at, place)
    JOIN ${table} ON ${table}.ctid = first.at)`;
}
