import { TableError } from './table-error.js';

const SPREADSHEETS: [name: string, magic: number[]][] = [
  ['XLSX/ODS', [0x50, 0x4b, 0x03, 0x04]],
  ['XLS', [0xd0, 0xcf, 0x11, 0xe0]],
];
const OTHERS: [name: string, magic: number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['XZ', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
];

/**
 * Refuses what is no text. A few control characters pass: they become defects of their rows.
 * @param saysText the file begins with a mark of Unicode text, or was declared as UTF-16: its bytes are not counted.
 */
export function refuseBinary(sample: Buffer, saysText: boolean): void {
  const named = (list: [string, number[]][]) =>
    list.find(([, magic]) => magic.every((byte, at) => sample[at] === byte))?.[0];
  const spreadsheet = named(SPREADSHEETS);
  if (spreadsheet) {
    throw new TableError('spreadsheet-not-text', {
      fr: `Ce fichier est un classeur (${spreadsheet}) et non un texte CSV : enregistrez-le au format CSV UTF-8.`,
      en: `This file is a workbook (${spreadsheet}), not CSV text: save it as CSV UTF-8.`,
    });
  }
  const other = named(OTHERS);
  if (other || (!saysText && looksBinary(sample))) {
    const hint = other ? ` (${other})` : '';
    throw new TableError('binary-file', {
      fr: `Ce fichier est binaire${hint} et non un texte (un texte UTF-16 sans BOM doit être déclaré tel).`,
      en: `This file is binary${hint}, not text (UTF-16 text without BOM must be declared as such).`,
    });
  }
}

function looksBinary(sample: Buffer): boolean {
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += 1;
  }
  return controls >= 8 && controls > sample.length * 0.04;
}
