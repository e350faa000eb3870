/**
 * One INSERT of several rows.
 * @param fixed columns that have the same value in every row; those of users' ids end with `_by`.
 */
export function insertStatement(
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  fixed: readonly (readonly [string, unknown])[],
): { text: string; values: unknown[] } {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values: unknown[] = fixed.map(([, value]) => value);
  const fixedCells = fixed.map(([name], index) => `$${index + 1}${name.endsWith('_by') ? '::uuid' : ''}`);
  const tuples = rows.map((row) => {
    const cells = names.map((name) => {
      // A field not given takes the column's default, which may not be null.
      if (row[name] === undefined) return 'DEFAULT';
      values.push(row[name]);
      return `$${values.length}`;
    });
    return `(${[...cells, ...fixedCells].join(', ')})`;
  });
  const columns = [...names, ...fixed.map(([name]) => name)].map((name) => `"${name}"`).join(', ');
  return { text: `INSERT INTO ${table} (${columns}) VALUES ${tuples.join(', ')}`, values };
}
