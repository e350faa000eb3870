import { type Text, text } from '#kernel';
import {
  CellError,
  type Condition,
  type Join,
  type MappedRow,
  type Origin,
  type RowShape,
} from '../mapping/mapping.js';

/** A row as it was read. */
export interface RawRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  /** What the reader left out of it, or read in spite of a fault. */
  readonly remarks?: readonly { readonly column: string | null; readonly reason: Text }[];
}

/** Where the rows of joined files are found. */
export interface JoinedRows {
  find(join: Join, key: readonly string[]): RawRow[];
}

/** A row of a file, and the rows of other files that its columns lead to. */
export class SourceRow implements MappedRow {
  private readonly found = new Map<string, SourceRow[]>();
  private readonly told: { origin: Origin; reason: Text }[] = [];

  constructor(
    readonly shape: RowShape,
    readonly raw: RawRow,
    private readonly joined: JoinedRows,
    private readonly parent?: SourceRow,
  ) {}

  get root(): SourceRow {
    return this.parent?.root ?? this;
  }

  /** A cell without the blanks around it; null when nothing is left. */
  cell(column: string): string | null {
    return this.raw.values[column]?.trim() || null;
  }

  origin(column: string | null = null): Origin {
    return { file: this.shape.file.label, line: this.raw.line, column };
  }

  /** Notes something of a value once; `remarks` of the row of the main file has all. */
  remark(reason: Text, column: string | null): void {
    const { told } = this.root;
    const origin = this.origin(column);
    if (!told.some((each) => each.reason.fr === reason.fr && each.origin.column === column))
      told.push({ origin, reason });
  }

  get remarks(): readonly { origin: Origin; reason: Text }[] {
    const read = this.raw.remarks ?? [];
    return [...read.map(({ column, reason }) => ({ origin: this.origin(column), reason })), ...this.told];
  }

  /** The joined rows, in the order of their file. */
  rows(name: string): SourceRow[] {
    let rows = this.found.get(name);
    if (!rows) {
      rows = this.search(this.join(name));
      this.found.set(name, rows);
    }
    return rows;
  }

  /** The one joined row. @throws CellError where the mapping refuses none, or several. */
  one(name: string): SourceRow | undefined {
    const join = this.join(name);
    const rows = this.rows(name);
    if (rows.length === 0 && join.missing === 'reject')
      throw this.refuse(join, 'sans ligne', 'without a row');
    if (rows.length > 1 && join.several === 'reject')
      throw this.refuse(join, `avec ${rows.length} lignes`, `with ${rows.length} rows`);
    return rows[0];
  }

  /** Refuses the row whose joins are not as the mapping asks, even where no field reads them. */
  checkJoins(): void {
    for (const join of this.shape.joins.values()) {
      if (!join.many) this.one(join.name);
      else if (join.missing === 'reject' && this.rows(join.name).length === 0)
        throw this.refuse(join, 'sans ligne', 'without a row');
    }
  }

  private refuse(join: Join, fr: string, en: string): CellError {
    const key = join.parentColumns.map((column) => this.cell(column) ?? '').join(' ');
    return new CellError(
      text(`clé ${fr} dans ${join.file.label}`, `key ${en} in ${join.file.label}`),
      key,
      this.origin(join.parentColumns.join(', ')),
    );
  }

  private join(name: string): Join {
    const join = this.shape.joins.get(name);
    if (!join) throw new Error(`no join ${name} at ${this.shape.file.name}`);
    return join;
  }

  private search(join: Join): SourceRow[] {
    const key = join.parentColumns.map((column) => this.cell(column));
    // An empty key leads nowhere, even where the other file has rows without key.
    if (!key.every((part) => part !== null)) return [];
    return this.joined
      .find(join, key)
      .filter((raw) => passes(join, raw))
      .map((raw) => new SourceRow(join, raw, this.joined, this));
  }
}

/** Whether a row is one of those that the mapping wants. */
export const passes = ({ where, unless }: RowShape, { values }: RawRow): boolean => {
  const hold = ({ column, holds }: Condition): boolean => holds(values[column]?.trim() ?? '');
  return where.every(hold) && !(unless.length > 0 && unless.every(hold));
};
