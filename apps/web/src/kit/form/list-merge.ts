import { keyOf } from './values';

const noDuplicates = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** Whether what both hold stands in the same order in both. */
function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  const inA = new Set(a);
  const inB = new Set(b);
  const left = a.filter((key) => inB.has(key));
  const right = b.filter((key) => inA.has(key));
  return left.every((key, at) => key === right[at]);
}

/**
 * Puts together two people's changes to a list. Rows are told apart by what they hold: a changed row is one that went
 * and one that came in its place.
 * @returns undefined when both changed the same row or both the order: somebody has to choose.
 */
export function mergeLists<Row>(
  before: readonly Row[],
  mine: readonly Row[],
  theirs: readonly Row[],
): Row[] | undefined {
  const [beforeKeys, myKeys, theirKeys] = [before, mine, theirs].map((rows) => rows.map(keyOf)) as [
    string[],
    string[],
    string[],
  ];
  if (![beforeKeys, myKeys, theirKeys].every(noDuplicates)) return undefined;
  // The first row is the main one: an order is a choice, and two orders are a conflict.
  if (!sameOrder(beforeKeys, myKeys))
    return sameOrder(beforeKeys, theirKeys) && sameSet(beforeKeys, theirKeys) ? [...mine] : undefined;
  if (!sameOrder(beforeKeys, theirKeys)) return sameSet(beforeKeys, myKeys) ? [...theirs] : undefined;

  const iRemoved = beforeKeys.filter((key) => !myKeys.includes(key));
  if (iRemoved.some((key) => !theirKeys.includes(key))) return undefined;

  const merged = theirs.map((row, at) => ({ key: theirKeys[at] as string, row }));
  const first = beforeKeys[0];
  const firstIfGone = first !== undefined && iRemoved.includes(first) ? first : undefined;
  let after: string | undefined;
  // In my order, each row of mine comes behind the row that I had it behind.
  for (const [at, row] of mine.entries()) {
    const key = myKeys[at] as string;
    if (!merged.some((each) => each.key === key)) {
      if (beforeKeys.includes(key)) continue; // They removed it, I left it alone.
      merged.splice(placeBehind(merged, after ?? firstIfGone), 0, { key, row });
    }
    after = key;
  }
  return merged.filter(({ key }) => !iRemoved.includes(key)).map(({ row }) => row);
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key) => b.includes(key));

function placeBehind(rows: readonly { key: string }[], key: string | undefined): number {
  return key === undefined ? 0 : rows.findIndex((row) => row.key === key) + 1;
}
