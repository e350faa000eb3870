import { placeOf } from './custom/custom-sql.js';
import type { ListQuery } from './list-query.js';
import type { RecordType } from './record-type.js';

/** All columns of a record that clients may see, under the names of its fields, the key first. */
export const columnList = (type: Pick<RecordType, 'fields' | 'customFields'>): string =>
  [
    '"id"',
    ...type.fields.map(({ column, name }) => (column === name ? `"${name}"` : `"${column}" AS "${name}"`)),
    ...(type.customFields ? ['"custom"'] : []),
  ].join(', ');

/** The id makes the order total: without it a record may show on two pages, or on none. */
export const orderBy = ({ sort, order }: ListQuery): string =>
  ` ORDER BY ${placeOf(sort)} ${order}, "id" ${order}`;

/**
 * One page of a list and, when it is counted, the number of all its rows, by one statement: each row ends with that
 * number.
 * @param from columns and table; `where` may be empty.
 */
export function pageStatement(
  { columns, table }: { columns: string; table: string },
  where: string,
  query: ListQuery,
  counted = true,
): string {
  const page = `${orderBy(query)} LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}`;
  // So does what lies in the values of a record: of those the planner knows nothing.
  const isSearch =
    query.search.length > 0 ||
    query.filters.some(({ field, operator }) => operator === 'holds' || field.custom !== undefined);
  if (!isSearch) {
    const total = counted ? `, (SELECT count(*) FROM ${table}${where})` : '';
    return `SELECT ${columns}${total} FROM ${table}${where}${page}`;
  }
  // Seen as a plain LIMIT, a search tempts the planner to walk the table in the list's order until it has seen enough
  // matches; a rare word then reads every row. What matches is therefore found first, once for the count and the page.
  // A row's place is good for the length of this one statement, and costs less to go to than its key.
  const key = query.sort.column === 'id' ? '"id"' : `"id", "${query.sort.column}"`;
  const matches = `SELECT ctid AS place, ${key} FROM ${table}${where}`;
  const rows = (found: string) =>
    `FROM ${table} WHERE ctid = ANY (ARRAY(SELECT place FROM ${found}${page}))${orderBy(query)}`;
  // OFFSET 0 keeps the planner out; what is read once needs no place of its own.
  if (!counted) return `SELECT ${columns} ${rows(`(${matches} OFFSET 0) found`)}`;
  return `WITH found AS MATERIALIZED (${matches}) SELECT ${columns}, (SELECT count(*) FROM found) ${rows('found')}`;
}

/** Makes records of the rows of `pageStatement`, apart from their count; that is undefined when there is none. */
export function readPage<Item extends object>(
  names: readonly string[],
  rows: readonly unknown[][],
): { items: Item[]; total: number | undefined } {
  const items = rows.map((row) => {
    const item: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) item[names[index] as string] = row[index];
    return item as Item;
  });
  return { items, total: rows[0]?.[names.length] as number | undefined };
}
