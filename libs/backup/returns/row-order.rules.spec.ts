import fc from 'fast-check';
import { inOrder } from './row-order.rules.js';

describe('the order in which tables get their rows back', () => {
  it('puts what is named before what names it', () => {
    const links = [
      { table: 'attachment', parent: 'file' },
      { table: 'participant', parent: 'opportunity' },
      { table: 'participant', parent: 'contact' },
      { table: 'opportunity', parent: 'opportunity' },
      { table: 'opportunity', parent: 'contact' },
    ];
    expect(inOrder(['participant', 'attachment', 'opportunity', 'contact', 'file'], links)).toEqual([
      'contact',
      'opportunity',
      'participant',
      'file',
      'attachment',
    ]);
  });

  it('leaves nothing out and doubles nothing, circles or not, and keeps every order that there is', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const link = fc.record({ table: fc.constantFrom(...names), parent: fc.constantFrom(...names) });
    fc.assert(
      fc.property(fc.subarray(names), fc.array(link), (tables, links) => {
        const order = inOrder(tables, links);
        expect([...order].sort()).toEqual([...tables].sort());
        const downhill = links.filter(({ table, parent }) => parent < table);
        const tree = inOrder(tables, downhill);
        for (const { table, parent } of downhill)
          if (tables.includes(table) && tables.includes(parent))
            expect(tree.indexOf(parent)).toBeLessThan(tree.indexOf(table));
      }),
    );
  });
});
