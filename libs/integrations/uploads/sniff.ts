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
    const share = records.filter((record) => isAsWide(record, columns)).length / records.length;
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

/** How many fields most records have, blank ones behind the last column left out; of two as frequent, the greater. */
function usualLength(records: readonly SampleRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const usual = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0] ?? 0;
  const used = Math.max(1, ...records.map(({ fields }) => lastFilled(fields)));
  return Math.min(usual, used);
}

const lastFilled = (fields: readonly string[]): number =>
  fields.findLastIndex((field) => field.trim() !== '') + 1;

/** Whether a record has as many fields as the table, blank ones behind the last not counted. */
const isAsWide = ({ fields }: SampleRecord, width: number): boolean =>
  fields.length === width || (fields.length > width && lastFilled(fields) <= width);

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
    ragged ? filled(fields) * 2 > width || filled(fields) === width : isAsWide({ line: 0, fields }, width),
  );
  const [first, second] = wide;
  // Groups of columns above their names: a line with gaps over one without.
  const isGroups = first && second && hasGaps(first, width) && filled(second.fields) > filled(first.fields);
  const groups = chosen === undefined && isGroups && second.fields.every(looksLikeName) ? first : undefined;
  const named =
    chosen === undefined ? (groups ? second : first) : records.find(({ line }) => line === chosen);
  const isHeader = named && (chosen !== undefined || named.fields.every(looksLikeName));
  if (!named || !isHeader) return { line: 0, columns: namesOf([], width) };
  const fields = groups ? underGroups(named.fields, groups.fields) : named.fields;
  return {
    line: named.line,
    columns: namesOf(fields, ragged || fields.length > width ? width : fields.length),
  };
}

const hasGaps = ({ fields }: SampleRecord, width: number): boolean =>
  filled(fields) < width && filled(fields) * 2 <= width + 1 && fields.every(looksLikeName);

/** Names that come several times say under which group they stand: `Facturation – Ville`. */
function underGroups(fields: readonly string[], groups: readonly string[]): string[] {
  let group = '';
  return fields.map((field, at) => {
    group = groups[at]?.trim() || group;
    const isTwice = fields.filter((other) => other.trim() === field.trim()).length > 1;
    return isTwice && group !== '' ? `${group} ${field.trim()}` : field;
  });
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
    const given = (fields[index] ?? '')
      .toWellFormed()
      .replaceAll('\0', '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longestName);
    const base = given === '' || given === '__proto__' ? `Colonne ${index + 1}` : given;
    let name = base;
    for (let copy = 2; taken.has(name); copy += 1) name = `${base} (${copy})`;
    taken.add(name);
    return name;
  });
}
