/**
 * Every route that the HTTP server itself knows, from its own drawing of its tree: also those that no controller
 * made. `get /api/crm/companies/{id}`, sorted; the one route of the pages, outside the API, is left out.
 */
export function servedRoutes(tree: string): string[] {
  const found: string[] = [];
  const parents: string[] = [];
  for (const line of tree.split('\n')) {
    const match = /^((?:│ {3}| {4})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (!match) continue;
    const [, indent = '', part = '', methods = ''] = match;
    const depth = indent.length / 4;
    const path = `${depth === 0 ? '' : (parents[depth - 1] ?? '')}${part}`;
    parents[depth] = path;
    for (const method of methods.split(', ').filter(Boolean)) {
      found.push(`${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
    }
  }
  return found.filter((route) => !/^(get|head) \*$/.test(route)).sort();
}
