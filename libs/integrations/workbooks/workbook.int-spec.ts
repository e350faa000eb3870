import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { dateText, isDateFormat, numberText } from './cell-text.js';
import { type SheetRow, Workbook } from './workbook.js';
import { ArchiveError, ZipArchive } from './zip-archive.js';

/** A ZIP archive of members as they are given. */
function zip(members: Record<string, string | Buffer>): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const relations =
  '<Relationships><Relationship Id="r1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>';
const book =
  '<?xml version="1.0"?><x:workbook xmlns:x="x"><x:sheets><x:sheet name="Un &amp; deux" r:id="r1"/></x:sheets></x:workbook>';
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('a workbook', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-workbook-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (content: Buffer | string): string => {
    const path = join(folder, `${Math.random()}.xlsx`);
    writeFileSync(path, content);
    return path;
  };
  const rowsOf = async (path: string, name?: string): Promise<SheetRow[]> => {
    const workbook = await Workbook.open(path);
    const rows: SheetRow[] = [];
    for await (const row of workbook.rows(name ?? workbook.sheets[0] ?? '')) rows.push(row);
    return rows;
  };
  const custom = (rows: string, more: Record<string, string> = {}) =>
    write(
      zip({
        'xl/workbook.xml': book,
        'xl/_rels/workbook.xml.rels': relations,
        'xl/worksheets/sheet1.xml': sheet(rows),
        ...more,
      }),
    );

  it('that Excel would have written is read as its user sees it', async () => {
    const made = new exceljs.Workbook();
    made.addWorksheet('Vide');
    const clients = made.addWorksheet('Clients');
    clients.addRow(['Nom', 'Né le', 'Vu le', 'CA', 'Actif', 'SIRET', 'Total', 'Riche']);
    clients.addRow([]);
    clients.addRow([
      'Dupont & <Fils>',
      new Date(Date.UTC(1980, 1, 29)),
      new Date(Date.UTC(2024, 11, 31, 8, 30)),
      0.1 + 0.2,
      true,
      73282932000074,
      { formula: 'D3*2', result: 12.5 },
      { richText: [{ text: 'gras ' }, { text: 'et maigre' }] },
    ]);
    clients.getCell('C3').numFmt = 'dd/mm/yyyy hh:mm';
    clients.getCell('D3').numFmt = '# ##0.00 "€"';
    const path = join(folder, 'excel.xlsx');
    await made.xlsx.writeFile(path);
    expect((await Workbook.open(path)).sheets).toEqual(['Vide', 'Clients']);
    expect(await rowsOf(path, 'Vide')).toEqual([]);
    expect(await rowsOf(path, 'Clients')).toEqual([
      { line: 1, fields: ['Nom', 'Né le', 'Vu le', 'CA', 'Actif', 'SIRET', 'Total', 'Riche'] },
      {
        line: 3,
        fields: [
          'Dupont & <Fils>',
          '1980-02-29',
          '2024-12-31 08:30:00',
          '0.3',
          'true',
          '73282932000074',
          '12.5',
          'gras et maigre',
        ],
      },
    ]);
  });

  it('of other programs is read too: prefixes, texts in the cells, gaps, rows without numbers', async () => {
    const path = custom(
      '<x:row><x:c t="inlineStr"><x:is><x:t xml:space="preserve">a &lt;b&gt; &#233;</x:t><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c></x:row>' +
        '<row><c r="C2" t="str"><f>"x&gt;y"</f><v>calculé</v></c></row><row r="9"><c r="A9" t="e"><v>#N/A</v></c></row>',
    );
    expect((await Workbook.open(path)).sheets).toEqual(['Un & deux']);
    expect(await rowsOf(path)).toEqual([
      { line: 1, fields: ['a <b> é'] },
      { line: 2, fields: ['', '', 'calculé'] },
      { line: 9, fields: ['#N/A'] },
    ]);
  });

  it('that is none, or was tampered with, is refused', async () => {
    const whole = readFileSync(custom('<row><c><v>1</v></c></row>'));
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 60, 90);
    for (const content of [
      Buffer.from('PK\x03\x04 and nothing more'),
      zip({ 'content.xml': '<office/>' }),
      whole.subarray(0, whole.length - 30),
      damaged,
    ])
      await expect(rowsOf(write(content))).rejects.toBeInstanceOf(ArchiveError);
    const entity = custom('', { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst/>' });
    await expect(rowsOf(entity)).rejects.toThrow('document type');
    await expect(rowsOf(custom('<row><c r="ZZ1"><v>1</v></c></row>'))).rejects.toThrow('too many columns');
    await expect(rowsOf(custom(`<row><c t="${'x'.repeat(2_000_000)}`))).rejects.toThrow('endless');
  });

  it('is never unpacked further than is allowed', async () => {
    const bomb = custom('', { 'xl/sharedStrings.xml': `<sst>${' '.repeat(80 * 1024 * 1024)}</sst>` });
    expect(readFileSync(bomb).length).toBeLessThan(200_000);
    await expect(rowsOf(bomb)).rejects.toThrow(/too large|endless/);
    const archive = await ZipArchive.open(bomb);
    const read = async () => {
      for await (const _ of archive.read('xl/sharedStrings.xml', 1_000));
    };
    await expect(read()).rejects.toThrow('too large');
  });
});

describe('the cells of a workbook', () => {
  it('are dates by their format, the user’s own or a built-in one', () => {
    expect([14, 22, 45].map((id) => isDateFormat(id, undefined))).toEqual([true, true, true]);
    expect([0, 1, 4, 10].map((id) => isDateFormat(id, undefined))).toEqual([false, false, false, false]);
    for (const code of ['dd/mm/yyyy', '[$-40C]d mmmm yyyy', 'mm:ss.0', 'yyyy"-"mm'])
      expect(isDateFormat(164, code)).toBe(true);
    for (const code of ['General', '0.00', '#,##0 "jours"', '@', '[Red]0.0'])
      expect(isDateFormat(164, code)).toBe(false);
  });

  it('hold days as Excel counts them', () => {
    expect(dateText(1, false)).toBe('1900-01-01');
    expect(dateText(61, false)).toBe('1900-03-01');
    expect(dateText(45351, false)).toBe('2024-02-29');
    expect(dateText(45351.354166666664, false)).toBe('2024-02-29 08:30:00');
    expect(dateText(43889, true)).toBe('2024-02-29');
    expect(dateText(0.5, false)).toBe('12:00:00');
    expect(dateText(-1, false)).toBeUndefined();
  });

  it('hold numbers without what binary fractions add', () => {
    expect(numberText('0.30000000000000004')).toBe('0.3');
    expect(numberText('7.3282932000074E13')).toBe('73282932000074');
    expect(numberText('1E-7')).toBe('0.0000001');
    expect(numberText('00044')).toBe('00044');
  });
});
