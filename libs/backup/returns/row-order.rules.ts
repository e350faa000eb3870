import type { RowLink } from './row-links.repository.js';

/** Tables in an order in which none comes before one that its rows name; those in a circle in the order given. */
export function inOrder(
  tables: readonly string[],
  links: readonly Pick<RowLink, 'table' | 'parent'>[],
): string[] {
  const ordered: string[] = [];
  const visit = (table: string, path: ReadonlySet<string>): void => {
    if (ordered.includes(table) || path.has(table)) return;
    const below = new Set([...path, table]);
    for (const { table: child, parent } of links)
      if (child === table && parent !== table && tables.includes(parent)) visit(parent, below);
    if (!ordered.includes(table)) ordered.push(table);
  };
  for (const table of tables) visit(table, new Set());
  return ordered;
}
