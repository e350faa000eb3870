import type { ListQuery } from './list-query.js';

/** The column that says, on each row of a page, how many rows the whole list has. No field can have this name. */
const totalColumn = '#total';

/** The id makes the order total: without it a record may show on two pages, or on none. */
export const orderBy = ({ sort, order }: ListQuery): string =>
  ` ORDER BY "${sort.column}" ${order}, "id" ${order}`;

/**
 * One page of a list and the number of all its rows, by one statement.
 * @param from columns and table; `where` may be empty.
 */
export function pageStatement(
  { columns, table }: { columns: string; table: string },
  where: string,
  query: ListQuery,
): string {
  const page = `${orderBy(query)} LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}`;
  if (query.search.length === 0) {
    const total = `(SELECT count(*) FROM ${table}${where}) AS "${totalColumn}"`;
    return `SELECT ${columns}, ${total} FROM ${table}${where}${page}`;
  }
  // Seen as a plain LIMIT, a search tempts the planner to walk the table in the list's order until it has seen enough
  // matches; a rare word then reads every row. What matches is therefore found first, once for the count and the page.
  // A row's place is good for the length of this one statement, and costs less to go to than its key.
  const key = query.sort.column === 'id' ? '"id"' : `"id", "${query.sort.column}"`;
  return `WITH found AS MATERIALIZED (SELECT ctid AS place, ${key} FROM ${table}${where})
    SELECT ${columns}, (SELECT count(*) FROM found) AS "${totalColumn}" FROM ${table}
    WHERE ctid = ANY (ARRAY(SELECT place FROM found${page}))${orderBy(query)}`;
}

/** Takes the count out of the rows of `pageStatement`; undefined when the page is empty. */
export function splitTotal<Row extends object>(
  rows: readonly Row[],
): { items: Row[]; total: number | undefined } {
  let total: number | undefined;
  const items = rows.map((row) => {
    const { [totalColumn]: count, ...item } = row as Row & { [totalColumn]: number };
    total = count;
    return item as unknown as Row;
  });
  return { items, total };
}
