import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pageOfRow, pagesFor } from './page-window';

describe('the pages around the screen', () => {
  it('begin with the first one as long as nothing is known', () => {
    expect(pagesFor({ start: 0, end: 40 }, undefined)).toEqual([1]);
    expect(pagesFor({ start: 0, end: 40 }, 0)).toEqual([1]);
  });

  it('reach into the next page shortly before it is seen', () => {
    expect(pagesFor({ start: 0, end: 40 }, 20_000)).toEqual([1]);
    expect(pagesFor({ start: 40, end: 80 }, 20_000)).toEqual([1, 2]);
    expect(pagesFor({ start: 12_345, end: 12_385 }, 20_000)).toEqual([124, 125]);
  });

  it('hold every row on the screen, no page that is not there, and never many', () => {
    const rows = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(
        rows,
        fc.nat({ max: 80 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (start, height, total) => {
          const pages = pagesFor({ start, end: start + height }, total);
          expect(pages.length).toBeLessThanOrEqual(3);
          expect(pages.every((page) => page >= 1 && page <= pageOfRow(total - 1))).toBe(true);
          for (let row = start; row <= Math.min(start + height, total - 1); row += 1) {
            expect(pages).toContain(pageOfRow(row));
          }
        },
      ),
    );
  });
});
