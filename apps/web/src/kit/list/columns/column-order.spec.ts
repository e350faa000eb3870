import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { movedTo } from './column-order';

describe('the order of columns', () => {
  it('puts a column where it is dropped', () => {
    expect(movedTo(['kind', 'city', 'phone'], 'kind', 2)).toEqual(['city', 'phone', 'kind']);
    expect(movedTo(['kind', 'city', 'phone'], 'phone', 0)).toEqual(['phone', 'kind', 'city']);
  });

  it('never loses nor doubles a column', () => {
    const names = fc.uniqueArray(fc.string(), { minLength: 1 });
    fc.assert(
      fc.property(names, fc.nat(), fc.integer({ min: -3, max: 20 }), (all, which, place) => {
        const name = all[which % all.length] as string;
        const next = movedTo(all, name, place);
        expect([...next].sort()).toEqual([...all].sort());
        if (place >= 0 && place < all.length) expect(next[place]).toBe(name);
      }),
    );
  });
});
