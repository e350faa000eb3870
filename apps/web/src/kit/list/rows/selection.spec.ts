import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mostSelected, toggled, withRange } from './selection';

const idAt = (index: number): string | undefined => (index < 1000 ? `id-${index}` : undefined);

describe('a selection', () => {
  it('is the same after two turns of the same box', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 20 });
    fc.assert(
      fc.property(ids, fc.uuid(), (before, id) => {
        expect(toggled(toggled(new Set(before), id), id)).toEqual(new Set(before));
      }),
    );
  });

  it('takes a range from above and from below', () => {
    const down = withRange(new Set(), 3, 6, idAt, true);
    expect([...down]).toEqual(['id-3', 'id-4', 'id-5', 'id-6']);
    expect(withRange(new Set(), 6, 3, idAt, true)).toEqual(down);
    expect(withRange(down, 4, 5, idAt, false)).toEqual(new Set(['id-3', 'id-6']));
  });

  it('leaves out rows that are not loaded', () => {
    expect(withRange(new Set(), 998, 1005, idAt, true)).toEqual(new Set(['id-998', 'id-999']));
  });

  it('never grows beyond what one action is done on', () => {
    const full = withRange(new Set(), 0, 999, idAt, true);
    expect(full.size).toBe(mostSelected);
    expect(toggled(full, 'id-999').size).toBe(mostSelected);
    expect(toggled(full, 'id-0').size).toBe(mostSelected - 1);
  });
});
