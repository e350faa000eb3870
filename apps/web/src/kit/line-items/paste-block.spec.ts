import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellFault, faultyLines, type LineColumn, readCell, showCell, writtenLines } from './line-column';
import { parseBlock, pasteInto } from './paste-block';

const columns: LineColumn[] = [
  { name: 'label', label: 'label', kind: 'text', required: true, max: 20 },
  { name: 'quantity', label: 'quantity', kind: 'decimal' },
  { name: 'total', label: 'total', kind: 'computed', compute: () => '0' },
  {
    name: 'vatRate',
    label: 'vat',
    kind: 'choice',
    choices: [
      { value: '20', label: '20 %' },
      { value: '5.5', label: 'Réduit' },
    ],
  },
  { name: 'days', label: 'days', kind: 'integer' },
];
const empty = { label: null, quantity: '1', vatRate: '20', days: null };
const options = { columns, empty, language: 'fr' as const };

describe('a block copied from a spreadsheet', () => {
  it('is read as rows of cells', () => {
    expect(parseBlock('a\tb\nc\td')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(parseBlock('a\tb\r\nc\t\r\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    expect(parseBlock('"a\nb"\t"say ""yes"""')).toEqual([['a\nb', 'say "yes"']]);
    expect(parseBlock('tube 1" 1/2\t2')).toEqual([['tube 1" 1/2', '2']]);
    expect(parseBlock('"half\tquote')).toEqual([['"half', 'quote']]);
    expect(parseBlock('a\t')).toEqual([['a', '']]);
    expect(parseBlock('')).toEqual([]);
  });

  it('comes back as it was copied', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\t', '\n', '7', 'é') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const copied = `${rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n')}\r\n`;
        expect(parseBlock(copied)).toEqual(rows);
      }),
    );
  });

  it('ends for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseBlock(text).length).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });

  it('is written from a cell on, and adds lines', () => {
    const { lines, pasted, refused } = pasteInto(
      [{ ...empty, label: 'Mur' }],
      { row: 0, column: 1 },
      parseBlock('1 234,50\t\tréduit\t3\n2,5 €\tx\t20 %\tdix'),
      options,
    );
    expect(lines).toEqual([
      { label: 'Mur', quantity: '1234.50', vatRate: '5.5', days: 3 },
      { label: null, quantity: '2.5', vatRate: '20', days: 'dix' },
    ]);
    expect([pasted, refused]).toEqual([2, 1]);
  });
});

describe('the cells of a line', () => {
  it('show French decimals', () => {
    expect(showCell(columns[1] as LineColumn, '1234.50', 'fr')).toBe('1\u202f234,50');
    expect(readCell(columns[1] as LineColumn, '12 %', 'fr')).toBe('12');
    expect(readCell(columns[0] as LineColumn, '  ', 'fr')).toBeNull();
  });

  it('say what is wrong', () => {
    expect(cellFault(columns[0] as LineColumn, ' ')?.message).toBe('form.fault.required');
    expect(cellFault(columns[0] as LineColumn, 'x'.repeat(21))?.args).toEqual({ max: 20 });
    expect(cellFault(columns[1] as LineColumn, 'douze')?.message).toBe('form.fault.number');
    expect(cellFault(columns[3] as LineColumn, '7')?.message).toBe('form.fault.choice');
    expect(cellFault(columns[4] as LineColumn, 3)).toBeUndefined();
  });

  it('of a line that nobody wrote in are neither wrong nor sent', () => {
    const lines = [{ ...empty }, { ...empty, quantity: '2' }, { ...empty, label: 'Mur' }];
    expect(faultyLines(columns, lines, empty)).toEqual([1]);
    expect(writtenLines(columns, lines, empty)).toEqual(lines.slice(1));
  });
});
