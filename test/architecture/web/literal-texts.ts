import { parseSync } from '@swc/core';

type Node = { type?: string; [member: string]: unknown };

/** Attributes whose texts people see or hear. */
const spoken = new Set(['label', 'title', 'placeholder', 'alt', 'helperText', 'description']);
/** A key of a text, such as `crm.company.identity`. */
const isKey = (text: string): boolean => /^[a-z][\w-]*(\.[\w-]+)+$/.test(text);
const isWords = (text: string): boolean => /\p{L}{2,}/u.test(text) && !isKey(text);
/** Names are the same in every language, and so are the keys of a keyboard. */
const names = new Set(['b2o', 'SIREN', 'SIRET', 'IBAN', 'Ctrl', 'Esc', 'Alt']);

function* nodes(node: unknown): Generator<Node> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield node as Node;
  for (const value of Object.values(node)) yield* nodes(value);
}

const attributeName = (name: Node): string =>
  name.type === 'JSXNamespacedName' ? '' : String(name['value'] ?? '');

/** Texts for people that stand in the JSX of a source instead of the texts' own files. */
export function literalsIn(source: string): string[] {
  const found: string[] = [];
  for (const node of nodes(parseSync(source, { syntax: 'typescript', tsx: true }))) {
    for (const child of (node['children'] as Node[] | undefined) ?? []) {
      const written = child.type === 'JSXExpressionContainer' ? (child['expression'] as Node) : child;
      if (written.type === 'JSXText' || written.type === 'StringLiteral')
        found.push(String(written['value']).trim());
    }
    if (node.type === 'JSXAttribute') {
      const name = attributeName(node['name'] as Node);
      const value = node['value'] as Node | null;
      if (value?.type === 'StringLiteral' && (spoken.has(name) || /^aria-(label|description)$/.test(name)))
        found.push(String(value['value']));
    }
  }
  return found.filter((text) => isWords(text) && !names.has(text));
}

/** The keys of texts that a source names outright: `text('list.empty')`. */
export const textsOf = (source: string): string[] =>
  [...source.matchAll(/(?<![.\w])text\(\s*'([^'$]+)'/g)].map(([, key = '']) => key);
