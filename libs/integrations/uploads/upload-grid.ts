import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { Problem, type Text, text } from '#kernel';
import { isTableDefect, readTable, type Table, type TableDefect, TableError, type TableRow } from '#runtime';
import { cardColumns } from '../cards/card-columns.js';
import { cardTable, holdsCards, remarksOnCards } from '../cards/card-file.js';
import { IntegrationsProblems } from '../integrations.problems.js';
import { mostColumns, Workbook } from '../workbooks/workbook.js';
import { ArchiveError } from '../workbooks/zip-archive.js';
import { isCorrected, withoutGuard } from './reject-columns.js';
import { cutRecords, findHeader, type SampleRecord, sniffDelimiter } from './sniff.js';

/** How an uploaded file is read. */
export interface Reading {
  readonly kind: 'text' | 'workbook' | 'cards';
  /** Of a text. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Of a workbook. */
  readonly sheet: string | null;
  readonly sheets: readonly string[] | null;
  /** Line that names the columns; 0 where none does. */
  readonly headerLine: number;
  readonly columns: readonly string[];
  /** What of the file is not read, or read in spite of a fault. */
  readonly remarks?: readonly Text[];
}

/** What a user says of a file when the detection is wrong. */
export interface ReadingChoice {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  readonly headerLine?: number | undefined;
}

const sampleBytes = 256 * 1024;
const sampleRows = 40;
const zip = Buffer.from('PK\x03\x04', 'latin1');
const gzip = Buffer.from([0x1f, 0x8b]);
/** Workbooks of before 2007, and those of today behind a password. */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Finds out how a file is read. @throws Problem IMPORT_FILE_UNREADABLE in words that help its owner. */
export function detectReading(path: string, choice: ReadingChoice = {}): Promise<Reading> {
  return explained(async () => {
    const head = await headOf(path);
    if (head.subarray(0, 2).equals(gzip))
      throw unreadable(
        'Ce fichier est compressé : décompressez-le d’abord.',
        'This file is compressed: decompress it first.',
      );
    if (head.subarray(0, 8).equals(compoundFile))
      throw unreadable(
        'Ce classeur est d’un ancien format (XLS) ou protégé par un mot de passe : enregistrez-le au format XLSX, sans mot de passe.',
        'This workbook is of an old format (XLS) or protected by a password: save it as XLSX, without a password.',
      );
    if (holdsCards(head)) return cards(await remarksOnCards(path));
    const reading = head.subarray(0, 4).equals(zip)
      ? await detectWorkbook(path, choice)
      : await detectText(path, head, choice);
    if (reading.columns.length > mostColumns)
      throw unreadable(`${mostColumns} colonnes au plus.`, `${mostColumns} columns at most.`);
    return reading;
  });
}

const cards = (remarks: readonly Text[]): Reading => ({
  kind: 'cards',
  encoding: null,
  delimiter: null,
  sheet: null,
  sheets: null,
  headerLine: 1,
  columns: [...cardColumns],
  remarks,
});

async function detectText(path: string, head: Buffer, choice: ReadingChoice): Promise<Reading> {
  const format = choice.encoding === undefined ? {} : { encoding: choice.encoding };
  const { encoding } = await readTable(path, { ...format, header: false });
  const sample = iconv.decode(head, encoding);
  const delimiter = choice.delimiter ?? sniffDelimiter(sample);
  const header = findHeader(cutRecords(sample, delimiter), false, choice.headerLine);
  if (header.columns.length === 0) throw unreadable('Ce fichier est vide.', 'This file is empty.');
  const { line: headerLine, columns } = header;
  return { kind: 'text', encoding, delimiter, sheet: null, sheets: null, headerLine, columns };
}

