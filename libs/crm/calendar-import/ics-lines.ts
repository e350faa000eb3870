/** One line of a calendar (RFC 5545, 3.1): `NAME;PARAM=value:value`. */
export interface IcsLine {
  readonly name: string;
  /** The line as it stands, unfolded. */
  readonly text: string;
}

/** A component and what it holds, as far as it can be told; a broken line breaks nothing but itself. */
export interface IcsBlock {
  readonly name: string;
  readonly lines: IcsLine[];
  readonly children: IcsBlock[];
  /** Whether its END was there. */
  closed: boolean;
}

const mostLines = 200_000;
const mostDepth = 20;

/** Lines put together again that were folded; programs break them by `\n` alone, too. */
const unfolded = (content: string): string[] =>
  content
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\u0085|\u2028/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n', mostLines);

/** The components of a file, outermost first; undefined for what is no calendar at all. */
export function blocksOf(content: string): IcsBlock[] | undefined {
  const root: IcsBlock = { name: '', lines: [], children: [], closed: true };
  const open = [root];
  for (const text of unfolded(content)) {
    const name = /^\s*([A-Za-z0-9-]+)\s*[;:]/.exec(text)?.[1]?.toUpperCase();
    const current = open.at(-1) ?? root;
    if (!name) continue;
    const value = text
      .slice(text.indexOf(':') + 1)
      .trim()
      .toUpperCase();
    if (name === 'BEGIN' && open.length < mostDepth) {
      // A VEVENT never holds another one: the END of the one before is missing.
      if (isEntry(value) && isEntry(current.name)) open.pop();
      const block = { name: value, lines: [], children: [], closed: false };
      (open.at(-1) ?? root).children.push(block);
      open.push(block);
    } else if (name === 'END') {
      const at = open.findLastIndex((each) => each.name === value);
      if (at <= 0) continue;
      (open[at] as IcsBlock).closed = true;
      open.length = at;
    } else current.lines.push({ name, text: text.trim() });
  }
  return root.children.length > 0 ? root.children : undefined;
}

const isEntry = (name: string): boolean => name === 'VEVENT' || name === 'VTODO';

/** Every component of some names, at whatever depth, in the order of the file. */
export function findBlocks(blocks: readonly IcsBlock[], ...names: string[]): IcsBlock[] {
  return blocks.flatMap((block) => [
    ...(names.includes(block.name) ? [block] : []),
    ...findBlocks(block.children, ...names),
  ]);
}
