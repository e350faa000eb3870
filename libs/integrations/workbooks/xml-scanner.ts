import { ArchiveError } from './zip-archive.js';

/** A piece of an XML document. Names come without their prefix; attributes too. */
export type XmlPiece =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: () => Map<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** A tag or text longer than this is no part of a workbook that people made. */
const longest = 1024 * 1024;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Cuts an XML document into tags and texts as its bytes come. It knows what workbooks hold and refuses a document type:
 * with no entities of its own, a small document cannot become a large one.
 * @throws ArchiveError for what is no such document.
 */
export async function* scanXml(chunks: AsyncIterable<Buffer>): AsyncGenerator<XmlPiece[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    const pieces: XmlPiece[] = [];
    rest = rest.slice(cut(rest, pieces));
    if (rest.length > longest) throw new ArchiveError('an endless tag');
    yield pieces;
  }
  if (rest.trim() !== '') throw new ArchiveError('the document breaks off');
}

/** Adds the whole pieces of a text; returns where the rest begins. */
function cut(source: string, pieces: XmlPiece[]): number {
  let at = 0;
  for (;;) {
    const start = source.indexOf('<', at);
    if (start < 0) return at;
    const end = endOfTag(source, start);
    if (end < 0) return at;
    if (start > at) pieces.push({ kind: 'text', text: decodeEntities(source.slice(at, start)) });
    if (source.startsWith('<![CDATA[', start))
      pieces.push({ kind: 'text', text: source.slice(start + 9, end - 3) });
    else if (source.startsWith('<!DOCTYPE', start)) throw new ArchiveError('a document type');
    else if (!/[!?]/.test(source[start + 1] ?? '')) addTag(source.slice(start + 1, end - 1), pieces);
    at = end;
  }
}

/** The place behind a tag, or -1 while its end has not come. A `>` in an attribute is no end. */
function endOfTag(source: string, start: number): number {
  for (const [begin, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!source.startsWith(begin, start)) continue;
    const at = source.indexOf(end, start + begin.length);
    return at < 0 ? -1 : at + end.length;
  }
  for (let at = start + 1; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '>') return at + 1;
    if (sign !== '"' && sign !== "'") continue;
    at = source.indexOf(sign, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

function addTag(inside: string, pieces: XmlPiece[]): void {
  if (inside.startsWith('/')) {
    pieces.push({ kind: 'close', name: bare(inside.slice(1).trim()) });
    return;
  }
  const empty = inside.endsWith('/');
  const body = empty ? inside.slice(0, -1) : inside;
  const name = bare(/^\S+/.exec(body)?.[0] ?? '');
  pieces.push({ kind: 'open', name, attributes: () => attributesOf(body) });
  if (empty) pieces.push({ kind: 'close', name });
}

function attributesOf(body: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of body.matchAll(/\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found.set(bare(name), decodeEntities(double ?? single ?? ''));
  return found;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
        if (name) return named[name] ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;
