import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { type Text, text } from '#kernel';
import type { Card, CardProperty } from './card.js';

/** A logical line: folded ones put together, still as bytes (one character each). */
interface Line {
  readonly at: number;
  text: string;
}

const quotedPrintable = /;(?:encoding=)?quoted-printable(?=[;:])/i;
const base64 = /;(?:encoding=)?(?:b|base64)(?=[;:])/i;
const mostFaults = 20;

/**
 * The cards of a vCard file, 2.1 to 4.0 (RFC 2426, RFC 6350), as programs write them: folded lines, quoted-printable,
 * several charsets in one file, cards without an end. Never throws; what cannot be read is among a card's faults.
 */
export function parseCards(bytes: Buffer): Card[] {
  const cards: Card[] = [];
  let open: { line: number; properties: CardProperty[]; faults: Text[] } | undefined;
  let depth = 0;
  const close = (): void => {
    if (open) cards.push(open);
    [open, depth] = [undefined, 0];
  };
  for (const line of logicalLines(latin1(bytes))) {
    const bare = line.text.trim();
    if (/^begin:\s*vcard$/i.test(bare)) {
      // A card within a card is an AGENT's; any other beginning ends a card that has no end.
      if (open && isAgent(open.properties.at(-1))) {
        depth += 1;
        continue;
      }
      open?.faults.push(text('carte sans fin (END:VCARD)', 'card without an end (END:VCARD)'));
      close();
      open = { line: line.at, properties: [], faults: [] };
    } else if (/^end:\s*vcard$/i.test(bare)) {
      if (depth > 0) depth -= 1;
      else close();
    } else if (open && depth === 0 && bare !== '') {
      const property = readProperty(line.text, open.faults);
      if (property) open.properties.push(property);
    }
  }
  open?.faults.push(text('carte sans fin (END:VCARD)', 'card without an end (END:VCARD)'));
  close();
  return cards;
}

const isAgent = (property: CardProperty | undefined): boolean =>
  property?.name === 'AGENT' && property.value === '';

/** Bytes as characters, one each; UTF-16 and UTF-32 become UTF-8 first. */
function latin1(bytes: Buffer): string {
  const wide = wideEncoding(bytes);
  const plain = wide ? Buffer.from(iconv.decode(bytes, wide), 'utf8') : bytes;
  return plain.toString('latin1').replace(/^ï»¿/, '');
}

function wideEncoding(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0 && bytes[1] === 0x42) return 'utf-16be';
  return bytes[0] === 0x42 && bytes[1] === 0 ? 'utf-16le' : undefined;
}

function* logicalLines(content: string): Generator<Line> {
  let current: Line | undefined;
  let at = 0;
  for (const raw of content.split(/\r\n|\n|\r/)) {
    at += 1;
    if (!current) {
      current = { at, text: raw };
      continue;
    }
    const isSoft: boolean = current.text.endsWith('=') && quotedPrintable.test(head(current.text));
    if (isSoft && !/^(begin|end):/i.test(raw))
      current.text = current.text.slice(0, -1) + raw.replace(/^[ \t]+(?==)/, '');
    else if (/^[ \t]/.test(raw) && !/^(begin|end):/i.test(current.text)) current.text += raw.slice(1);
    // Base64 that goes on without the blank that folding asks for.
    else if (
      raw !== '' &&
      !raw.includes(':') &&
      base64.test(head(current.text)) &&
      /^[A-Za-z0-9+/=]+$/.test(raw)
    )
      current.text += raw;
    else {
      yield current;
      current = { at, text: raw };
    }
  }
  if (current) yield current;
}

const head = (line: string): string => line.slice(0, Math.max(0, line.indexOf(':')) + 1);

/** Where a line's value begins: behind the first colon that is in no quotes. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return quoted ? line.indexOf(':') : -1;
}

function readProperty(line: string, faults: Text[]): CardProperty | undefined {
  const fault = (fr: string, en: string): undefined => {
    if (faults.length < mostFaults) faults.push(text(fr, en));
    return undefined;
  };
  const colon = colonOf(line);
  const shown = decode(line.trim().slice(0, 40), undefined).text;
  if (colon < 0) return fault(`ligne illisible : ${shown}`, `unreadable line: ${shown}`);
  const [named = '', ...given] = line.slice(0, colon).match(/(?:[^;"]|"[^"]*"?)+/g) ?? [];
  const [, group, name] = /^(?:([\w-]+)\.)?([\w-]+)$/.exec(named.trim()) ?? [];
  if (!name) return fault(`ligne illisible : ${shown}`, `unreadable line: ${shown}`);
  const parameters = readParameters(given);
  const raw = line.slice(colon + 1);
  const encoding = parameters.get('encoding')?.[0] ?? '';
  const charset = parameters.get('charset')?.[0];
  const bytes = encoding === 'quoted-printable' ? unquoted(raw) : raw;
  const { text: value, guessed } = decode(bytes, charset);
  if (guessed)
    fault(
      `${name.toUpperCase()} : accents lus en ${guessed}`,
      `${name.toUpperCase()}: accents read as ${guessed}`,
    );
  return { name: name.toUpperCase(), group, parameters, value };
}

function readParameters(given: readonly string[]): Map<string, string[]> {
  const parameters = new Map<string, string[]>();
  for (const each of given) {
    const equals = each.indexOf('=');
    const bare = each.trim().toLowerCase();
    const implied = /^(quoted-printable|base64|8bit|7bit)$/.test(bare) ? 'encoding' : 'type';
    const name = equals < 0 ? implied : each.slice(0, equals).trim().toLowerCase();
    const values = (equals < 0 ? bare : each.slice(equals + 1))
      .split(',')
      .map((value) => value.trim().replace(/^"|"$/g, '').toLowerCase())
      .filter(Boolean);
    parameters.set(name, [...(parameters.get(name) ?? []), ...values]);
  }
  return parameters;
}

/** Quoted-printable to bytes (RFC 2045, 6.7); what is no escape stays. */
const unquoted = (value: string): string =>
  value.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Bytes in the charset that is said where it is true; else UTF-8 where they are, else that of Windows. */
function decode(bytes: string, charset: string | undefined): { text: string; guessed?: string } {
  const buffer = Buffer.from(bytes, 'latin1');
  if (isUtf8(buffer)) {
    const said =
      charset &&
      !/^(utf-?8|us-ascii|ascii)$/.test(charset) &&
      /^(?:iso-2022|shift|gb|big5|euc|utf-?7)/.test(charset);
    if (!said || !iconv.encodingExists(charset)) return { text: buffer.toString('utf8') };
  }
  if (charset && !/^utf-?8$/.test(charset) && iconv.encodingExists(charset))
    return { text: iconv.decode(buffer, charset) };
  // A few bytes that were cut leave the rest as it is.
  const lossy = buffer.toString('utf8');
  const wide = lossy.match(/[^\0-\x7f\uFFFD]/gu)?.length ?? 0;
  if (wide > (lossy.match(/\uFFFD/g)?.length ?? 0)) return { text: lossy, guessed: 'UTF-8' };
  return { text: iconv.decode(buffer, 'windows-1252'), guessed: 'windows-1252' };
}
