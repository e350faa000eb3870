import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { type CsvOptions, neutraliseFormula, type TableColumn, writeCsv } from './index.js';
import { FileKit, readAll } from './tabular-test-kit.js';

const kit = new FileKit();
afterAll(() => kit.clean());

async function bytes(
  columns: TableColumn[],
  rows: Record<string, unknown>[],
  options?: CsvOptions,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of writeCsv(columns, rows, options)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const NAME: TableColumn = { key: 'name', label: 'Nom' };
const AMOUNT: TableColumn = { key: 'amount', label: 'Montant', kind: 'number' };
const lines = async (...args: Parameters<typeof bytes>) =>
  (await bytes(...args)).toString().slice(1).split('\r\n');

describe('CSV files', () => {
  it('are UTF-8 with BOM, `;` and CRLF', async () => {
    const file = await bytes([NAME, AMOUNT], [{ name: 'Hélène', amount: 12.5 }]);
    expect(file).toEqual(Buffer.from('\uFEFFNom;Montant\r\nHélène;12.5\r\n'));
  });

  it('quote what RFC 4180 says, blanks at the ends, and an empty field alone on its line', async () => {
    const text = { name: 'a"b', amount: 'x;y' };
    expect(await lines([NAME, AMOUNT], [text])).toEqual(['Nom;Montant', '"a""b";"x;y"', '']);
    expect(await lines([NAME, AMOUNT], [text], { separator: ',' })).toEqual([
      'Nom,Montant',
      '"a""b",x;y',
      '',
    ]);
    expect(await lines([NAME], [{ name: '' }, { name: ' x' }])).toEqual(['Nom', '""', '" x"', '']);
  });

  it.each([
    '=1+1',
    '+33 1',
    '-12',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\0=1',
    '\n=1',
    '  =1',
    '\u00A0-1',
    '＝1',
    ' ＋1',
    '－1',
    '＠x',
    '\tx',
  ])('neutralise the text %j', async (text) => {
    expect(neutraliseFormula(text)).toBe(`'${text}`);
    const table = (await bytes([NAME, AMOUNT], [{ name: text, amount: 1 }])).toString();
    expect(table).toContain(`'${text}`);
  });

  it.each(['', 'a=b', '12', ' x', "'=1", 'é', '1-2'])('leave the text %j', (text) => {
    expect(neutraliseFormula(text)).toBe(text);
  });

  it('neutralise labels, and texts in a column of numbers or dates', async () => {
    const columns: TableColumn[] = [
      { key: 'a', label: '=A1', kind: 'number' },
      { key: 'b', label: 'B', kind: 'date' },
    ];
    expect(await lines(columns, [{ a: '-1+cmd', b: '=x' }])).toEqual(["'=A1;B", "'-1+cmd;'=x", '']);
  });

  it('write negative numbers as numbers, whatever carries them', async () => {
    const amounts = [-12, '-12.50', new Decimal('-0.10'), -12n, 1e21, 1e-7];
    const written = await lines(
      [AMOUNT],
      amounts.map((amount) => ({ amount })),
    );
    expect(written).toEqual([
      'Montant',
      '-12',
      '-12.50',
      '-0.1',
      '-12',
      '1000000000000000000000',
      '0.0000001',
      '',
    ]);
    expect(await lines([AMOUNT], [{ amount: '-12.50' }], { decimalMark: ',' })).toEqual([
      'Montant',
      '-12,50',
      '',
    ]);
    expect(await lines([NAME], [{ name: -3 }, { name: '-3' }])).toEqual(['Nom', '-3', "'-3", '']);
  });

  it('write dates in ISO 8601, and nothing for what is absent', async () => {
    const day = new Date('2024-02-29T10:00:00Z');
    const columns: TableColumn[] = [
      { key: 'day', label: 'Jour', kind: 'date' },
      { key: 'at', label: 'Instant' },
      NAME,
    ];
    expect(await lines(columns, [{ day, at: day }])).toEqual([
      'Jour;Instant;Nom',
      '2024-02-29;2024-02-29T10:00:00.000Z;',
      '',
    ]);
    expect(await lines(columns, [{ day: '2024-02-29', name: null }])).toContain('2024-02-29;;');
  });

  it('fail where a value has no meaning, or the rows fail', async () => {
    for (const amount of [Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN)]) {
      await expect(bytes([AMOUNT], [{ amount }])).rejects.toMatchObject({ code: 'value-unwritable' });
    }
    async function* failing() {
      yield { name: 'x' };
      throw new Error('connection lost');
    }
    await expect(writeCsv([NAME], failing()).toArray()).rejects.toThrow('connection lost');
  });

  it('take rows only as fast as they are read', async () => {
    let taken = 0;
    function* rows() {
      for (; taken < 1_000_000; taken += 1) yield { name: 'x'.repeat(100) };
    }
    const stream = writeCsv([NAME], rows());
    await new Promise((resolve) => stream.once('readable', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(taken).toBeLessThan(10_000);
    stream.destroy();
  });
});

describe('what was written is read again', () => {
  const cell = fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom('"', ';', ',', '\n', '\r', ' ', '=', '-', '\t', "'", 'é', '\uFEFF', '＝'),
        maxLength: 8,
      }),
    )
    .map((text) => text.replaceAll('\0', ''));
  const separator = fc.constantFrom<CsvOptions['separator'][]>(';', ',', '\t');

  it.each([1, 2, 5])('with the neutralising quote as the only difference (%d columns)', async (width) => {
    const columns = Array.from({ length: width }, (_, at) => ({ key: `k${at}`, label: `Colonne ${at}` }));
    const row = fc.array(cell, { minLength: width, maxLength: width });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), separator, async (rows, separator) => {
        const records = rows.map((texts) => Object.fromEntries(texts.map((text, at) => [`k${at}`, text])));
        const table = await readAll(kit.file(await bytes(columns, records, { separator })), { separator });
        expect(table.defects).toEqual([]);
        expect(table.cells).toEqual(rows.map((texts) => texts.map(neutraliseFormula)));
      }),
      { numRuns: 200 },
    );
  });

  it('even when it is little else than control characters', async () => {
    const cells = ['', '\u0001', '', '\u0001\u0001', '\u0001\u0001\u0001\u0001\u0001'];
    const columns = cells.map((_, at) => ({ key: `k${at}`, label: `Colonne ${at}` }));
    const record = Object.fromEntries(cells.map((cell, at) => [`k${at}`, cell]));
    expect((await readAll(kit.file(await bytes(columns, [record])))).cells).toEqual([cells]);
  });

  it('but a NUL, which no text file may hold: its row is reported', async () => {
    const table = await readAll(kit.file(await bytes([NAME, AMOUNT], [{ name: '\0x', amount: 1 }])));
    expect(table.defects).toMatchObject([{ line: 2, code: 'nul-character' }]);
  });
});
