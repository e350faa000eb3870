import { Problem } from '#kernel';
import { QueryReader, readPage } from './query-reader.js';

const faults = (act: () => unknown): [string, string][] => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.errors.map(({ field, code }) => [field, code]);
    throw error;
  }
  return [];
};

describe('the parameters of a query', () => {
  it('are read with what stands for those left out', () => {
    const reader = new QueryReader({ q: 'dupré', limit: '7', unread: 'true' });
    expect([reader.text('q'), reader.count('limit', 5, 20), reader.flag('unread')]).toEqual([
      'dupré',
      7,
      true,
    ]);
    expect([reader.text('absent'), reader.choice('order', ['asc', 'desc'], 'asc')]).toEqual([
      undefined,
      'asc',
    ]);
    expect(faults(() => reader.done())).toEqual([]);
    expect(readPage(undefined)).toEqual({ page: 1, perPage: 25 });
    expect(readPage({ page: '3', perPage: '200' })).toEqual({ page: 3, perPage: 200 });
  });

  it('are refused all at once: given twice, out of range, of no use, not to be stored, or unknown', () => {
    const reader = new QueryReader({
      q: ['a', 'b'],
      name: 'a\0b',
      long: 'x'.repeat(201),
      order: 'up',
      page: '0',
      perPage: '201',
      other: '1',
    });
    reader.text('q');
    reader.text('name');
    reader.text('long');
    reader.choice('order', ['asc', 'desc'], 'asc');
    reader.required('resource');
    reader.page();
    expect(faults(() => reader.done())).toEqual([
      ['q', 'once'],
      ['name', 'storable'],
      ['long', 'length'],
      ['order', 'choice'],
      ['resource', 'required'],
      ['page', 'range'],
      ['perPage', 'range'],
      ['other', 'unknown'],
    ]);
  });
});
