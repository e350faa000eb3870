import { RecordTokenizer } from './record-tokenizer.js';

const CANDIDATES = [';', ',', '\t', '|'];
const RECORDS = 50;

interface Score {
  separator: string;
  /** Share of the records that have as many fields as the first one, 0 to 1. */
  consistent: number;
  columns: number;
}

/**
 * Finds the separator that cuts the first records into the same number of fields, quotes respected. A file where no
 * candidate cuts the first record has one column; `;` is then as good as any.
 * @param columns how many columns the file must have, where the caller knows
 */
export function detectSeparator(
  sample: string,
  whole: boolean,
  syntax: { recordEnd: string; quote: string | null },
  columns?: number,
): string {
  const scores = CANDIDATES.map((separator) => score(sample, whole, { ...syntax, separator }));
  const usable = scores.filter((one) => one.columns >= 2);
  const expected = usable.filter((one) => one.columns === columns);
  const [best] = (expected.length > 0 ? expected : usable).sort(
    (a, b) => b.consistent - a.consistent || b.columns - a.columns,
  );
  return best?.separator ?? ';';
}

function score(
  sample: string,
  whole: boolean,
  syntax: { separator: string; recordEnd: string; quote: string | null },
): Score {
  const tokenizer = new RecordTokenizer(syntax);
  const complete = tokenizer.push(sample);
  // The last record of a sample is cut, unless the sample is the file or holds nothing else.
  const records = whole || complete.length === 0 ? [...complete, ...tokenizer.push('', true)] : complete;
  const counts = records.slice(0, RECORDS).map((record) => ('fields' in record ? record.fields.length : 0));
  const first = counts[0] ?? 0;
  const same = counts.filter((count) => count === first).length;
  return {
    separator: syntax.separator,
    columns: first,
    consistent: counts.length > 0 ? same / counts.length : 0,
  };
}
