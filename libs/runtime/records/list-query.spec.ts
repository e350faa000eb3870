import fc from 'fast-check';
import { newId, Problem } from '#kernel';
import type { FieldInfo } from './field.js';
import { parseListQuery } from './list-query.js';

const field = (name: string, kind: FieldInfo['kind'], more: Partial<FieldInfo> = {}): FieldInfo => ({
  name,
  column: name,
  kind,
  label: { fr: name, en: name },
  sortable: true,
  filterable: true,
  ...more,
});
const rules = {
  fields: [
    field('name', 'text'),
    field('kind', 'choice', { choices: ['prospect', 'customer'] }),
    field('since', 'date'),
    field('createdAt', 'instant'),
    field('active', 'boolean'),
    field('count', 'integer'),
    field('ownerId', 'id'),
    field('secret', 'text', { sortable: false, filterable: false }),
  ],
  defaultSort: 'name',
  defaultOrder: 'asc' as const,
  searchable: true,
};
const parse = (query: Record<string, unknown>) => parseListQuery(query, rules);
const refusal = (query: Record<string, unknown>): string[] => {
  try {
    parse(query);
  } catch (error) {
    if (error instanceof Problem) return error.errors.map((each) => each.field);
    throw error;
  }
  return [];
};

describe('a list query', () => {
  it('has sensible defaults', () => {
    expect(parse({})).toMatchObject({ page: 1, perPage: 25, order: 'ASC', search: [], filters: [] });
    expect(parse({}).sort.name).toBe('name');
  });

  it('reads sorts, words, values, bounds, sets and emptiness', () => {
    const id = '0190a000-0000-7000-8000-000000000000';
    const query = parse({
      sort: 'since',
      order: 'desc',
      q: '  Jean   Dupont ',
      kind: 'prospect,customer',
      'since.from': '2026-01-01',
      'since.to': '2026-12-31',
      active: 'true',
      ownerId: id,
      name: 'null',
    });
    expect(query.order).toBe('DESC');
    expect(query.search).toEqual(['Jean', 'Dupont']);
    expect(query.filters.map(({ field: { name }, operator, value }) => [name, operator, value])).toEqual([
      ['kind', 'in', ['prospect', 'customer']],
      ['since', '>=', '2026-01-01'],
      ['since', '<=', '2026-12-31'],
      ['active', '=', true],
      ['ownerId', '=', id],
      ['name', 'null', null],
    ]);
  });

  it('narrows every list to some records by their ids, five hundred at most', () => {
    const ids = Array.from({ length: 500 }, () => newId());
    const [filter] = parse({ id: ids.join(',') }).filters;
    expect(filter).toMatchObject({ operator: 'in', value: ids, field: { column: 'id' } });
    expect(parse({ id: ids[0] }).filters[0]).toMatchObject({ operator: '=', value: ids[0] });
    expect(refusal({ id: [...ids, newId()].join(',') })).toEqual(['id']);
  });

  it.each([
    [{ id: 'x' }, 'id'],
    [{ page: '0' }, 'page'],
    [{ perPage: '201' }, 'perPage'],
    [{ perPage: '1e2' }, 'perPage'],
    [{ sort: 'secret' }, 'sort'],
    [{ sort: 'name; drop table x' }, 'sort'],
    [{ order: 'sideways' }, 'order'],
    [{ secret: 'x' }, 'secret'],
    [{ __proto__x: 'x' }, '__proto__x'],
    [{ kind: 'enemy' }, 'kind'],
    [{ since: '2026-02-30' }, 'since'],
    [{ active: 'yes' }, 'active'],
    [{ count: '9999999999' }, 'count'],
    [{ ownerId: 'x' }, 'ownerId'],
    [{ 'active.from': 'true' }, 'active.from'],
    [{ 'name.from.to': 'x' }, 'name.from.to'],
    [{ name: ['a', 'b'] }, 'name'],
    [{ q: 'x'.repeat(201) }, 'q'],
    [{ q: 'a\0b' }, 'q'],
  ])('refuses %j and names the parameter', (query, name) => {
    expect(refusal(query)).toEqual([name]);
  });

  it('never lets a name through that is not declared, whatever is asked', () => {
    const known = new Set([
      'id',
      ...rules.fields.filter((each) => each.filterable).map((each) => each.column),
    ]);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
        try {
          const read = parse(query);
          expect(known.has(read.sort.column)).toBe(true);
          for (const filter of read.filters) expect(known.has(filter.field.column)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});
