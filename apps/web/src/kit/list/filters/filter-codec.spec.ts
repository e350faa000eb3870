import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FieldMeta } from '../../../api/record-meta';
import { readState, writeState } from '../state/list-state';
import {
  type FieldFilter,
  type Filters,
  queryOf,
  readFilters,
  sameFilters,
  writeFilters,
} from './filter-codec';
import { periods } from './periods';

const field = (given: Partial<FieldMeta>): FieldMeta => ({
  kind: 'text',
  label: { fr: '', en: '' },
  required: false,
  readOnly: false,
  sortable: true,
  filterable: true,
  ...given,
});
const choices = ['prospect', 'customer', 'public-body'];
const meta = {
  defaultSort: 'name',
  defaultOrder: 'asc' as const,
  fields: {
    name: field({}),
    kind: field({ kind: 'choice', choices }),
    doNotCall: field({ kind: 'boolean' }),
    ownerId: field({ kind: 'id', to: 'identity.user' }),
    employees: field({ kind: 'integer' }),
    turnover: field({ kind: 'decimal' }),
    foundedOn: field({ kind: 'date' }),
    createdAt: field({ kind: 'instant' }),
    notes: field({ filterable: false, sortable: false }),
    emails: field({ kind: 'list' }),
  },
};
const userId = '0198c3f2-0000-7000-8000-000000000001';
const seen = { now: new Date(2026, 1, 12), userId };
const read = (query: string): Filters => readFilters(new URLSearchParams(query), meta);

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const empty = fc.constant<FieldFilter>({ kind: 'empty' });
const any = (values: fc.Arbitrary<string>, most: number): fc.Arbitrary<FieldFilter> =>
  fc.uniqueArray(values, { minLength: 1, maxLength: most }).map((found) => ({ kind: 'any', values: found }));
const between = (bounds: fc.Arbitrary<string>): fc.Arbitrary<FieldFilter> =>
  fc
    .record({ from: bounds, to: bounds }, { requiredKeys: [] })
    .filter((bound) => bound.from !== undefined || bound.to !== undefined)
    .map((bound) => ({ kind: 'between', ...bound }));
const period = fc.constantFrom(...periods).map((each): FieldFilter => ({ kind: 'period', period: each }));
const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const filtersOf: fc.Arbitrary<Filters> = fc.record(
  {
    name: fc.oneof(
      any(
        texts.filter((text) => text.trim() !== '' && text !== 'null'),
        1,
      ),
      empty,
    ),
    kind: fc.oneof(any(fc.constantFrom(...choices), 3), empty),
    doNotCall: any(fc.constantFrom('true', 'false'), 1),
    ownerId: fc.oneof(any(fc.oneof(fc.uuid(), fc.constant('me')), 5), empty),
    employees: fc.oneof(between(fc.integer({ min: -999_999_999, max: 999_999_999 }).map(String)), empty),
    turnover: between(fc.integer({ min: -9999, max: 9999 }).map((value) => `${value}.5`)),
    foundedOn: fc.oneof(between(days), period, empty),
    createdAt: fc.oneof(between(days), period),
  },
  { requiredKeys: [] },
);

describe('filters in an address', () => {
  it('come back as they went, whatever they are', () => {
    fc.assert(
      fc.property(filtersOf, (filters) => {
        const address = new URLSearchParams(writeFilters(filters)).toString();
        expect(read(address)).toEqual(filters);
      }),
    );
  });

  it('come back with the search, the sort and the view', () => {
    const sorts = fc.record({
      field: fc.constantFrom('name', 'kind', 'createdAt'),
      order: fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC'),
    });
    fc.assert(
      fc.property(filtersOf, sorts, texts, fc.uuid(), (filters, sort, q, view) => {
        const state = { filters, sort, q, view };
        expect(readState(new URLSearchParams(writeState(state).toString()), meta)).toEqual(state);
      }),
    );
  });

  it('leave out what the record does not allow', () => {
    expect(
      read('notes=x&emails=y&kind=unknown&ownerId=nobody&employees=many&foundedOn=soon&other=1'),
    ).toEqual({});
    expect(read('kind=prospect,unknown')).toEqual({ kind: { kind: 'any', values: ['prospect'] } });
    expect(readState(new URLSearchParams('sort=notes&order=desc'), meta).sort).toEqual({
      field: 'name',
      order: 'ASC',
    });
  });

  it('never fail on any address', () => {
    const names = fc.constantFrom(...Object.keys(meta.fields));
    const pairs = fc.array(fc.tuple(names, fc.constantFrom('', '.from', '.to', '.in'), fc.string()));
    fc.assert(
      fc.property(pairs, (all) => {
        const params = new URLSearchParams(all.map(([name, end, value]) => [name + end, value]));
        const filters = readFilters(params, meta);
        // What was read once is allowed, and is read again the same.
        expect(sameFilters(read(new URLSearchParams(writeFilters(filters)).toString()), filters)).toBe(true);
      }),
    );
  });

  it('read one number as both bounds', () => {
    expect(read('employees=12')).toEqual({ employees: { kind: 'between', from: '12', to: '12' } });
  });
});

describe('filters on the server', () => {
  it('hold the whole of the last day of a moment', () => {
    const query = queryOf(
      { createdAt: { kind: 'between', from: '2026-02-01', to: '2026-02-28' } },
      meta,
      seen,
    );
    expect(query).toEqual({
      'createdAt.from': new Date(2026, 1, 1).toISOString(),
      'createdAt.to': new Date(2026, 1, 28, 23, 59, 59, 999).toISOString(),
    });
  });

  it('turn a period into its days', () => {
    const query = queryOf({ foundedOn: { kind: 'period', period: 'this-month' } }, meta, seen);
    expect(query).toEqual({ 'foundedOn.from': '2026-02-01', 'foundedOn.to': '2026-02-28' });
  });

  it('name the user who looks, but only where a user is meant', () => {
    const mine = { ownerId: { kind: 'any', values: ['me'] }, name: { kind: 'any', values: ['me'] } } as const;
    expect(queryOf(mine, meta, seen)).toEqual({ ownerId: userId, name: 'me' });
  });
});

describe('comparing filters', () => {
  it('does not see the order of values and fields', () => {
    expect(sameFilters(read('kind=prospect,customer&name=A'), read('name=A&kind=customer,prospect'))).toBe(
      true,
    );
    expect(sameFilters(read('kind=prospect'), read('kind=prospect,customer'))).toBe(false);
    expect(sameFilters({}, read('name=null'))).toBe(false);
  });
});
