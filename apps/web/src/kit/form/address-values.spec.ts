import { describe, expect, it } from '@jest/globals';
import type { FieldKind, FieldMeta } from '@/api/record-meta';
import { addressValues } from './address-values';
import { namedAs, quickFields } from './quick-fields';

const field = (kind: FieldKind, rules: Partial<FieldMeta> = {}): FieldMeta => ({
  kind,
  label: { fr: '', en: '' },
  required: false,
  readOnly: false,
  sortable: false,
  filterable: false,
  ...rules,
});
const meta = {
  title: ['firstName', 'lastName'],
  fields: {
    firstName: field('text'),
    lastName: field('text', { required: true }),
    notes: field('text'),
    email: field('text'),
    companyId: field('id'),
    emails: field('list'),
    state: field('choice', { readOnly: true }),
  },
};

describe('what an address fills in', () => {
  it('takes fields that people write', () => {
    expect(addressValues(meta, '?companyId=7&state=left&page=2&emails=x', null)).toEqual({ companyId: '7' });
    expect(addressValues(meta, '?source={"lastName":"Dupont","emails":[]}', null)).toEqual({
      lastName: 'Dupont',
      emails: [],
    });
    expect(addressValues(meta, '', { record: { lastName: 'Durand' } })).toEqual({ lastName: 'Durand' });
  });

  it.each(['?source={', '?source=7', '?source=[1]', ''])('takes nothing from %s', (search) =>
    expect(addressValues(meta, search, undefined)).toEqual({}),
  );
});

describe('a quick entry', () => {
  it('asks for names, for what is needed, and how to reach it', () => {
    expect(quickFields(meta)).toEqual(['firstName', 'lastName', 'email', 'emails']);
  });

  it('begins with what was searched', () => {
    expect(namedAs(meta, 'Jean Le Goff')).toEqual({ firstName: 'Jean', lastName: 'Le Goff' });
    expect(namedAs(meta, 'Dupont')).toEqual({ lastName: 'Dupont' });
    expect(namedAs({ title: ['name'] }, 'Maisons Loire')).toEqual({ name: 'Maisons Loire' });
    expect(namedAs({ title: ['name'] }, '')).toEqual({});
  });
});
