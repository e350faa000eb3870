import { Problem, type Text, text } from '#kernel';
import { isTableDefect } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import { type ColumnKind, ColumnProfile } from './column-guess.js';
import { decisionOn, orderOfFile } from './decisions.js';
import type { NumberFormat } from './number-guess.js';
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
  /** The signs of its numbers, where they have any. */
  readonly numberFormat?: NumberFormat | null;
  /** Its numbers go from 0 to 1. */
  readonly isFraction?: boolean;
  /** The country of phone numbers that name none, where it is not France. */
  readonly phoneCountry?: string | null;
  /** The most addresses or numbers that one cell holds. */
  readonly mostItems?: number;
}

/** What was found in a file when it was read once. */
export interface Analysis {
  readonly columns: readonly AnalysedColumn[];
  readonly rowCount: number;
  /** Rows that cannot be read: another number of columns, characters that the encoding does not have. */
  readonly unreadableRows: number;
  /** How values are read that could be read otherwise, and what of the file is not. */
  readonly decisions?: readonly Text[];
  readonly previewRows: readonly { readonly line: number; readonly values: readonly string[] }[];
}

const previewed = 10;
const longestCell = 300;
/** An import from the web is for what people keep in spreadsheets; more is for the operator's command. */
export const mostRows = 250_000;

/** Reads a file once from end to end. @throws Problem IMPORT_FILE_UNREADABLE, also for too many rows. */
export function analyse(path: string, reading: Reading): Promise<Analysis> {
  return explained(async () => {
    const profiles = reading.columns.map((name) => new ColumnProfile(name));
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
    const order = orderOfFile(profiles);
    const decisions = [...(reading.remarks ?? [])];
    const columns = reading.columns.map((name, at): AnalysedColumn => {
      const profile = profiles[at] as ColumnProfile;
      const { kind: guessedType, samples, values, filled, mostItems, isFraction } = profile;
      const decision = decisionOn(name, profile, order);
      if (decision && decisions.length < mostDecisions) decisions.push(decision);
      return {
        name,
        guessedType,
        dateFormat: guessedType === 'date' ? (profile.dates.format(order) ?? null) : null,
        samples,
        values,
        filled,
        numberFormat: profile.numberFormat ?? null,
        isFraction,
        phoneCountry: profile.phoneCountry ?? null,
        mostItems: Math.min(mostItems, mostParts),
      };
    });
    return { columns, rowCount, unreadableRows, previewRows, decisions };
  });
}

const mostDecisions = 60;
const mostParts = 5;
