import type { RawRecord } from './record-tokenizer.js';
import { columnCountDefect, tableDefect } from './table-defect.js';
import type { TableDefect } from './table-error.js';
import type { TableRow } from './table-format.js';
import { describeInvalid } from './text-decoder.js';

/** The first character of the record that text may not hold, as a defect. */
export function textDefect({ line, fields }: RawRecord, encoding: string): TableDefect | undefined {
  for (const [at, field] of fields.entries()) {
    const where = { fr: `Colonne ${at + 1} : `, en: `Column ${at + 1}: ` };
    if (!field.isWellFormed()) {
      const reason = describeInvalid(field, encoding);
      return tableDefect(line, 'invalid-bytes', { fr: where.fr + reason.fr, en: where.en + reason.en });
    }
    if (field.includes('\0')) {
      const { messages } = tableDefect(line, 'nul-character');
      return tableDefect(line, 'nul-character', { fr: where.fr + messages.fr, en: where.en + messages.en });
    }
  }
  return undefined;
}

/** The record under its column names, or the defect of another number of fields. */
export function toRow(
  { line, fields }: RawRecord,
  columns: string[],
  blanksBehind = false,
): TableRow | TableDefect {
  const isWider = blanksBehind && fields.slice(columns.length).every((field) => field.trim() === '');
  if (fields.length !== columns.length && !(fields.length > columns.length && isWider))
    return columnCountDefect(line, columns.length, fields.length);
  const values: Record<string, string> = {};
  for (let at = 0; at < columns.length; at += 1) values[columns[at] as string] = fields[at] as string;
  return { line, values };
}