async function detectWorkbook(path: string, choice: ReadingChoice): Promise<Reading> {
  const workbook = await Workbook.open(path);
  const { sheets } = workbook;
  for (const sheet of choice.sheet === undefined ? sheets : [choice.sheet]) {
    const records: SampleRecord[] = [];
    for await (const row of workbook.rows(sheet)) {
      records.push(row);
      if (records.length >= sampleRows) break;
    }
    const { line: headerLine, columns } = findHeader(records, true, choice.headerLine);
    if (columns.length === 0) continue;
    return { kind: 'workbook', encoding: null, delimiter: null, sheet, sheets, headerLine, columns };
  }
  throw unreadable(
    'Aucune feuille de ce classeur ne contient de données.',
    'No sheet of this workbook has data.',
  );
}

/** The rows of a file as its reading says, the header and what stands above it left out. */
export async function openGrid(path: string, reading: Reading): Promise<Table> {
  const columns = [...reading.columns];
  const table: Omit<Table, 'rows'> = {
    columns,
    encoding: reading.encoding ?? '',
    separator: reading.delimiter ?? '',
  };
  if (reading.kind === 'cards') return cardTable(path);
  if (reading.kind === 'workbook') return { ...table, rows: sheetRows(path, reading) };
  const { rows } = await readTable(path, {
    header: columns,
    ...(reading.encoding && { encoding: reading.encoding }),
    ...(reading.delimiter && { separator: reading.delimiter }),
    blanksBehind: true,
  });
  const corrected = isCorrected(columns);
  return { ...table, rows: { [Symbol.asyncIterator]: () => below(rows, reading.headerLine, corrected) } };
}

async function* below(
  rows: AsyncIterable<TableRow | TableDefect>,
  headerLine: number,
  corrected: boolean,
): AsyncGenerator<TableRow | TableDefect, void, undefined> {
  for await (const row of rows) {
    if (row.line <= headerLine || isBlank(row)) continue;
    if (!corrected || isTableDefect(row)) yield row;
    else yield { ...row, values: mapValues(row.values, withoutGuard) };
  }
}

const mapValues = (
  values: Record<string, string>,
  change: (value: string) => string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

/** A line with nothing but delimiters, which spreadsheets leave at the end. */
const isBlank = (row: TableRow | TableDefect): boolean =>
  !isTableDefect(row) && Object.values(row.values).every((value) => value.trim() === '');

const sheetRows = (path: string, { sheet, headerLine, columns }: Reading): AsyncIterable<TableRow> => ({
  async *[Symbol.asyncIterator]() {
    const workbook = await Workbook.open(path);
    try {
      for await (const { line, fields } of workbook.rows(sheet ?? '')) {
        if (line <= headerLine) continue;
        const values: Record<string, string> = {};
        for (const [at, column] of columns.entries()) values[column] = fields[at] ?? '';
        yield { line, values };
      }
    } catch (error) {
      throw error instanceof ArchiveError ? damaged(error) : error;
    }
  },
});

/** Turns what a file is at fault for into a problem. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ArchiveError) throw damaged(error);
    if (!(error instanceof TableError)) throw error;
    const { fr, en } = error.messages;
    throw new Problem(IntegrationsProblems.IMPORT_FILE_UNREADABLE, { detail: text(fr, en), cause: error });
  }
}

const unreadable = (fr: string, en: string, cause?: unknown): Problem =>
  new Problem(IntegrationsProblems.IMPORT_FILE_UNREADABLE, { detail: text(fr, en), cause });

const faults: Readonly<Record<ArchiveError['fault'], readonly [fr: string, en: string]>> = {
  damaged: [
    'Ce classeur n’a pas pu être lu : enregistrez-le de nouveau au format XLSX ou CSV.',
    'This workbook could not be read: save it again as XLSX or CSV.',
  ],
  encrypted: [
    'Ce classeur est protégé par un mot de passe : enregistrez-le sans.',
    'This workbook is protected by a password: save it without one.',
  ],
  'too-large': [
    'Ce classeur est trop grand pour être lu : enregistrez la feuille au format CSV, ou en plusieurs fichiers.',
    'This workbook is too large to be read: save the sheet as CSV, or as several files.',
  ],
};

const damaged = (cause: ArchiveError): Problem => unreadable(...faults[cause.fault], cause);

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
