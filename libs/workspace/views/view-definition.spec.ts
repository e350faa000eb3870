import fc from 'fast-check';
import { isFilters } from './view-definition.js';

describe('the filters of a view', () => {
  it.each([
    {},
    { kind: 'customer', 'createdAt.from': '2026-01-01', doNotCall: false, position: 3 },
    { kind: ['customer', 'supplier'] },
  ])('may be %j', (filters) => expect(isFilters(filters)).toBe(true));

  it.each([
    null,
    [],
    'kind=customer',
    { 'a-b': 'x' },
    { $ne: 1 },
    { kind: { $ne: 1 } },
    { kind: [['customer']] },
    { kind: null },
    { kind: Number.NaN },
    { kind: 'a\0b' },
    { kind: 'x'.repeat(501) },
    { kind: Array.from({ length: 101 }, () => 'x') },
    Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`f${index}`, 'x'])),
  ])('may not be %j', (filters) => expect(isFilters(filters)).toBe(false));

  it('are never deeper than a list of texts, whatever is sent', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        if (isFilters(value))
          for (const each of Object.values(value as object).flat()) expect(typeof each).not.toBe('object');
      }),
    );
  });
});
