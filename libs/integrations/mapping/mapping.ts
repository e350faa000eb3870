import type { Text } from '#kernel';
import type { RegisteredRecord, TableFormat } from '#runtime';
import type { MappingNode } from './mapping-node.js';

/** A value on its way from a cell to a field. */
export type CellValue = string | number | boolean | null;

/** Where a value was read, for the person who will correct the file. */
export interface Origin {
  readonly file: string;
  /** Physical line of the file, 1-based, the header line included. */
  readonly line: number;
  readonly column: string | null;
}

/** A row of a file and the rows joined to it, as expressions see them. */
export interface MappedRow {
  readonly root: MappedRow;
  /** A cell without the blanks around it; null when nothing is left. */
  cell(column: string): string | null;
  /** The one row that a join leads to. @throws CellError where the mapping refuses none, or several. */
  one(join: string): MappedRow | undefined;
  origin(column?: string | null): Origin;
  /** Tells something of a value that was taken all the same: it becomes a warning. */
  remark?(reason: Text, column: string | null): void;
}

/** A file of a mapping. */
export interface MappedFile {
  readonly name: string;
  readonly path: string;
  /** The path as the mapping writes it: what people see in reports. */
  readonly label: string;
  readonly format: TableFormat;
  /** Columns that the mapping reads, and where it says so. */
  readonly used: Map<string, MappingNode>;
}

/** A condition on one column of a row. */
export interface Condition {
  readonly column: string;
  readonly holds: (value: string) => boolean;
}

/** What may be named from a row: its own columns, and the rows joined to it. */
export interface RowShape {
  readonly file: MappedFile;
  readonly where: readonly Condition[];
  /** Rows for which all of these hold are left out; none of them: no row is. */
  readonly unless: readonly Condition[];
  readonly joins: Map<string, Join>;
}

export interface Join extends RowShape {
  readonly name: string;
  /** Columns of the joined file that make its key, in the order of `parentColumns`. */
  readonly columns: readonly string[];
  readonly parentColumns: readonly string[];
  readonly many: boolean;
  /** What several matches of a join that expects one mean. */
  readonly several: 'reject' | 'first';
  /** What no match means. */
  readonly missing: 'empty' | 'reject';
}

/** How to make one value of a row. */
export interface Expression {
  /** @throws CellError when a transform refuses the value. */
  readonly evaluate: (row: MappedRow) => CellValue;
  readonly origin: (row: MappedRow) => Origin;
  /** The same for all rows. */
  readonly constant?: boolean;
}

/** What to do with a value that is refused: the whole row goes, or the value alone, with a warning. */
export type OnInvalid = 'reject' | 'drop';

export interface ValueField {
  readonly kind: 'value';
  readonly name: string;
  readonly value: Expression;
  readonly onInvalid: OnInvalid;
}

/** A list of parts, one for each joined row of each source. */
export interface ListField {
  readonly kind: 'list';
  readonly name: string;
  readonly sources: readonly PartSource[];
  /** For one part: `drop` leaves that part out, with a warning. */
  readonly onInvalid: OnInvalid;
}

export interface PartSource {
  /** The join that gives the rows; undefined makes one part from the row itself. */
  readonly join: string | undefined;
  readonly fields: readonly { readonly name: string; readonly value: Expression }[];
}

/** A way to find a record: by a field, or by `title`, what people call it. */
export interface LookupWay {
  readonly by: string;
  readonly value: Expression;
}

/** A reference to another record, found by the value of one of its fields. */
export interface LookupField {
  readonly kind: 'lookup';
  readonly name: string;
  readonly target: RegisteredRecord;
  /** Tried in turn until one finds a record. */
  readonly ways: readonly LookupWay[];
  readonly onMissing: OnInvalid;
  /** Resolved after all rows were written, for references within the same file. */
  readonly deferred: boolean;
}

/** A reference to the record that the same row made in an earlier step. */
export interface MadeField {
  readonly kind: 'made';
  readonly name: string;
  /** Name of that step. */
  readonly step: string;
}

export type MappedField = ValueField | ListField | LookupField | MadeField;

export interface MatchKey {
  readonly field: string;
  /** For a field that we compute (a contact's main e-mail): what to compare with. */
  readonly value: Expression | undefined;
}

export interface ImportStep {
  readonly name: string;
  readonly record: RegisteredRecord;
  readonly source: RowShape;
  /** None: every row makes a new record. */
  readonly match: readonly MatchKey[];
  /** Other keys, for rows in which the first is empty. */
  readonly orMatch: readonly (readonly MatchKey[])[];
  readonly onFound: 'update' | 'skip' | 'reject';
  readonly onMissing: 'create' | 'reject';
  /** What a key means that comes again in the file: a mistake, or the same record once more. */
  readonly onRepeat: 'reject' | 'same';
  /** Columns by which other programs say that a row is no record any more. */
  /** What an empty cell does to a field of a record that is there: empties it, or leaves it as it is. */
  readonly onEmpty: 'clear' | 'keep';
  /** What rows that cannot be read are: refused, or left to another step that reads the same file. */
  readonly unreadable: 'reject' | 'leave';
  readonly gone: GoneColumns | undefined;
  readonly fields: readonly MappedField[];
}

/** Columns about rows that were deleted, or merged into others, before they were exported. */
export interface GoneColumns {
  /** A yes here: deleted. */
  readonly deleted: string | undefined;
  /** The record that took this one in. */
  readonly mergedInto: string | undefined;
  /** The ids of the records that this one took in; `id` is where those have their own. */
  readonly mergedIds: string | undefined;
  readonly id: string | undefined;
}

export interface Mapping {
  readonly name: string;
  /** Name of the mapping file, without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly files: readonly MappedFile[];
  readonly steps: readonly ImportStep[];
}

/** A value of a row was refused by a transform or a join. */
export class CellError extends Error {
  override name = 'CellError';

  /**
   * @param reason what is wrong, without the value: it may be one of the HR vault.
   * @param value the refused text, shown where the target is not the vault.
   * @param at where the value was read, when that is not where the expression says.
   */
  constructor(
    readonly reason: Text,
    readonly value?: string,
    readonly at?: Origin,
  ) {
    super(reason.en);
  }
}
