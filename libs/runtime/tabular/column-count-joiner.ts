import { MAX_RECORD_CHARACTERS, type RawRecord } from './record-tokenizer.js';
import { tableDefect } from './table-defect.js';
import type { TableDefect } from './table-error.js';

/** Puts together records that were cut at newlines inside a field: one goes on until it has all its columns. */
export class ColumnCountJoiner {
  private readonly columns: number;
  private pending: RawRecord | undefined;
  private size = 0;

  constructor(columns: number) {
    this.columns = columns;
  }

  join(batch: (RawRecord | TableDefect)[]): (RawRecord | TableDefect)[] {
    const out: (RawRecord | TableDefect)[] = [];
    for (const record of batch) {
      if ('code' in record) {
        out.push(...this.end(), record);
      } else {
        this.add(record, out);
      }
    }
    return out;
  }

  /** What is left at the end of the file, complete or not. */
  end(): RawRecord[] {
    const rest = this.pending ? [this.pending] : [];
    this.pending = undefined;
    return rest;
  }

  private add(record: RawRecord, out: (RawRecord | TableDefect)[]): void {
    if (!this.pending) {
      // Between two records an empty line is blank; inside one it belongs to the field.
      if (record.fields.length === 1 && record.fields[0] === '' && this.columns > 1) return;
      this.pending = { line: record.line, fields: [] };
      this.size = 0;
    }
    const { fields, line } = this.pending;
    const [first = '', ...others] = record.fields;
    if (fields.length === 0) fields.push(first);
    else fields[fields.length - 1] += `\n${first}`;
    fields.push(...others);
    this.size += record.fields.reduce((sum, field) => sum + field.length + 1, 0);
    if (this.size > MAX_RECORD_CHARACTERS) {
      out.push(tableDefect(line, 'record-too-long'));
      this.pending = undefined;
    } else if (fields.length >= this.columns) {
      out.push(...this.end());
    }
  }
}
