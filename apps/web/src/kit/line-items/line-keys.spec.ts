import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CellKey, type CellPlace, stepOf } from './line-keys';

const pressed = (key: string, more: Partial<CellKey> = {}): CellKey => ({
  key,
  command: false,
  alt: false,
  shift: false,
  atStart: false,
  atEnd: false,
  isMenu: false,
  ...more,
});
const place = (more: Partial<CellPlace> = {}): CellPlace => ({
  row: 1,
  column: 1,
  count: 3,
  written: [0, 1, 3],
  isWritten: true,
  ...more,
});

describe('the keys of the grid', () => {
  it('go from line to line', () => {
    expect(stepOf(pressed('Enter'), place())).toEqual({ step: 'focus', row: 2, column: 1 });
    expect(stepOf(pressed('Enter', { shift: true }), place())).toEqual({ step: 'focus', row: 0, column: 1 });
    expect(stepOf(pressed('ArrowUp'), place())).toEqual({ step: 'focus', row: 0, column: 1 });
    expect(stepOf(pressed('ArrowDown', { isMenu: true }), place())).toBeUndefined();
  });

  it('leave a cell at the ends of its text only, and jump over what is computed', () => {
    expect(stepOf(pressed('ArrowRight', { atEnd: true }), place())).toEqual({
      step: 'focus',
      row: 1,
      column: 3,
    });
    expect(stepOf(pressed('ArrowRight'), place())).toBeUndefined();
    expect(stepOf(pressed('ArrowLeft', { atStart: true }), place({ column: 0 }))).toBeUndefined();
  });

  it('begin a new line behind the last one, once something is written in it', () => {
    const last = place({ row: 2, column: 3 });
    expect(stepOf(pressed('Enter'), last)).toEqual({ step: 'add', at: 3 });
    expect(stepOf(pressed('Tab'), last)).toEqual({ step: 'add', at: 3 });
    expect(stepOf(pressed('Tab'), { ...last, column: 1 })).toBeUndefined();
    expect(stepOf(pressed('Tab', { shift: true }), last)).toBeUndefined();
    expect(stepOf(pressed('Tab'), { ...last, isWritten: false })).toBeUndefined();
  });

  it('double, move and remove lines', () => {
    expect(stepOf(pressed('D', { command: true }), place())).toEqual({ step: 'duplicate', row: 1 });
    expect(stepOf(pressed('Delete', { command: true }), place())).toEqual({ step: 'remove', row: 1 });
    expect(stepOf(pressed('ArrowUp', { alt: true }), place())).toEqual({ step: 'move', row: 1, to: 0 });
    expect(stepOf(pressed('ArrowUp', { alt: true }), place({ row: 0 }))).toBeUndefined();
  });

  it('leave saving to the form', () => {
    expect(stepOf(pressed('Enter', { command: true }), place())).toBeUndefined();
    expect(stepOf(pressed('s', { command: true }), place())).toBeUndefined();
  });

  it('never lead out of the grid', () => {
    const keys = fc.constantFrom(
      'Enter',
      'Tab',
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'd',
      'Delete',
    );
    const flags = fc.record({
      command: fc.boolean(),
      alt: fc.boolean(),
      shift: fc.boolean(),
      atStart: fc.boolean(),
      atEnd: fc.boolean(),
      isMenu: fc.boolean(),
    });
    fc.assert(
      fc.property(
        keys,
        flags,
        fc.nat(2),
        fc.constantFrom(0, 1, 3),
        fc.boolean(),
        (key, more, row, column, isWritten) => {
          const found = stepOf(pressed(key, more), place({ row, column, isWritten }));
          if (found?.step === 'focus') {
            expect(found.row).toBeGreaterThanOrEqual(0);
            expect(found.row).toBeLessThan(3);
            expect([0, 1, 3]).toContain(found.column);
          }
          if (found?.step === 'move') expect([0, 1, 2]).toContain(found.to);
        },
      ),
    );
  });
});
