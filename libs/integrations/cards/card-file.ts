import { readFile } from 'node:fs/promises';
import { type Text, text } from '#kernel';
import type { Table, TableDefect, TableRow } from '#runtime';
import { TableError } from '#runtime';
import type { RawRow } from '../rows/source-row.js';
import { ArchiveError } from '../workbooks/zip-archive.js';
import type { Card } from './card.js';
import { cardColumns } from './card-columns.js';
import { readJsonCards, readXmlCards } from './card-formats.js';
import { parseCards } from './card-parser.js';
import { rowOf } from './card-row.js';

const begins = /^\s*begin:\s*vcard\s*$/im;

/** Whether a file's first bytes are those of cards: vCard, or its forms in JSON and XML. */
export function holdsCards(head: Buffer): boolean {
  const sample = head.subarray(0, 4096).toString('latin1').replaceAll('\0', '');
  return (
    begins.test(sample) ||
    /^[\s\uFEFFï»¿]*\[\s*\[?\s*"vcard"/.test(sample) ||
    /<(?:\w+:)?vcards\b[^>]*ietf:params:xml:ns:vcard/.test(sample)
  );
}

/** What of a file of cards is left, in a word or two for whoever imports it. */
export async function remarksOnCards(path: string): Promise<Text[]> {
  const cards = await cardsOf(path);
  const pictures = cards.reduce((sum, card) => {
    const row = rowOf(card);
    return sum + ('values' in row ? row.media : 0);
  }, 0);
  const faulty = cards.filter(({ faults }) => faults.length > 0).length;
  const some = (count: number, one: Text, many: Text): Text[] => {
    if (count === 0) return [];
    return [count === 1 ? one : text(`${count} ${many.fr}`, `${count} ${many.en}`)];
  };
  return [
    ...some(
      pictures,
      text(
        'Une photo (ou un logo, un son, une clé) n’est pas reprise',
        'A picture, logo, sound or key is not taken',
      ),
      text(
        'photos (ou logos, sons, clés) ne sont pas reprises',
        'pictures, logos, sounds or keys are not taken',
      ),
    ),
    ...some(
      faulty,
      text('Une carte a des défauts, dits à sa ligne', 'A card has faults, told at its line'),
      text('cartes ont des défauts, dits à leur ligne', 'cards have faults, told at their lines'),
    ),
  ];
}

/** The cards of a file as rows; a card that is no person or company is a defect. */
export function cardTable(path: string): Table {
  return {
    columns: [...cardColumns],
    encoding: '',
    separator: '',
    rows: {
      async *[Symbol.asyncIterator]() {
        for (const card of await cardsOf(path)) {
          const row = rowOf(card);
          if ('values' in row)
            yield { line: card.line, values: row.values, remarks: row.remarks } satisfies RawRow as TableRow;
          else yield { line: card.line, code: 'column-count', messages: row } satisfies TableDefect;
        }
      },
    },
  };
}

async function cardsOf(path: string): Promise<Card[]> {
  const bytes = await readFile(path);
  const start = bytes
    .subarray(0, 200)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  try {
    if (start.startsWith('[')) return readJsonCards(bytes.toString('utf8').replace(/^\uFEFF/, '')) ?? [];
    if (start.startsWith('<')) return await readXmlCards(bytes);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new TableError('file-unreadable', {
      fr: 'Ces cartes n’ont pas pu être lues.',
      en: 'These cards could not be read.',
    });
  }
  return parseCards(bytes);
}
