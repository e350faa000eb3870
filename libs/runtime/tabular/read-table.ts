import { refuseBinary } from './binary-check.js';
import { type ByteSource, openSource, readBytes, readHead } from './byte-source.js';
import { ColumnCountJoiner } from './column-count-joiner.js';
import { bomEncoding, declaredEncoding, detectEncoding } from './encoding.js';
import { type RawRecord, RecordTokenizer } from './record-tokenizer.js';
import { detectSeparator } from './separator.js';
import { checkedColumns } from './table-columns.js';
import { type TableDefect, TableError } from './table-error.js';
import type { Table, TableFormat, TableRow } from './table-format.js';
import { textDefect, toRow } from './table-row.js';
import { chunkDecoder } from './text-decoder.js';

const HEAD_BYTES = 64 * 1024;

interface Dialect {
  source: ByteSource;
  encoding: string;
  separator: string;
  recordEnd: string;
  quote: string | null;
  byColumnCount: boolean;
  blanksBehind: boolean;
}

/**
 * Opens a delimited text file (gzip or not) and reads it record by record: memory stays bounded whatever the file's
 * size, and a bad record becomes a {@link TableDefect} without stopping the reading.
 * Values are the file's text as it is; a `'` that {@link writeCsv} put before a formula is not taken off, since
 * nothing tells it from one that the user typed.
 * @throws TableError where the file as a whole cannot be read
 */
export async function readTable(path: string, format: TableFormat = {}): Promise<Table> {
  checkFormat(format);
  const source = await openSource(path);
  const head = await readHead(source, HEAD_BYTES);
  const declared = format.encoding && format.encoding !== 'auto' ? format.encoding : undefined;
  const mark = bomEncoding(head.bytes);
  refuseBinary(head.bytes, mark !== undefined || /^utf-?16/.test(declared?.toLowerCase() ?? ''));
  const encoding = declared
    ? declaredEncoding(declared, head.bytes)
    : await detectEncoding(source, head.bytes);

  const { header = true, recordEnd = '\n', quote = '"' } = format;
  const decoder = chunkDecoder(encoding);
  const sample = decoder.write(head.bytes) + (head.whole ? decoder.end() : '');
  const separator =
    format.separator && format.separator !== 'auto'
      ? format.separator
      : detectSeparator(
          sample,
          head.whole,
          { recordEnd, quote },
          Array.isArray(header) ? header.length : undefined,
        );

  const byColumnCount = format.endsByColumnCount === true;
  const { blanksBehind = false } = format;
  const dialect: Dialect = { source, encoding, separator, recordEnd, quote, byColumnCount, blanksBehind };
  const columns = Array.isArray(header) ? checkedColumns(header) : await readColumns(dialect, header);
  const rows = { [Symbol.asyncIterator]: () => readRows(dialect, columns, header === true) };
  return { columns, encoding, separator, rows };
}

function checkFormat({ separator, recordEnd, quote = '"', endsByColumnCount, header }: TableFormat): void {
  const clash =
    separator === '' ||
    recordEnd === '' ||
    quote === '' ||
    (Array.isArray(header) && header.length === 0) ||
    (typeof separator === 'string' &&
      (separator === quote || separator === recordEnd || /[\r\n]/.test(separator))) ||
    (endsByColumnCount === true && (quote !== null || !Array.isArray(header)));
  if (!clash) return;
  throw new TableError('format-invalid', {
    fr: 'Format contradictoire : séparateur, fin d’enregistrement et guillemet doivent être non vides et distincts ; compter les colonnes suppose leur liste et l’absence de guillemets.',
    en: 'Contradictory format: separator, record end and quote must be non-empty and distinct; counting columns needs their list and no quotes.',
  });
}

async function readColumns(dialect: Dialect, named: boolean): Promise<string[]> {
  for await (const batch of readBatches(dialect)) {
    const [first] = batch;
    if (!first) continue;
    const defect = 'code' in first ? first : textDefect(first, dialect.encoding);
    if (named && defect) {
      throw new TableError('header-defect', {
        fr: `Ligne ${first.line}, en-tête illisible : ${defect.messages.fr}`,
        en: `Line ${first.line}, unreadable header: ${defect.messages.en}`,
      });
    }
    const fields = 'fields' in first ? first.fields : [''];
    return named ? checkedColumns(fields, first.line) : fields.map((_, at) => `column${at + 1}`);
  }
  throw new TableError('empty-file', { fr: 'Le fichier est vide.', en: 'The file is empty.' });
}

async function* readRows(
  dialect: Dialect,
  columns: string[],
  skipFirst: boolean,
): AsyncGenerator<TableRow | TableDefect, void, undefined> {
  let header = skipFirst;
  const count = columns.length;
  for await (const batch of readBatches(dialect, count)) {
    for (const record of batch) {
      if (header) {
        header = false;
      } else if ('code' in record) {
        yield record;
      } else if (count > 1 && record.fields.length === 1 && record.fields[0]?.trim() === '') {
        // A line of blanks alone is a blank line.
      } else {
        yield textDefect(record, dialect.encoding) ?? toRow(record, columns, dialect.blanksBehind);
      }
    }
  }
}

async function* readBatches(dialect: Dialect, columnCount = 0): AsyncGenerator<(RawRecord | TableDefect)[]> {
  const decoder = chunkDecoder(dialect.encoding);
  const byCount = dialect.byColumnCount && columnCount > 0;
  const tokenizer = new RecordTokenizer({ ...dialect, keepBlank: byCount });
  const joiner = byCount ? new ColumnCountJoiner(columnCount) : undefined;
  for await (const bytes of readBytes(dialect.source)) {
    const batch = tokenizer.push(decoder.write(bytes));
    yield joiner ? joiner.join(batch) : batch;
  }
  const rest = tokenizer.push(decoder.end(), true);
  yield joiner ? [...joiner.join(rest), ...joiner.end()] : rest;
}
