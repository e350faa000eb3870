import { parseSync } from '@swc/core';

/** Letters that French drops a vowel after, before an apostrophe as keyboards type it. */
const elision =
  /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|aujourd|presqu)'(?=[\p{L}\p{N}«]|$)/iu;

function* textsIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const { type, value, cooked } = node as Readonly<Record<string, unknown>>;
  if ((type === 'StringLiteral' || type === 'JSXText') && typeof value === 'string') yield `${value} `;
  // What stands before a value may end with the apostrophe.
  if (type === 'TemplateElement' && typeof cooked === 'string') yield cooked;
  for (const each of Object.values(node)) yield* textsIn(each);
}

/** The texts of a source in which French is written with the apostrophe of keyboards, ' for ’. */
export function typedApostrophes(source: string, tsx = false): string[] {
  if (!elision.test(source)) return [];
  const tree = parseSync(source, { syntax: 'typescript', tsx, decorators: true });
  return [...textsIn(tree)].filter((text) => elision.test(text));
}
