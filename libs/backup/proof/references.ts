/** A foreign key as the structure of a copy tells it. */
export interface Reference {
  readonly table: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

const statement =
  /^ALTER TABLE "?(\w+)"? ADD CONSTRAINT "?\w+"? FOREIGN KEY \(([^)]+)\) REFERENCES "?(\w+)"?\(([^)]+)\)/gm;
const columnsOf = (list: string): string[] => list.split(',').map((name) => name.trim().replaceAll('"', ''));

/** The foreign keys among the statements that a copy keeps for after its data. */
export const referencesIn = (keysSql: string): Reference[] =>
  [...keysSql.matchAll(statement)].map(([, table = '', columns = '', target = '', targetColumns = '']) => ({
    table,
    columns: columnsOf(columns),
    target,
    targetColumns: columnsOf(targetColumns),
  }));

/** One text for the values of a key; undefined where one is NULL, which refers to nothing (MATCH SIMPLE). */
export const keyOf = (values: readonly (string | null | undefined)[]): string | undefined =>
  values.some((value) => value === null || value === undefined) ? undefined : values.join('\u0000');
