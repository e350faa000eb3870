import exceljs from 'exceljs';
import { type TableColumn, TableError, writeXlsx } from './index.js';
import { CUT_MARK, MAX_CELL_CHARACTERS, xlsxText } from './xlsx-cell.js';

const COLUMNS: TableColumn[] = [
  { key: 'name', label: 'Raison sociale' },
  { key: 'amount', label: 'Montant', kind: 'number' },
  { key: 'day', label: 'Jour', kind: 'date' },
  { key: 'at', label: 'Instant', kind: 'datetime' },
];

async function sheetOf(rows: Record<string, unknown>[], columns = COLUMNS): Promise<exceljs.Worksheet> {
  const chunks: Buffer[] = [];
  for await (const chunk of writeXlsx(columns, rows)) chunks.push(chunk as Buffer);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.concat(chunks) as unknown as ArrayBuffer);
  return book.worksheets[0] as exceljs.Worksheet;
}

const values = (sheet: exceljs.Worksheet, row: number) =>
  COLUMNS.map((_, at) => sheet.getRow(row).getCell(at + 1).value);

describe('XLSX files', () => {
  it('hold typed cells: strings, numbers, dates', async () => {
    const at = new Date('2024-02-29T10:11:12Z');
    const sheet = await sheetOf([
      { name: 'Hélène', amount: -12.5, day: '2024-02-29', at },
      { name: null, amount: '-0.10', day: new Date('2024-03-01T00:00:00Z'), at: at.toISOString() },
    ]);
    expect(values(sheet, 2)).toEqual(['Hélène', -12.5, new Date('2024-02-29T00:00:00Z'), at]);
    expect(values(sheet, 3)).toEqual([null, -0.1, new Date('2024-03-01T00:00:00Z'), at]);
    expect(sheet.getCell('C2').numFmt).toBe('dd/mm/yyyy');
    expect(sheet.getCell('D2').numFmt).toBe('dd/mm/yyyy hh:mm:ss');
  });

  it('hold formulas as strings, in every kind of column', async () => {
    const formula = '=HYPERLINK("http://example.org";"x")';
    const sheet = await sheetOf([{ name: formula, amount: '=1+1', day: '+1', at: '@x' }]);
    expect(values(sheet, 2)).toEqual([formula, '=1+1', '+1', '@x']);
    for (const cell of ['A2', 'B2', 'C2', 'D2'])
      expect(sheet.getCell(cell).type).toBe(exceljs.ValueType.String);
  });

  it('have a bold frozen header, an autofilter and widths after the content', async () => {
    const sheet = await sheetOf([{ name: 'x'.repeat(40) }, { name: 'y'.repeat(500) }]);
    expect(values(sheet, 1)).toEqual(['Raison sociale', 'Montant', 'Jour', 'Instant']);
    expect(sheet.getCell('A1').font.bold).toBe(true);
    expect(sheet.getCell('A2').font?.bold).not.toBe(true);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:D3');
    expect(COLUMNS.map((_, at) => sheet.getColumn(at + 1).width)).toEqual([60, 11, 8, 11]);
  });

  it('write what Excel has no exact number or date for as text', async () => {
    const sheet = await sheetOf([
      { amount: '12345678901234567.89', day: '1899-12-31', at: '2024-13-01T00:00:00Z' },
    ]);
    expect(values(sheet, 2)).toEqual([null, '12345678901234567.89', '1899-12-31', '2024-13-01T00:00:00Z']);
    const days = await sheetOf([{ day: '2023-02-30', amount: 0.000001 }, { amount: '100000000000000' }]);
    expect(values(days, 2)).toEqual([null, 0.000001, '2023-02-30', null]);
    expect(values(days, 3)[1]).toBe(100_000_000_000_000);
  });

  it('lose what XML forbids and nothing else', async () => {
    const sheet = await sheetOf([{ name: 'a\0b\x0Bc\uFFFEd\uD800 <é&😀>\t"x"\r\ny' }]);
    expect(values(sheet, 2)[0]).toBe('abcd\uFFFD <é&😀>\t"x"\ny');
  });

  it('cut a text at the limit of a cell, visibly and between characters', () => {
    expect(xlsxText('x'.repeat(MAX_CELL_CHARACTERS))).toHaveLength(MAX_CELL_CHARACTERS);
    for (const text of ['x'.repeat(40_000), '😀'.repeat(20_000), `x${'😀'.repeat(20_000)}`]) {
      const cut = xlsxText(text);
      expect(cut.length).toBeGreaterThanOrEqual(MAX_CELL_CHARACTERS - 1);
      expect(cut.length).toBeLessThanOrEqual(MAX_CELL_CHARACTERS);
      expect(cut.endsWith(CUT_MARK) && cut.isWellFormed()).toBe(true);
    }
  });

  it('are written without rows too', async () => {
    const sheet = await sheetOf([]);
    expect([values(sheet, 1)[0], sheet.rowCount]).toEqual(['Raison sociale', 1]);
  });

  it('keep every row of a long table', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => ({ name: `n${at}`, amount: at }));
    const sheet = await sheetOf(rows);
    expect([sheet.rowCount, sheet.getCell('B5001').value]).toEqual([5_001, 4_999]);
  });

  it('fail as their rows fail', async () => {
    await expect(sheetOf([{ amount: Number.NaN }])).rejects.toBeInstanceOf(TableError);
    await expect(
      sheetOf(Array.from({ length: 300 }, (_, at) => ({ amount: at < 299 ? at : Number.NaN }))),
    ).rejects.toMatchObject({ code: 'value-unwritable' });
  });

  it('stop taking rows when nobody reads any more, and while nobody reads', async () => {
    let taken = 0;
    function* rows() {
      for (; taken < 1_000_000; taken += 1) yield { name: `${Math.random()}`.repeat(20) };
    }
    const stream = writeXlsx(COLUMNS, rows());
    await new Promise((resolve) => stream.once('readable', resolve));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const waiting = taken;
    expect(waiting).toBeLessThan(100_000);
    stream.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(taken - waiting).toBeLessThan(1_000);
  });
});
