import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { moved, nextWritten } from './cell-moves';

const size = { rows: 20_000, columns: 5, screen: 18 };

describe('moving through the cells', () => {
  it('goes by one, by a screen, and to the ends', () => {
    const from = { row: 100, col: 2 };
    expect(moved(from, 'ArrowDown', false, size)).toEqual({ row: 101, col: 2 });
    expect(moved(from, 'PageUp', false, size)).toEqual({ row: 82, col: 2 });
    expect(moved(from, 'End', true, size)).toEqual({ row: 19_999, col: 4 });
    expect(moved(from, 'Home', false, size)).toEqual({ row: 100, col: 0 });
    expect(moved(from, 'a', false, size)).toBeUndefined();
  });

  it('never leaves the table', () => {
    const keys = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'PageDown',
      'PageUp',
      'Home',
      'End',
    );
    const steps = fc.array(fc.tuple(keys, fc.boolean()));
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (all, rows, columns) => {
          let cell = { row: 0, col: 0 };
          for (const [key, control] of all)
            cell = moved(cell, key, control, { rows, columns, screen: 7 }) ?? cell;
          expect(cell.row).toBeGreaterThanOrEqual(0);
          expect(cell.row).toBeLessThan(rows);
          expect(cell.col).toBeGreaterThanOrEqual(0);
          expect(cell.col).toBeLessThan(columns);
        },
      ),
    );
  });
});

describe('the next cell to write', () => {
  const written = [true, false, true];

  it('leaves out what is only read, and goes on in the next row', () => {
    expect(nextWritten({ row: 4, col: 0 }, 1, written, 10)).toEqual({ row: 4, col: 2 });
    expect(nextWritten({ row: 4, col: 2 }, 1, written, 10)).toEqual({ row: 5, col: 0 });
    expect(nextWritten({ row: 4, col: 0 }, -1, written, 10)).toEqual({ row: 3, col: 2 });
  });

  it('ends where the table ends', () => {
    expect(nextWritten({ row: 9, col: 2 }, 1, written, 10)).toBeUndefined();
    expect(nextWritten({ row: 0, col: 0 }, -1, written, 10)).toBeUndefined();
    expect(nextWritten({ row: 0, col: 0 }, 1, [false, false], 10)).toBeUndefined();
  });
});
