import { text } from '#kernel';
import { scanXml } from '../workbooks/xml-scanner.js';
import type { Card, CardProperty } from './card.js';

const escaped = (value: string): string => value.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const scalar = (value: unknown): string =>
  typeof value === 'object' || value === undefined ? '' : String(value);

/** Cards in JSON (RFC 7095): one, or a list of them; undefined for other JSON. */
export function readJsonCards(content: string): Card[] | undefined {
  let document: unknown;
  try {
    document = JSON.parse(content);
  } catch {
    return undefined;
  }
  const cards = Array.isArray(document) && document[0] === 'vcard' ? [document] : listOf(document);
  if (!cards.every((card) => Array.isArray(card) && card[0] === 'vcard')) return undefined;
  return cards.map((card, at) => {
    const properties = listOf((card as unknown[])[1]).flatMap((entry) => jsonProperty(entry) ?? []);
    const lost = listOf((card as unknown[])[1]).length - properties.length;
    const faults =
      lost > 0 ? [text(`${lost} propriété(s) illisible(s)`, `${lost} unreadable properties`)] : [];
    return { line: at + 1, properties, faults };
  });
}

/** `["tel", {"type": "work"}, "uri", "tel:+33…"]`. */
function jsonProperty(entry: unknown): CardProperty | undefined {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string' || entry.length < 4) return undefined;
  const parameters = new Map<string, string[]>();
  if (typeof entry[1] === 'object' && entry[1] !== null)
    for (const [name, value] of Object.entries(entry[1]))
      parameters.set(
        name.toLowerCase(),
        listOf(value).map((each) => scalar(each).toLowerCase()),
      );
  const values = entry
    .slice(3)
    .map((value) =>
      Array.isArray(value)
        ? value.map((part) => listOf(part).map(scalar).map(escaped).join(',')).join(';')
        : escaped(scalar(value)),
    );
  return { name: entry[0].toUpperCase(), group: undefined, parameters, value: values.join(',') };
}

/** Order in which a structured property has its parts (RFC 6351). */
const structures: Readonly<Record<string, readonly string[]>> = {
  N: ['surname', 'given', 'additional', 'prefix', 'suffix'],
  ADR: ['pobox', 'ext', 'street', 'locality', 'region', 'code', 'country'],
};

interface OpenProperty {
  readonly name: string;
  readonly parameters: Map<string, string[]>;
  readonly parts: Map<string, string[]>;
}

/** Cards in XML (RFC 6351). @throws ArchiveError for what is no whole document. */
export async function readXmlCards(bytes: Buffer): Promise<Card[]> {
  const cards: { line: number; properties: CardProperty[]; faults: [] }[] = [];
  const path: string[] = [];
  let open: OpenProperty | undefined;
  async function* once(): AsyncGenerator<Buffer> {
    yield bytes;
  }
  for await (const pieces of scanXml(once())) {
    for (const piece of pieces) {
      if (piece.kind === 'open') {
        path.push(piece.name);
        const at = path.filter((name) => name !== 'group').length;
        if (piece.name === 'vcard') cards.push({ line: cards.length + 1, properties: [], faults: [] });
        else if (at === 3 && piece.name !== 'group')
          open = { name: piece.name.toUpperCase(), parameters: new Map(), parts: new Map() };
      } else if (piece.kind === 'close') {
        path.pop();
        if (open && path.filter((name) => name !== 'group').length === 2) {
          cards.at(-1)?.properties.push(property(open));
          open = undefined;
        }
      } else if (open && piece.text.trim() !== '') take(open, path, piece.text.trim());
    }
  }
  return cards;
}

function take(open: OpenProperty, path: readonly string[], value: string): void {
  const parameters = path.indexOf('parameters');
  const [into, name] =
    parameters >= 0 ? [open.parameters, path[parameters + 1] ?? ''] : [open.parts, path.at(-1) ?? ''];
  into.set(name, [...(into.get(name) ?? []), parameters >= 0 ? value.toLowerCase() : value]);
}

function property({ name, parameters, parts }: OpenProperty): CardProperty {
  const structure = structures[name];
  const joined = (values: readonly string[] | undefined) => (values ?? []).map(escaped).join(',');
  const value = structure
    ? structure.map((part) => joined(parts.get(part))).join(';')
    : [...parts.values()].map((values) => values.map(escaped).join(name === 'ORG' ? ';' : ',')).join(',');
  return { name, group: undefined, parameters, value };
}
