import { describe, expect, it } from '@jest/globals';
import type { FieldMeta } from '@/api/record-meta';
import { fieldFault } from './field-rules';
import { accepts, fileSize } from './file-rules';
import { cleanParts, emptyPart, type PartFields, wholePart } from './part-values';

const field = (rules: Partial<FieldMeta>): FieldMeta => ({
  kind: 'text',
  label: { fr: '', en: '' },
  required: false,
  readOnly: false,
  sortable: false,
  filterable: false,
  ...rules,
});
const faultOf = (rules: Partial<FieldMeta>, value: unknown) =>
  fieldFault(field(rules), value)?.message.replace('form.fault.', '');

describe('what a field may not hold', () => {
  it.each([
    [{ required: true }, null, 'required'],
    [{ required: true }, '  ', 'required'],
    [{ required: true, kind: 'list' as const }, [], 'required'],
    [{}, null, undefined],
    [{ max: 3 }, 'abcd', 'tooLong'],
    [{ max: 3 }, 'abc', undefined],
    [{ format: 'email' as const }, 'a@b', 'email'],
    [{ format: 'email' as const }, 'a@b.fr', undefined],
    [{ format: 'phone' as const }, 'poste', 'phone'],
    [{ kind: 'integer' as const }, '12,5', 'integer'],
    [{ kind: 'integer' as const, max: 10 }, 11, 'tooLarge'],
    [{ kind: 'integer' as const, max: 10 }, 0, undefined],
    [{ kind: 'decimal' as const }, '12.50', undefined],
    [{ kind: 'decimal' as const }, 'douze', 'number'],
    [{ kind: 'date' as const }, '31/02/2026', 'date'],
    [{ kind: 'date' as const }, '2026-02-28', undefined],
    [{ kind: 'choice' as const, choices: ['a'] }, 'b', 'choice'],
    [{ kind: 'list' as const, max: 1 }, [1, 2], 'tooMany'],
    [{ kind: 'boolean' as const, required: true }, false, undefined],
  ])('%j with %j: %s', (rules, value, fault) => expect(faultOf(rules, value)).toBe(fault));
});

describe('rows of a list', () => {
  const part = {
    label: field({ kind: 'choice', choices: ['work', 'home'], default: 'work' }),
    address: field({ required: true }),
    note: field({}),
  };

  it('begins a row with the defaults of its kind', () => {
    expect(emptyPart(part)).toEqual({ label: 'work', address: null, note: null });
  });

  it('drops rows in which nothing was written, and members that are empty', () => {
    const written = { label: 'home', address: 'a@b.fr', note: '' };
    expect(cleanParts(part, [emptyPart(part), written, { label: 'home', address: ' ' }])).toEqual([
      { label: 'home', address: 'a@b.fr' },
    ]);
  });

  it('gives a stored row every member, and takes them away again', () => {
    const stored = { label: 'work', address: 'a@b.fr' };
    expect(wholePart(part, stored)).toEqual({ ...stored, note: null });
    expect(cleanParts(part, [wholePart(part, stored)])).toEqual([stored]);
  });

  it('leaves plain values alone', () =>
    expect(cleanParts({}, ['crm.company.read'])).toEqual(['crm.company.read']));

  it('keep a row of which no more than a choice that must be made is written', () => {
    const none = { label: { fr: '', en: '' }, readOnly: false, sortable: false, filterable: false };
    const fields: PartFields = {
      name: { ...none, kind: 'choice', required: true, choices: ['email', 'phone'] },
      shown: { ...none, kind: 'boolean', required: false, default: false },
    };
    expect(cleanParts(fields, [emptyPart(fields), { name: 'phone', shown: false }])).toEqual([
      { name: 'phone', shown: false },
    ]);
  });
});

describe('files', () => {
  it('knows the kinds that HTML names', () => {
    const csv = { name: 'Clients.CSV', type: 'text/csv' };
    expect(accepts(csv, '')).toBe(true);
    expect(accepts(csv, 'image/*, .csv')).toBe(true);
    expect(accepts(csv, 'text/*')).toBe(true);
    expect(accepts(csv, 'image/*,.pdf')).toBe(false);
  });

  it('words sizes', () => {
    expect(fileSize(2_500_000)).toBe('2,5\u00a0Mo');
    expect(fileSize(0)).toBe('0\u00a0octets');
    expect(fileSize(1_000_000, 'en')).toBe('1\u00a0MB');
  });
});
