import { guessValue } from './column-guess.js';

/** A record of a text file or a row of a sheet, as it stands. */
export interface SampleRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

const candidates = [';', ',', '\t', '|'];
const looked = 40;
const longestName = 200;

/**
 * The delimiter that cuts most records into the same number of fields. Unlike the first line, most lines are not a
 * title. A file that none of them cuts has one column.
 */
export function sniffDelimiter(sample: string): string {
  let best = { delimiter: ';', share: 0, columns: 1 };
  for (const delimiter of candidates) {
    const records = cutRecords(sample, delimiter);
    const columns = usualLength(records);
    if (columns < 2) continue;
    const share = records.filter(({ fields }) => fields.length === columns).length / records.length;
    if (share > best.share || (share === best.share && columns > best.columns))
      best = { delimiter, share, columns };
  }
  return best.delimiter;
}

/** The first records of a text, quotes respected (RFC 4180); the last one may be cut. Blank lines are left out. */
export function cutRecords(sample: string, delimiter: string): SampleRecord[] {
  const records: SampleRecord[] = [];
  let [fields, field, quoted, line, start]: [string[], string, boolean, number, number] = [
    [],
    '',
    false,
    1,
    1,
  ];
  const endRecord = () => {
    if (fields.length > 0 || field.trim() !== '') records.push({ line: start, fields: [...fields, field] });
    [fields, field, start] = [[], '', line];
  };
  for (let at = 0; at < sample.length && records.length < looked; at += 1) {
    const sign = sample[at] as string;
    const isBreak = sign === '\n' || sign === '\r';
    if (sign === '\r' && sample[at + 1] === '\n') at += 1;
    if (isBreak) line += 1;
    if (quoted && sign === '"' && sample[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"' && (quoted || field === '')) quoted = !quoted;
    else if (quoted) field += isBreak ? '\n' : sign;
    else if (isBreak) endRecord();
    else if (sign === delimiter) {
      fields.push(field);
      field = '';
    } else field += sign;
  }
  if (records.length < looked) endRecord();
  return records;
}

/** How many fields most records have; of two numbers that are as frequent, the greater. */
function usualLength(records: readonly SampleRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0] ?? 0;
}

/** Which line names the columns, and how; 0 where no line does. */
export interface Header {
  readonly line: number;
  readonly columns: string[];
}

/**
 * Finds the line with the names: the first one as wide as the table whose cells all look like names. Titles above it are
 * narrower; a table whose first wide line has an e-mail address, a date or a number in it has no names.
 * @param ragged rows may be shorter than the table, as in a sheet.
 * @param chosen a line that the user named; 0 for none.
 */
export function findHeader(records: readonly SampleRecord[], ragged: boolean, chosen?: number): Header {
  const width = ragged ? widest(records) : usualLength(records);
  const wide = records.filter(({ fields }) =>
    ragged ? filled(fields) * 2 > width || filled(fields) === width : fields.length === width,
  );
  const named = chosen === undefined ? wide[0] : records.find(({ line }) => line === chosen);
  const isHeader = named && (chosen !== undefined || named.fields.every(looksLikeName));
  if (!named || !isHeader) return { line: 0, columns: namesOf([], width) };
  return { line: named.line, columns: namesOf(named.fields, ragged ? width : named.fields.length) };
}

const filled = (fields: readonly string[]): number => fields.filter((field) => field.trim() !== '').length;
const widest = (records: readonly SampleRecord[]): number =>
  Math.max(0, ...records.map(({ fields }) => fields.length));

const looksLikeName = (field: string): boolean => {
  const kind = guessValue(field.trim());
  return kind === 'empty' || kind === 'text' || kind === 'boolean';
};

/** Names that are all there and all different: `Colonne 3`, `Téléphone (2)`. */
export function namesOf(fields: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const given = (fields[index] ?? '').replace(/\s+/g, ' ').trim().slice(0, longestName);
    const base = given === '' || given === '__proto__' ? `Colonne ${index + 1}` : given;
    let name = base;
    for (let copy = 2; taken.has(name); copy += 1) name = `${base} (${copy})`;
    taken.add(name);
    return name;
  });
}
