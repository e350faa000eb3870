import { createHash } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, which people mistake for others. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const charactersPerLine = 12;

/** A line that does not hold what was printed. */
export class PaperError extends Error {
  override name = 'PaperError';
}

/**
 * Bytes as lines to be printed and typed again: `A1  7K3M 9QXW 2F0D R`. The last character of a line checks it, so that
 * a slip is told with its line. @param bytes a multiple of five.
 */
export function toPaper(bytes: Buffer, letter: string): string[] {
  const lines: string[] = [];
  const characters = encode(bytes);
  for (let from = 0; from < characters.length; from += charactersPerLine) {
    const line = characters.slice(from, from + charactersPerLine);
    const label = `${letter}${lines.length + 1}`;
    lines.push(`${label}  ${(line.match(/.{1,4}/g) ?? []).join(' ')} ${checkOf(label, line)}`);
  }
  return lines;
}

/**
 * The bytes of the lines that begin with a letter, in whatever order, case and spacing they were typed.
 * @throws PaperError with the line that is missing or mistyped.
 */
export function fromPaper(typed: readonly string[], letter: string, size: number): Buffer {
  const found = new Map<string, string>();
  for (const line of typed) {
    const [, label, rest] = /^\s*([A-Z]\d)[\s:.)]+(.*)$/i.exec(line) ?? [];
    if (label && rest !== undefined) found.set(label.toUpperCase(), compact(rest));
  }
  const lines = Array.from({ length: Math.ceil((size * 8) / 5 / charactersPerLine) }, (_, index) => {
    const label = `${letter}${index + 1}`;
    const line = found.get(label);
    if (line === undefined) throw new PaperError(`${label}: missing`);
    const characters = line.slice(0, -1);
    if (line.length !== charactersPerLine + 1 || line.at(-1) !== checkOf(label, characters))
      throw new PaperError(`${label}: mistyped`);
    return characters;
  });
  return decode(lines.join(''));
}

const compact = (line: string): string =>
  line.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

const checkOf = (label: string, characters: string): string =>
  alphabet.charAt((createHash('sha256').update(`${label} ${characters}`).digest()[0] ?? 0) % 32);

function encode(bytes: Buffer): string {
  let characters = '';
  for (let from = 0; from < bytes.length; from += 5) {
    let value = BigInt(`0x${bytes.subarray(from, from + 5).toString('hex')}`);
    let group = '';
    for (let index = 0; index < 8; index += 1) {
      group = alphabet.charAt(Number(value % 32n)) + group;
      value /= 32n;
    }
    characters += group;
  }
  return characters;
}

function decode(characters: string): Buffer {
  const groups = characters.match(/.{8}/g) ?? [];
  return Buffer.concat(
    groups.map((group) => {
      const value = [...group].reduce((sum, each) => sum * 32n + BigInt(alphabet.indexOf(each)), 0n);
      return Buffer.from(value.toString(16).padStart(10, '0'), 'hex');
    }),
  );
}
