import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeLists } from './list-merge';
import { mergeValues, settle } from './three-way-merge';

describe('what two people changed at once', () => {
  const before = { name: 'Dupont', city: 'Nantes', phone: null, emails: [{ address: 'a@b.fr' }] };

  it('keeps both when they changed two fields', () => {
    const merge = mergeValues(before, { ...before, name: 'Durand' }, { ...before, city: 'Rezé' });
    expect(merge).toMatchObject({
      values: { ...before, name: 'Durand', city: 'Rezé' },
      conflicts: [],
      taken: ['city'],
    });
  });

  it('asks when they changed the same field', () => {
    const merge = mergeValues(before, { ...before, name: 'Durand' }, { ...before, name: 'Duval' });
    expect(merge.conflicts).toEqual([{ field: 'name', before: 'Dupont', mine: 'Durand', theirs: 'Duval' }]);
    expect(settle(merge, {})['name']).toBe('Durand');
    expect(settle(merge, { name: 'theirs' })['name']).toBe('Duval');
  });

  it('does not ask when both wrote the same', () => {
    const same = { ...before, name: 'Durand' };
    expect(mergeValues(before, same, { ...same, phone: '' }).conflicts).toEqual([]);
  });

  it('keeps the address that one changed and the one that the other added', () => {
    const mine = { ...before, emails: [{ address: 'new@b.fr' }] };
    const theirs = { ...before, emails: [{ address: 'a@b.fr' }, { address: 'c@d.fr' }] };
    const merge = mergeValues(before, mine, theirs);
    expect(merge.conflicts).toEqual([]);
    expect(merge.values['emails']).toEqual([{ address: 'new@b.fr' }, { address: 'c@d.fr' }]);
  });

  it('asks when both changed the same address, or one changed it and the other removed it', () => {
    const mine = { ...before, emails: [{ address: 'mine@b.fr' }] };
    expect(
      mergeValues(before, mine, { ...before, emails: [{ address: 'theirs@b.fr' }] }).conflicts,
    ).toHaveLength(1);
    expect(mergeValues(before, mine, { ...before, emails: [] }).conflicts).toHaveLength(1);
  });

  it('asks when both ordered a list anew', () => {
    expect(mergeLists(['a', 'b', 'c'], ['b', 'a', 'c'], ['c', 'a', 'b'])).toBeUndefined();
    expect(mergeLists(['a', 'b'], ['b', 'a'], ['a', 'b', 'c'])).toBeUndefined();
    expect(mergeLists(['a', 'b'], ['b', 'a'], ['a', 'b'])).toEqual(['b', 'a']);
  });

  const value = fc.oneof(fc.constant(null), fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 2 }));
  const record = fc.record({ a: value, b: value, c: value });

  it('loses nothing: each field holds what somebody wrote, and both only conflict where both changed', () => {
    fc.assert(
      fc.property(record, record, record, (was, mine, theirs) => {
        const { values, conflicts } = mergeValues(was, mine, theirs);
        for (const name of ['a', 'b', 'c'] as const) {
          const asked = conflicts.some(({ field }) => field === name);
          const mineChanged = (mine[name] ?? '') !== (was[name] ?? '');
          const theirsChanged = (theirs[name] ?? '') !== (was[name] ?? '');
          if (asked) expect(mineChanged && theirsChanged).toBe(true);
          expect(values[name] ?? '').toBe((mineChanged ? mine[name] : theirs[name]) ?? '');
        }
      }),
    );
  });

  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const list = fc.subarray(letters);

  it('gives back the one list when only one person changed it', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(letters), fc.shuffledSubarray(letters), (was, changed) => {
        expect(mergeLists(was, changed, was)).toEqual(changed);
      }),
    );
  });

  it('holds what either added and nothing that either removed', () => {
    fc.assert(
      fc.property(list, list, list, (was, mine, theirs) => {
        const merged = mergeLists(was, mine, theirs);
        if (!merged) {
          expect(was.some((each) => !mine.includes(each) && !theirs.includes(each))).toBe(true);
          return;
        }
        const expected = letters.filter((each) =>
          was.includes(each)
            ? mine.includes(each) && theirs.includes(each)
            : mine.includes(each) || theirs.includes(each),
        );
        expect([...merged].sort()).toEqual(expected);
      }),
    );
  });
});
