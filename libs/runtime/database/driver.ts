import pg from 'pg';

// Business dates stay plain dates: a Date at midnight UTC is another day in Paris.
const asText = (value: string) => value;
pg.types.setTypeParser(pg.types.builtins.DATE, asText);
// Counts fit in a double; bigint keys do not exist in the product.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const parseInstant = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (value: string) => Date;
/** An instant as PostgreSQL writes it in UTC; a page of a list has a hundred of them. */
const inUtc = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00$/;
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value: string) => {
  const match = inUtc.exec(value);
  if (!match) return parseInstant(value);
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  const milliseconds = fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0;
  return new Date(
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
      milliseconds,
    ),
  );
});

/**
 * Sends one statement and waits for its answer. The driver's own promises keep the rows of every request reachable for
 * the next one's until a full collection of the heap, once a second under load; its callbacks do not.
 * @throws DatabaseError
 */
export const send = <Result = pg.QueryResult>(
  client: pg.ClientBase,
  text: string,
  values?: readonly unknown[],
  rowMode?: 'array',
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const query = { text, ...(values && { values: values as unknown[] }), ...(rowMode && { rowMode }) };
    client.query(query as pg.QueryConfig, (error, result) => {
      if (error) reject(error);
      else resolve(result as Result);
    });
  });

export { pg };
