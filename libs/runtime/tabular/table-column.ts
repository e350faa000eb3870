/** A column to write. `kind` says what its strings are: digits of a number column are a number, not a text. */
export interface TableColumn {
  key: string;
  label: string;
  /**
   * 'number': decimal strings (`-12.50`) are numbers. 'date': dates without time. 'datetime': instants, in UTC.
   * Default 'text'; a value of type number, bigint, Decimal or Date keeps its type whatever the kind.
   */
  kind?: 'text' | 'number' | 'date' | 'datetime';
}

/** Rows to write, by column key; taken one after the other as the reader of the output asks. */
export type TableRecords = AsyncIterable<Record<string, unknown>> | Iterable<Record<string, unknown>>;
