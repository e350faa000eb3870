import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FieldMeta } from '../../../api/record-meta';
import type { ListState } from '../state/list-state';
import { definitionOf, isModified, layoutOfView, type SavedView, stateOfView } from './saved-view';

const field = (kind: FieldMeta['kind'], more: Partial<FieldMeta> = {}): FieldMeta => ({
  kind,
  label: { fr: '', en: '' },
  required: false,
  readOnly: false,
  sortable: true,
  filterable: true,
  ...more,
});
const meta = {
  defaultSort: 'name',
  defaultOrder: 'asc' as const,
  fields: {
    name: field('text'),
    kind: field('choice', { choices: ['prospect', 'customer'] }),
    createdAt: field('instant'),
    notes: field('text', { sortable: false, filterable: false }),
  },
};
const saved = (definition: SavedView['definition']): SavedView => ({
  id: '7',
  version: 1,
  resource: 'crm.company',
  name: 'Mes clients',
  shared: false,
  isDefault: false,
  editable: true,
  definition,
});
const states: fc.Arbitrary<ListState> = fc.record({
  view: fc.constant('7'),
  q: fc.string({ maxLength: 20 }),
  sort: fc.record({
    field: fc.constantFrom('name', 'createdAt'),
    order: fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC'),
  }),
  filters: fc.record(
    {
      kind: fc.constantFrom(
        { kind: 'any' as const, values: ['prospect', 'customer'] },
        { kind: 'any' as const, values: ['customer'] },
        { kind: 'empty' as const },
      ),
      createdAt: fc.constant({ kind: 'period' as const, period: 'this-month' as const }),
    },
    { requiredKeys: [] },
  ),
});
const layouts = fc.record({
  columns: fc.uniqueArray(fc.constantFrom('name', 'kind', 'createdAt', 'notes'), { minLength: 1 }),
  widths: fc.dictionary(fc.constantFrom('name', 'kind'), fc.integer({ min: 60, max: 900 })),
});

describe('a saved view', () => {
  it('opens as it was saved, through JSON, and is then not modified', () => {
    fc.assert(
      fc.property(states, layouts, (state, layout) => {
        const definition = JSON.parse(JSON.stringify(definitionOf(state, layout)));
        const opened = stateOfView(saved(definition), meta);
        expect(opened).toEqual(state);
        expect(layoutOfView(saved(definition), meta).columns).toEqual(layout.columns);
        const stored = { state: opened, layout: layoutOfView(saved(definition), meta) };
        expect(isModified({ state, layout: {} }, stored)).toBe(false);
      }),
    );
  });

  it('neither keeps nor drops filters of the list that was shown before', () => {
    const view = saved({ filters: { kind: ['customer'] } });
    expect(stateOfView(view, meta)).toEqual({
      view: '7',
      q: '',
      sort: { field: 'name', order: 'ASC' },
      filters: { kind: { kind: 'any', values: ['customer'] } },
    });
  });

  it('leaves out fields that the record no longer has', () => {
    const view = saved({
      filters: { gone: 'x' },
      sort: 'notes',
      columns: [{ field: 'gone' }, { field: 'kind' }],
    });
    expect(stateOfView(view, meta)).toMatchObject({ filters: {}, sort: { field: 'name', order: 'ASC' } });
    expect(layoutOfView(view, meta).columns).toEqual(['kind']);
  });

  it('is modified by a filter, a search, a sort, and by the order of columns', () => {
    const view = saved({
      filters: { kind: 'customer' },
      sort: 'name',
      columns: [{ field: 'name' }, { field: 'kind' }],
    });
    const state = stateOfView(view, meta);
    const stored = { state, layout: layoutOfView(view, meta) };
    expect(isModified({ state: { ...state, filters: {} }, layout: {} }, stored)).toBe(true);
    expect(isModified({ state: { ...state, q: 'loire' }, layout: {} }, stored)).toBe(true);
    expect(
      isModified({ state: { ...state, sort: { field: 'name', order: 'DESC' } }, layout: {} }, stored),
    ).toBe(true);
    expect(isModified({ state, layout: { columns: ['kind', 'name'] } }, stored)).toBe(true);
    expect(isModified({ state, layout: { columns: ['name', 'kind'] } }, stored)).toBe(false);
  });
});
