/** A text for the user in both languages of the product, French first. */
export interface TableMessages {
  fr: string;
  en: string;
}

/** Why a whole file cannot be read or written. */
export type TableErrorCode =
  | 'file-unreadable'
  | 'gzip-corrupt'
  | 'spreadsheet-not-text'
  | 'binary-file'
  | 'encoding-unknown'
  | 'encoding-mismatch'
  | 'format-invalid'
  | 'empty-file'
  | 'header-defect'
  | 'header-empty-name'
  | 'header-duplicate-name'
  | 'header-reserved-name'
  | 'value-unwritable'
  | 'too-many-rows';

/** A file that cannot be read or written at all; one bad row is a {@link TableDefect} instead. */
export class TableError extends Error {
  readonly code: TableErrorCode;
  readonly messages: TableMessages;

  constructor(code: TableErrorCode, messages: TableMessages, options?: ErrorOptions) {
    super(messages.fr, options);
    this.name = 'TableError';
    this.code = code;
    this.messages = messages;
  }
}

/** Why one record was refused. */
export type TableDefectCode =
  | 'column-count'
  | 'unclosed-quote'
  | 'stray-quote'
  | 'record-too-long'
  | 'invalid-bytes'
  | 'nul-character';

/** A record that was not read; reading goes on after it. `line` is the physical line where it begins, 1-based. */
export interface TableDefect {
  line: number;
  code: TableDefectCode;
  messages: TableMessages;
}
