import { type Text, text } from '#kernel';
import { neutraliseFormula } from '#runtime';

/** What the file of refused rows has beside the columns of the file that was imported. */
export const rejectColumns: Readonly<Record<'line' | 'reason', Text>> = {
  line: text('Ligne d’origine', 'Original line'),
  reason: text('Motif du refus', 'Reason of the refusal'),
};

/** Names of columns that we added ourselves: a corrected file has the shape of the one it comes from. */
export const addedColumns: readonly string[] = Object.values(rejectColumns).flatMap(({ fr, en }) => [fr, en]);

/** Whether a file is one that we wrote, corrected. */
export const isCorrected = (columns: readonly string[]): boolean =>
  [rejectColumns.reason.fr, rejectColumns.reason.en].some((name) => columns.includes(name));

/** A value of such a file without the `'` that kept a spreadsheet from running it as a formula. */
export function withoutGuard(value: string): string {
  if (!value.startsWith("'")) return value;
  const bare = value.slice(1);
  return neutraliseFormula(bare) === value ? bare : value;
}
