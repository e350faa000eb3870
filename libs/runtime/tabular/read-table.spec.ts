import { gzipSync } from 'node:zlib';
import { isTableDefect, readTable, TableError } from './index.js';
import { FileKit, readAll } from './tabular-test-kit.js';

const kit = new FileKit();
afterAll(() => kit.clean());

const refusal = (content: Buffer | string, format?: Parameters<typeof readTable>[1]) =>
  expect(readAll(kit.file(content), format)).rejects;

describe('separators', () => {
  it.each([
    ['a;b;c\n1,5;2;3\n', ';'],
    ['a,b\n1,2\n', ','],
    ['a\tb\n1;x\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['"x;y;z",b\n"1;2;3",2\n', ','],
    ['nom, prénom;ville\nDupont;Lyon\n', ';'],
    ['nom\nDupont\n', ';'],
  ])('are found in %j', async (text, separator) => {
    const table = await readAll(kit.file(text));
    expect(table.separator).toBe(separator);
    expect(table.defects).toEqual([]);
    expect(table.rows).toHaveLength(1);
  });

  it('are found in a sample whose last line is cut', async () => {
    const table = await readAll(kit.file(`a,b;c\n${'1;2\n'.repeat(20_000)}1,2;3\n`));
    expect([table.separator, table.rows.length]).toEqual([';', 20_001]);
  });

  it('are taken as declared', async () => {
    const table = await readAll(kit.file('a,b+|c\n1,2+|3\n'), { separator: '+|' });
    expect(table.columns).toEqual(['a,b', 'c']);
  });
});

describe('headers', () => {
  it('name the columns, blanks around them aside', async () => {
    const table = await readAll(kit.file('\n nom ;"vil;le"\nx; y \n'));
    expect(table.columns).toEqual(['nom', 'vil;le']);
    expect(table.rows).toEqual([{ line: 3, values: { nom: 'x', 'vil;le': ' y ' } }]);
  });

  it('are given by the caller, or numbered, for a file without one', async () => {
    const path = kit.file('1;2\n3;4\n');
    expect((await readAll(path, { header: ['a', 'b'] })).rows[0]).toEqual({
      line: 1,
      values: { a: '1', b: '2' },
    });
    expect((await readAll(path, { header: false })).columns).toEqual(['column1', 'column2']);
    expect((await readAll(path, { header: false })).rows).toHaveLength(2);
    expect((await readAll(kit.file(''), { header: ['a', 'b'] })).rows).toEqual([]);
  });

  it('are refused with the place of an empty, double or reserved name', async () => {
    await refusal('a;b;a\n1;2;3\n').toMatchObject({
      code: 'header-duplicate-name',
      messages: {
        fr: 'Ligne 1 : les colonnes 1 et 3 ont le même nom « a ».',
        en: 'Line 1: columns 1 and 3 have the same name "a".',
      },
    });
    await refusal('a; ;c\n1;2;3\n').toMatchObject({
      code: 'header-empty-name',
      message: expect.stringContaining('2'),
    });
    await refusal('a;__proto__\n1;2\n').toMatchObject({ code: 'header-reserved-name' });
    await refusal('a"b;c\n1;2\n').toMatchObject({ code: 'header-defect' });
    await refusal('').toMatchObject({ code: 'empty-file' });
    await refusal('\n\r\n').toMatchObject({ code: 'empty-file' });
  });
});

describe('rows', () => {
  it('with too many or too few columns are defects with their line', async () => {
    const table = await readAll(kit.file('a;b;c\n1;2\n\n1;2;3\n"x\ny";2;3;4\n   \n1;2;\n'));
    expect(table.rows.map(({ line }) => line)).toEqual([4, 8]);
    expect(table.defects).toEqual([
      {
        line: 2,
        code: 'column-count',
        messages: { fr: '3 colonne(s) attendue(s), 2 trouvée(s).', en: 'Expected 3 column(s), found 2.' },
      },
      {
        line: 5,
        code: 'column-count',
        messages: { fr: '3 colonne(s) attendue(s), 4 trouvée(s).', en: 'Expected 3 column(s), found 4.' },
      },
    ]);
  });

  it('with a bad quote or a NUL are defects, and the others are read', async () => {
    const table = await readAll(kit.file('a;b\n1;x\0y\n2;12" pipe\n3;"ok"\n4;"open\n5;ok\n'));
    expect(table.rows.map(({ values }) => values['a'])).toEqual(['3', '5']);
    expect(table.defects.map(({ line, code }) => [line, code])).toEqual([
      [2, 'nul-character'],
      [3, 'stray-quote'],
      [5, 'unclosed-quote'],
    ]);
  });

  it('of an unquoted bcp file go on until all columns are there, where that is asked', async () => {
    const path = kit.file('\n1\tfirst\n\nline\tx\n2\tsecond\ty\n3\tcut');
    const format = { separator: '\t', quote: null, header: ['id', 'text', 'end'] };
    const table = await readAll(path, { ...format, endsByColumnCount: true });
    expect(table.cells).toEqual([
      ['1', 'first\n\nline', 'x'],
      ['2', 'second', 'y'],
    ]);
    expect(table.defects.map(({ line, code }) => [line, code])).toEqual([[6, 'column-count']]);
    expect((await readAll(path, format)).defects).toHaveLength(3);
  });

  it('can be read twice, and left early', async () => {
    const table = await readTable(kit.file(`a;b\n${'1;2\n'.repeat(100_000)}`));
    let seen = 0;
    for await (const item of table.rows) {
      expect(isTableDefect(item)).toBe(false);
      seen += 1;
      if (seen === 10) break;
    }
    let all = 0;
    for await (const item of table.rows) all += isTableDefect(item) ? 0 : 1;
    expect([seen, all]).toEqual([10, 100_000]);
  });
});

describe('files that are no table', () => {
  it.each([
    ['XLSX', Buffer.from('PK\x03\x04 anything'), 'spreadsheet-not-text'],
    ['a gzipped XLSX', gzipSync(Buffer.from('PK\x03\x04 anything')), 'spreadsheet-not-text'],
    ['XLS', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'spreadsheet-not-text'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'binary-file'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167 + (at >> 3)) % 256)),
      'binary-file',
    ],
    ['UTF-16 without BOM', Buffer.from('nom;ville\nDupont;Lyon\n', 'utf16le'), 'binary-file'],
    ['a cut gzip', gzipSync(Buffer.from('a;b\n1;2\n'.repeat(1000))).subarray(0, 40), 'gzip-corrupt'],
  ])('are refused: %s', async (_, content, code) => {
    const failure = await readAll(kit.file(content)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TableError);
    expect(failure).toMatchObject({ code, messages: { fr: expect.any(String), en: expect.any(String) } });
  });

  it('are refused: none there, or a folder', async () => {
    await expect(readTable(`${kit.file('')}.none`)).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(readTable(process.cwd())).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('are refused: a format that contradicts itself', async () => {
    for (const format of [
      { separator: '"' },
      { separator: '' },
      { recordEnd: '' },
      { header: [] },
      { endsByColumnCount: true },
    ]) {
      await refusal('a;b\n', format).toMatchObject({ code: 'format-invalid' });
    }
  });
});
