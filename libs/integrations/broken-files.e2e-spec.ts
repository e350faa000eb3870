import fc from 'fast-check';
import iconv from 'iconv-lite';
import { type TestInstance, TestPlatform } from '#testing';
import { ProposedImport } from './sample-test-kit.js';
import { WebImporter } from './web-import-test-kit.js';

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(
    '',
    'Dupont',
    'a@x.fr;b@y.fr',
    '02 40 00 00 00',
    '1 234,56 €',
    '1,234.56',
    '12/25/2024',
    '25/12/2024',
    '=1+1',
    '50 %',
    'oui',
    '"',
    'a;b',
    'ligne\nligne',
    '404833048',
    'Closed Won',
    'Gagné',
    'États-Unis',
    '\u0000',
    "'",
  ),
);
const headers = fc.constantFrom(
  ['Nom', 'Prénom', 'Société', 'E-mail', 'Tél', 'Pays'],
  ['Raison sociale', 'SIREN', 'Statut', 'Téléphone', 'Ville', 'Notes'],
  ['Record ID', 'Deal Name', 'Deal Stage', 'Amount', 'Close Date', 'Associated Company'],
  ['Name', 'Is a company', 'Related company', 'Email', 'Phone', 'Country'],
  ['Id', 'LastName', 'FirstName', 'Company', 'Status', 'IsDeleted'],
  ['Nom', 'Nom', '', 'Montant', 'Étape', 'Date'],
  ['Sujet', 'Type', 'Échéance', 'Statut', 'Client', 'Contact'],
);
const encodings = fc.constantFrom('utf-8', 'windows-1252', 'utf-16le', 'utf8-bom');
const quoted = (value: string, separator: string): string =>
  /["\r\n]/.test(value) || value.includes(separator) ? `"${value.replaceAll('"', '""')}"` : value;

/** A file as it comes: rows too long and too short, stray quotes, any bytes at the end. */
const files = fc
  .record({
    names: headers,
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { maxLength: 8 }),
    separator: fc.constantFrom(';', ',', '\t'),
    encoding: encodings,
    careless: fc.boolean(),
    tail: fc.option(fc.uint8Array({ maxLength: 6 })),
    ending: fc.constantFrom('\n', '\r\n'),
    trailing: fc.boolean(),
  })
  .map(({ names, rows, separator, encoding, careless, tail, ending, trailing }) => {
    const lines = [names, ...rows].map(
      (fields) =>
        fields.map((value) => (careless ? value : quoted(value, separator))).join(separator) +
        (trailing ? separator : ''),
    );
    const text = lines.join(ending);
    const bytes =
      encoding === 'utf8-bom'
        ? Buffer.from(`\uFEFF${text}`)
        : iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' });
    return Buffer.concat([bytes, Buffer.from(tail ?? [])]);
  });

const cards = fc
  .array(
    fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('N:A;B', 'FN:C', 'EMAIL:x@y.fr', 'TEL:06 12 34 56 78', 'ORG:D', 'END:VCARD'),
      ),
      { maxLength: 6 },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => Buffer.from(all.map((lines) => ['BEGIN:VCARD', ...lines, ''].join('\r\n')).join('')));

describe('files that nobody would expect', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let proposed: ProposedImport;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    proposed = new ProposedImport(new WebImporter(platform, await instance.admin()));
  });
  afterAll(() => platform.stop());

  it.each([
    ['tables', files, 20],
    ['cards', cards, 6],
  ] as const)(
    '(%s) are refused in words, or every row of them is told of',
    async (_, arbitrary, numRuns) => {
      await fc.assert(
        fc.asyncProperty(arbitrary, async (content) => {
          // `run` checks that read = created + updated + unchanged + rejected, in every step.
          const { refused } = await proposed.run(content, 'random.csv', { dryRun: true });
          if (refused) expect(['INVALID_INPUT', 'IMPORT_FILE_UNREADABLE']).toContain(refused.code);
        }),
        { numRuns },
      );
    },
    120_000,
  );
});
