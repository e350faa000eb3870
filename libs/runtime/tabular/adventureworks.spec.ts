import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TableFormat } from './index.js';
import { readAll } from './tabular-test-kit.js';

const shared = process.env['B2O_SHARED_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const folder = join(shared, 'adventureworks');

interface NativeFile {
  file: string;
  rows: number;
  encoding: string;
  format: TableFormat;
}

/** The index of the set: one line per file with its terminators and columns. */
function nativeFiles(): NativeFile[] {
  const lines = readFileSync(join(folder, 'tables.tsv'), 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [file = '', , rows, encoding = '', separator, recordEnd, columns = ''] = line.split('\t');
    const unescaped = (text = '') => text.replace('\\t', '\t').replace('\\n', '\n');
    const header = columns.split(/, (?=\w+:)/).map((column) => column.slice(0, column.indexOf(':')));
    const format = { separator: unescaped(separator), recordEnd: unescaped(recordEnd), quote: null, header };
    return {
      file,
      rows: Number(rows),
      encoding: encoding === 'cp1252' ? 'windows-1252' : encoding.replace('+BOM', ''),
      format,
    };
  });
}

if (existsSync(join(folder, 'tables.tsv'))) {
  describe('AdventureWorks, read as its index says', () => {
    const files = nativeFiles();

    it('lists the native files', () => {
      expect(files.length).toBeGreaterThan(40);
    });

    it.each(files.map((one) => [one.file, one] as const))('%s', async (file, { rows, encoding, format }) => {
      // The one file whose unmarked newlines only the number of columns tells from record ends.
      const endsByColumnCount = file.endsWith('/ProductReview.csv');
      const table = await readAll(join(folder, file), { ...format, endsByColumnCount });
      expect(table.defects).toEqual([]);
      expect(table.rows).toHaveLength(rows);
      expect(table.encoding).toBe(encoding);
    });

    it('keeps the accents of the French addresses', async () => {
      const addresses = files.find(({ file }) => file.includes('/Address.csv'));
      const table = await readAll(join(folder, addresses?.file ?? ''), addresses?.format);
      expect(table.cells.flat().some((cell) => cell === '22, rue du Départ')).toBe(true);
    });
  });
} else {
  it(`AdventureWorks is not on this machine (B2O_SHARED_DATA): nothing of it was read`, () => {
    expect(existsSync(join(folder, 'tables.tsv'))).toBe(false);
  });
}
