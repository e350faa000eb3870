import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FieldMeta } from '@/api/record-meta';
import { changesOf, cleanValues, filledValues, formValues, newValues, sameValue } from './values';

const field = (rules: Partial<FieldMeta>): FieldMeta => ({
  kind: 'text',
  label: { fr: '', en: '' },
  required: false,
  readOnly: false,
  sortable: false,
  filterable: false,
  ...rules,
});
const meta = {
  fields: {
    name: field({ required: true }),
    kind: field({ kind: 'choice', choices: ['prospect', 'customer'], default: 'prospect' }),
    city: field({ readOnly: true }),
    emails: field({
      kind: 'list',
      part: { label: field({ kind: 'choice', default: 'work' }), address: field({}) },
    }),
    createdAt: field({ kind: 'instant', readOnly: true }),
  },
};

describe('the values of a form', () => {
  it('holds what people write, with every member', () => {
    const record = { id: '1', version: 3, name: 'Dupont', city: 'Nantes', emails: [{ address: 'a@b.fr' }] };
    expect(formValues(meta, record)).toEqual({
      name: 'Dupont',
      kind: null,
      emails: [{ label: null, address: 'a@b.fr' }],
    });
  });

  it('begins a new record with defaults and what the screen gives', () => {
    expect(newValues(meta, { name: 'Dupont', parentId: '7' })).toEqual({
      name: 'Dupont',
      kind: 'prospect',
      emails: [],
      parentId: '7',
    });
  });

  it('sends nothing that nobody wrote', () => {
    const values = { name: '  Dupont ', kind: null, emails: [{ label: 'work', address: null }] };
    const cleaned = cleanValues(meta, values);
    expect(cleaned).toEqual({ name: 'Dupont', kind: null, emails: [] });
    expect(filledValues(cleaned)).toEqual({ name: 'Dupont' });
  });

  it('finds no change in a record that was only opened', () => {
    const record = { name: 'Dupont', kind: 'customer', emails: [{ address: 'a@b.fr' }] };
    expect(changesOf(record, cleanValues(meta, formValues(meta, record)))).toEqual({});
  });

  it('sends what was cleared', () => {
    expect(changesOf({ name: 'a', kind: 'customer' }, { name: 'a', kind: null })).toEqual({ kind: null });
    expect(changesOf({ flag: true }, { flag: false })).toEqual({ flag: false });
  });

  it('compares meaning, not writing', () => {
    expect(sameValue({ a: 1, b: null }, { b: '', a: 1 })).toBe(true);
    expect(sameValue([], null)).toBe(true);
    expect(sameValue(0, null)).toBe(false);
    expect(sameValue(false, null)).toBe(false);
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(sameValue('12', 12)).toBe(false);
  });

  it('compares as an equality does', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(sameValue(a, structuredClone(a))).toBe(true);
        expect(sameValue(a, b)).toBe(sameValue(b, a));
      }),
    );
  });
});
