import type { ExportFormat } from './export-input.js';

/** What is kept of an export: who is known from the scope, and no value of a record is ever told. */
export interface ExportLogEntry {
  /** Name of the kind of record: `crm.contact`. */
  readonly record: string;
  /** The records belong to the HR vault: its referents are told. */
  readonly vault: boolean;
  readonly format: ExportFormat;
  readonly fields: readonly string[];
  readonly rows: number;
  /** SHA-256 of the file, in hexadecimal: whoever finds it later can say which export it was. */
  readonly sha256: string;
  readonly query: Readonly<Record<string, string>>;
  readonly reason: string | undefined;
}

/**
 * Where exports are written down. The runtime asks for it and the identity module provides it: a file of records
 * leaves only after its entry is committed.
 */
export abstract class ExportLog {
  /** Keeps the entry in a writing unit of its own. @throws whatever prevents it: then the file is not sent. */
  abstract record(entry: ExportLogEntry): Promise<void>;
}
