import fc from 'fast-check';
import { isTooDeep } from './body-depth.js';

describe('the depth of a body', () => {
  it('is fine for every value with a few levels', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => !isTooDeep(value)));
  });

  it.each([33, 1_000, 200_000])('is too much with %d levels of lists or objects', (levels) => {
    expect(isTooDeep(JSON.parse('['.repeat(levels + 1) + ']'.repeat(levels + 1)))).toBe(true);
    expect(isTooDeep(JSON.parse(`${'{"a":'.repeat(levels + 1)}1${'}'.repeat(levels + 1)}`))).toBe(true);
  });
});
