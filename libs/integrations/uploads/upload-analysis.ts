import { Problem, text } from '#kernel';
import { isTableDefect } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import { type ColumnKind, ColumnProfile } from './column-guess.js';
import { explained, openGrid, type Reading } from './upload-grid.js';

export interface AnalysedColumn {
  readonly name: string;
  readonly guessedType: ColumnKind;
  /** For dates: the pattern that reads them. */
  readonly dateFormat: string | null;
  readonly samples: readonly string[];
  /** Every value, where there are thirty or fewer. */
  readonly values: readonly string[] | null;
  readonly filled: number;
}

/** What was found in a file when it was read once. */
export interface Analysis {
  readonly columns: readonly AnalysedColumn[];
  readonly rowCount: number;
  /** Rows that cannot be read: another number of columns, characters that the encoding does not have. */
  readonly unreadableRows: number;
  readonly previewRows: readonly { readonly line: number; readonly values: readonly string[] }[];
}

const previewed = 10;
const longestCell = 300;
/** An import from the web is for what people keep in spreadsheets; more is for the operator's command. */
export const mostRows = 250_000;

/** Reads a file once from end to end. @throws Problem IMPORT_FILE_UNREADABLE, also for too many rows. */
export function analyse(path: string, reading: Reading): Promise<Analysis> {
  return explained(async () => {
    const profiles = reading.columns.map(() => new ColumnProfile());
    const previewRows: { line: number; values: string[] }[] = [];
    let [rowCount, unreadableRows] = [0, 0];
    for await (const row of (await openGrid(path, reading)).rows) {
      rowCount += 1;
      if (rowCount > mostRows)
        throw new Problem(IntegrationsProblems.IMPORT_FILE_UNREADABLE, {
          detail: text(`${mostRows} lignes au plus.`, `${mostRows} rows at most.`),
        });
      if (isTableDefect(row)) {
        unreadableRows += 1;
        continue;
      }
      const cells = reading.columns.map((column) => row.values[column] ?? '');
      for (const [at, cell] of cells.entries()) profiles[at]?.add(cell);
      if (previewRows.length < previewed)
        previewRows.push({ line: row.line, values: cells.map((cell) => cell.slice(0, longestCell)) });
    }
    const columns = reading.columns.map((name, at): AnalysedColumn => {
      const profile = profiles[at] as ColumnProfile;
      const { kind: guessedType, samples, values, filled } = profile;
      const dateFormat = guessedType === 'date' ? (profile.dateFormat ?? null) : null;
      return { name, guessedType, dateFormat, samples, values, filled };
    });
    return { columns, rowCount, unreadableRows, previewRows };
  });
}
