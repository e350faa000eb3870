import { text } from '#kernel';
import { ofText, plain, type TransformReader } from './transform.js';

const civilities = /^(m|mr|mme|mlle|ms|mrs|miss|dr|monsieur|madame|mademoiselle|me|maître|maitre|pr)\.?\s+/i;
const particles = /^(de|du|des|d'|d’|la|le|von|van|der|den|di|da|el|ben|bin|al|del|mac|mc|saint|st)$/i;

/** First and family names of a full name: `DUPONT Jean`, `Dupont, Jean`, `M. Jean de La Tour`. */
export function splitName(value: string): { given: string; family: string } {
  const bare = value.replace(/\s+/g, ' ').trim().replace(civilities, '');
  const comma = /^([^,]+),\s*(.+)$/.exec(bare);
  if (comma) return { family: comma[1]?.trim() ?? '', given: comma[2]?.trim() ?? '' };
  const parts = bare.split(' ');
  if (parts.length === 1) return { family: bare, given: '' };
  const isUpper = (part: string) => /\p{L}{2}/u.test(part) && part === part.toLocaleUpperCase('fr');
  const upper = parts.filter(isUpper);
  // A name in capitals is the family's, wherever it stands; particles before it belong to it.
  if (upper.length > 0 && upper.length < parts.length) {
    const from = parts.findIndex(isUpper);
    let begin = from;
    while (begin > 0 && particles.test(parts[begin - 1] ?? '')) begin -= 1;
    const end = parts.findLastIndex(isUpper);
    const given = [...parts.slice(0, begin), ...parts.slice(end + 1)].join(' ');
    if (given) return { family: parts.slice(begin, end + 1).join(' '), given };
  }
  let begin = parts.length - 1;
  while (begin > 1 && particles.test(parts[begin - 1] ?? '')) begin -= 1;
  return { given: parts.slice(0, begin).join(' '), family: parts.slice(begin).join(' ') };
}

/** Addresses of a cell, whatever stands between and around them; else its numbers, one to a line or between signs. */
export function itemsOf(value: string): string[] {
  const pieces = value.includes('@')
    ? value
        .split(/[;,|\s]+|:::/)
        .map((piece) => piece.replace(/^(?:<|\(|"|mailto:)+|[>)".:]+$/gi, ''))
        .filter((piece) => piece.includes('@'))
    : value.split(/[;|\n]|:::|,\s*(?=[+\d(])|\s*\/\s*(?=[+\d(])|\s+ou\s+/);
  const items = [...new Set(pieces.map((each) => each.trim()).filter(Boolean))];
  // 02/40/12/34/56 is one number.
  const isCut = !value.includes('@') && items.some((item) => item.replace(/\D/g, '').length < 6);
  return isCut || items.length === 0 ? [value.trim()] : items;
}

const empty = (value: string): string | null => (value === '' ? null : value);

export const peopleTransforms: Record<string, TransformReader> = {
  familyName: plain(ofText((value) => empty(splitName(value).family))),
  givenName: plain(ofText((value) => empty(splitName(value).given))),

  /** `item: 2`: one of several e-mail addresses or numbers in a cell; `last: true` tells what is left behind it. */
  item: (options) => {
    const members = options?.kind === 'map' ? options.members(['take', 'last']) : undefined;
    const take = (members?.get('take') ?? (members ? undefined : options))?.integer() ?? 1;
    const last = members?.get('last')?.flag() ?? false;
    if (take < 1) options?.complain('1, 2… est attendu.', '1, 2… is expected.');
    return {
      apply: (value, row) => {
        const items = itemsOf(String(value));
        const rest = last ? items.slice(take) : [];
        if (rest.length > 0)
          row.remark?.(
            text(`valeurs laissées : ${rest.join(' ; ')}`, `values left out: ${rest.join('; ')}`),
            null,
          );
        return items[take - 1] ?? null;
      },
    };
  },

  /** `first: ";"`: the first of several texts in a cell; the others are told. */
  first: (options) => {
    const separator = options?.text() || ';';
    return {
      apply: (value, row) => {
        const [first = '', ...others] = String(value)
          .split(separator)
          .map((piece) => piece.trim())
          .filter(Boolean);
        if (others.length > 0)
          row.remark?.(
            text(`valeurs laissées : ${others.join(' ; ')}`, `values left out: ${others.join('; ')}`),
            null,
          );
        return empty(first);
      },
    };
  },

  /** `website`: an address with its scheme. */
  website: plain(
    ofText((value) =>
      /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value.replace(/^\/\//, '')}`,
    ),
  ),

  /** `salesforceId`: fifteen characters, as reports have them, with the three that make case count (18 in all). */
  salesforceId: plain(ofText(longId)),

  /** `plainText`: the text of a piece of HTML; anything else stays as it is. */
  plainText: plain(ofText((value) => empty(textOfHtml(value)))),
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Salesforce's case-safe form of an id: each of three characters tells which of five letters are capitals. */
export function longId(value: string): string {
  if (!/^[a-zA-Z0-9]{15}$/.test(value)) return value;
  const sign = (chunk: string) =>
    alphabet[[...chunk].reduce((sum, letter, at) => sum + (/[A-Z]/.test(letter) ? 2 ** at : 0), 0)] ?? '';
  return value + [0, 5, 10].map((at) => sign(value.slice(at, at + 5))).join('');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  euro: '€',
};

/** The words of HTML as an editor saves them; a text that only has a `<` in it is left alone. */
export function textOfHtml(value: string): string {
  if (
    !/<\/?(p|br|div|span|b|i|u|strong|em|a|ul|ol|li|h[1-6]|table|tr|td|img|font|html|body)\b[^>]*>/i.test(
      value,
    )
  )
    return value.replace(/\r\n?/g, '\n');
  return value
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>|<\/(p|div|li|tr|h[1-6])>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '- ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&#(\d+);/g, (_, code: string) =>
      Number(code) > 31 && Number(code) < 0x10ffff ? String.fromCodePoint(Number(code)) : ' ',
    )
    .replace(/&([a-z]+);/gi, (all, name: string) => entities[name.toLowerCase()] ?? all)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
