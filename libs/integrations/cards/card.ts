import type { Text } from '#kernel';

/** One property of a card: `item1.TEL;TYPE=work:+33…`. */
export interface CardProperty {
  /** In capitals. */
  readonly name: string;
  readonly group: string | undefined;
  /** In small letters; types without a name, as vCard 2.1 has them, are those of `type`. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** Decoded, with the escapes of its version. */
  readonly value: string;
}

/** A card as it stands in its file, with what was wrong about it. */
export interface Card {
  /** Where it begins, 1-based. */
  readonly line: number;
  readonly properties: readonly CardProperty[];
  readonly faults: readonly Text[];
}

export const typesOf = ({ parameters }: CardProperty): ReadonlySet<string> =>
  new Set(parameters.get('type') ?? []);

/** Pieces of a structured value between unescaped signs, read as people read them. */
export function piecesOf(value: string, sign: ';' | ','): string[] {
  const pieces: string[] = [''];
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] as string;
    if (character === '\\' && at + 1 < value.length) {
      pieces[pieces.length - 1] += character + value[at + 1];
      at += 1;
    } else if (character === sign) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  return pieces.map(plainText);
}

/** A value without its escapes (RFC 6350, 3.4). */
export const plainText = (value: string): string =>
  value
    .replace(/\\([nN,;:\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .trim();
