import iconv from 'iconv-lite';
import { text } from '#kernel';
import { CellError } from '../mapping/mapping.js';
import type { MappingNode } from '../mapping/mapping-node.js';
import { ofText, plain, type TransformReader } from './transform.js';

const empty = (value: string): string | null => (value === '' ? null : value);

/** Capital first letters, with the particles of French names and places in lower case. */
export function titleCase(value: string): string {
  return value
    .toLocaleLowerCase('fr')
    .replace(/\p{L}+/gu, (word, at: number) =>
      at > 0 && /^(de|du|des|la|le|les|et|en|sur|sous|aux?)$/.test(word)
        ? word
        : word.charAt(0).toLocaleUpperCase('fr') + word.slice(1),
    );
}

/** UTF-8 that was once read as Windows-1252 (`SÃ¡nchez`), read right; any other text is left as it is. */
export function repairMojibake(value: string): string {
  if (!/[\u00C2-\u00F4]/.test(value)) return value;
  const bytes = iconv.encode(value, 'windows-1252');
  // A character that Windows-1252 lacks was not made by this accident.
  if (iconv.decode(bytes, 'windows-1252') !== value) return value;
  const repaired = bytes.toString('utf8');
  return repaired.includes('\uFFFD') ? value : repaired;
}

const maxPattern = 500;

/** A JavaScript regular expression, always with flag `u`; a complaint where it is none. */
function pattern(node: MappingNode | undefined, flags = ''): RegExp {
  const source = node?.text() ?? '';
  try {
    if (source === '' || source.length > maxPattern) throw new SyntaxError('length');
    return new RegExp(source, `u${flags}`);
  } catch {
    node?.complain(
      'une expression régulière valable est attendue.',
      'a valid regular expression is expected.',
    );
    return /(?!)/u;
  }
}

const required = (
  options: MappingNode | undefined,
  allowed: readonly string[],
  needed: readonly string[],
) => {
  const members = options?.members(allowed) ?? new Map<string, MappingNode>();
  const missing = needed.filter((key) => !members.has(key));
  if (missing.length > 0)
    options?.complain(`il manque : ${missing.join(', ')}.`, `missing: ${missing.join(', ')}.`);
  return members;
};

export const textTransforms: Record<string, TransformReader> = {
  trim: plain(ofText((value) => empty(value.trim()))),
  squash: plain(ofText((value) => empty(value.replace(/\s+/g, ' ').trim()))),
  upper: plain(ofText((value) => value.toLocaleUpperCase('fr'))),
  lower: plain(ofText((value) => value.toLocaleLowerCase('fr'))),
  title: plain(ofText(titleCase)),
  digits: plain(ofText((value) => empty(value.replace(/\D/g, '')))),
  repairMojibake: plain(ofText(repairMojibake)),

  /** `replace: {pattern, with}`: every match; `$1` stands for a group. */
  replace: (options) => {
    const members = required(options, ['pattern', 'with'], ['pattern', 'with']);
    const found = pattern(members.get('pattern'), 'g');
    const by = members.get('with')?.text() ?? '';
    return ofText((value) => empty(value.replace(found, by)));
  },

  /** `extract: pattern`: the first group, or the whole match; `otherwise: reject` refuses a text without it. */
  extract: (options) => {
    const members =
      options?.kind === 'map'
        ? required(options, ['pattern', 'otherwise'], ['pattern'])
        : new Map([['pattern', options as MappingNode]]);
    const found = pattern(members.get('pattern'));
    const rejects = members.get('otherwise')?.choice(['empty', 'reject']) === 'reject';
    return ofText((value) => {
      const match = found.exec(value);
      if (match) return empty(match[1] ?? match[0]);
      if (rejects)
        throw new CellError(text('valeur d’une autre forme que prévu', 'value of an unexpected form'), value);
      return null;
    });
  },

  /** `split: {separator, take}`: one piece; `take` counts from 1, or from the end when negative. */
  split: (options) => {
    const members = required(options, ['separator', 'take'], ['separator', 'take']);
    const separator = members.get('separator')?.text() ?? ' ';
    const take = members.get('take')?.integer() ?? 1;
    if (take === 0)
      members.get('take')?.complain('1, 2… ou -1, -2… est attendu.', '1, 2… or -1, -2… is expected.');
    return ofText((value) => empty((value.split(separator).at(take > 0 ? take - 1 : take) ?? '').trim()));
  },

  /** `slice: [from, to]` in characters, from 0; negative counts from the end. */
  slice: (options) => {
    const [from = 0, to] = options?.items().map((item) => item.integer()) ?? [];
    return ofText((value) => empty([...value].slice(from, to).join('')));
  },
};
