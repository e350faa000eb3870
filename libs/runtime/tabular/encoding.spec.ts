import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { encodingOfSample } from './encoding.js';
import { FileKit, readAll } from './tabular-test-kit.js';
import { chunkDecoder } from './text-decoder.js';

const kit = new FileKit();
afterAll(() => kit.clean());

const TEXT = 'nom;ville\nHélène Œuvrard;Besançon\n';
const marked = (bytes: Buffer) => Buffer.concat([Buffer.from([0xfe, 0xff]), bytes]);

describe('encodings of real files', () => {
  it.each([
    ['utf-8 without BOM', Buffer.from(TEXT), 'utf-8'],
    ['utf-8 with BOM', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
    ['utf-16le with BOM', iconv.encode(TEXT, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['utf-16be with BOM', iconv.encode(TEXT, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['utf-32le with BOM', iconv.encode(TEXT, 'utf-32le', { addBOM: true }), 'utf-32le'],
    ['utf-32be with BOM', iconv.encode(TEXT, 'utf-32be', { addBOM: true }), 'utf-32be'],
    ['utf-32le behind the mark of UTF-16', marked(iconv.encode(TEXT, 'utf-32le')), 'utf-32le'],
    ['utf-32be behind the mark of UTF-16', marked(iconv.encode(TEXT, 'utf-32be')), 'utf-32be'],
    ['windows-1252', iconv.encode(TEXT, 'windows-1252'), 'windows-1252'],
    ['iso-8859-15', iconv.encode(TEXT, 'iso-8859-15'), 'iso-8859-15'],
  ])('detects %s', async (_, bytes, encoding) => {
    for (const content of [bytes, gzipSync(bytes)]) {
      const table = await readAll(kit.file(content));
      expect(table).toMatchObject({ encoding, columns: ['nom', 'ville'], defects: [] });
      expect(table.cells).toEqual([['Hélène Œuvrard', 'Besançon']]);
    }
  });

  it('takes ISO-8859-15 for the euro sign, Windows-1252 for a half and where in doubt', () => {
    const sample = (text: string, encoding: string) => encodingOfSample(iconv.encode(text, encoding));
    expect(sample('prix;12 €', 'iso-8859-15')).toBe('iso-8859-15');
    expect(sample('prix;12 € l’été', 'windows-1252')).toBe('windows-1252');
    expect(sample('1½h;été', 'windows-1252')).toBe('windows-1252');
    expect(sample('été', 'iso-8859-1')).toBe('windows-1252');
  });

  it('finds the first accent wherever it is in the file', async () => {
    const lines = 'a;b\n'.repeat(200_000);
    const legacy = await readAll(kit.file(iconv.encode(`x;y\n${lines}é;ç\n`, 'windows-1252')));
    expect(legacy.encoding).toBe('windows-1252');
    expect(legacy.cells.at(-1)).toEqual(['é', 'ç']);
    const modern = await readAll(kit.file(`x;y\n${lines}é;ç\n`));
    expect([modern.encoding, modern.cells.at(-1)]).toEqual(['utf-8', ['é', 'ç']]);
  });

  it('detects UTF-8 on a sample cut within a character', async () => {
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const sample = Buffer.from(`${shift}${'é€😀'.repeat(10)}`);
      for (let cut = 5; cut < sample.length; cut += 1)
        expect(encodingOfSample(sample.subarray(0, cut))).toBe('utf-8');
    }
    const table = await readAll(kit.file(`n;${'😀'.repeat(40_000)}\n1;x\n`));
    expect([table.encoding, table.cells]).toEqual(['utf-8', [['1', 'x']]]);
  });

  it('reads each encoding as declared', async () => {
    for (const encoding of [
      'iso-8859-1',
      'ISO-8859-15',
      'cp1252',
      'utf-16le',
      'UTF-16BE',
      'utf8',
      'macroman',
    ]) {
      const table = await readAll(kit.file(iconv.encode('nom;ville\nHélène;Besançon\n', encoding)), {
        encoding,
      });
      expect([table.cells, table.defects]).toEqual([[['Hélène', 'Besançon']], []]);
    }
  });

  it('refuses an unknown encoding, and one that the file contradicts', async () => {
    await expect(readAll(kit.file(TEXT), { encoding: 'utf-9' })).rejects.toMatchObject({
      code: 'encoding-unknown',
    });
    const bom = kit.file(`\uFEFF${TEXT}`);
    await expect(readAll(bom, { encoding: 'iso-8859-1' })).rejects.toMatchObject({
      code: 'encoding-mismatch',
    });
  });
});

describe('bytes that the encoding does not know', () => {
  it('are a defect of their row in UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('a;b\né;1\nx;'), Buffer.from([0xe9]), Buffer.from('\nç;2\n')]);
    for (const encoding of ['utf-8', 'auto']) {
      const table = await readAll(kit.file(Buffer.concat([bytes, Buffer.from('é;à\nû;ï\n')])), { encoding });
      expect(table.encoding).toBe('utf-8');
      expect(table.cells).toEqual([
        ['é', '1'],
        ['ç', '2'],
        ['é', 'à'],
        ['û', 'ï'],
      ]);
      expect(table.defects).toEqual([
        {
          line: 3,
          code: 'invalid-bytes',
          messages: {
            fr: 'Colonne 2 : Octet 0xE9 invalide en utf-8.',
            en: 'Column 2: Byte 0xE9 is invalid in utf-8.',
          },
        },
      ]);
    }
  });

  it('are a defect of their row in Windows-1252', async () => {
    const bytes = Buffer.concat([Buffer.from('a;b\n1;'), Buffer.from([0x81]), Buffer.from('\n2;x\n')]);
    const table = await readAll(kit.file(bytes), { encoding: 'windows-1252' });
    expect(table.cells).toEqual([['2', 'x']]);
    expect(table.defects).toMatchObject([
      { line: 2, messages: { en: 'Column 2: Byte 0x81 is invalid in windows-1252.' } },
    ]);
  });

  it.each(['utf-16le', 'utf-16be'])(
    'are a defect of their row in %s: half pairs and half units',
    async (encoding) => {
      const text = iconv.encode('a;b\n1;\uD83D\n2;😀\n3;x', encoding);
      const table = await readAll(kit.file(Buffer.concat([text, Buffer.from([0x41])])), { encoding });
      expect(table.cells).toEqual([['2', '😀']]);
      expect(table.defects.map(({ line, code }) => [line, code])).toEqual([
        [2, 'invalid-bytes'],
        [4, 'invalid-bytes'],
      ]);
    },
  );

  it('leave a replacement character that the file itself holds', async () => {
    expect((await readAll(kit.file('a;b\n\uFFFD;1\n'))).cells).toEqual([['\uFFFD', '1']]);
  });

  it('make the header unreadable with its line', async () => {
    const bytes = Buffer.from([0x61, 0x3b, 0xe9, 0x0a]);
    await expect(readAll(kit.file(bytes), { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'header-defect',
      messages: { fr: expect.stringContaining('Ligne 1') },
    });
  });
});

describe('decoding in chunks', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('gives the text back wherever it is cut in %s', (encoding) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.nat(4)), (text, sizes) => {
        const bytes = iconv.encode(text, encoding);
        const decoder = chunkDecoder(encoding);
        let decoded = '';
        let at = 0;
        for (const size of sizes) {
          decoded += decoder.write(bytes.subarray(at, at + size));
          at += size;
        }
        decoded += decoder.write(bytes.subarray(at)) + decoder.end();
        expect(decoded).toBe(text.replace(/^\uFEFF/, ''));
      }),
    );
  });

  it('marks any byte soup the same way wherever it is cut, and never as U+FFFD', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), fc.nat(30), (soup, cut) => {
        const bytes = Buffer.from(soup);
        const whole = chunkDecoder('utf-8');
        const halves = chunkDecoder('utf-8');
        const expected = whole.write(bytes) + whole.end();
        expect(halves.write(bytes.subarray(0, cut)) + halves.write(bytes.subarray(cut)) + halves.end()).toBe(
          expected,
        );
        expect(expected.includes('\uFFFD')).toBe(bytes.includes('\uFFFD'));
      }),
    );
  });
});
