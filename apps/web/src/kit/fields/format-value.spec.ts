import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FieldMeta } from '../../api/record-meta';
import { formatItem, formatValue, type Wording } from './format-value';

const wording: Wording = { language: 'fr', yes: 'Oui', no: 'Non', choice: (value) => `«${value}»` };
const field = (given: Partial<FieldMeta>): FieldMeta => ({
  kind: 'text',
  label: { fr: '', en: '' },
  required: false,
  readOnly: false,
  sortable: false,
  filterable: false,
  ...given,
});
const words = (value: unknown, given: Partial<FieldMeta>): string =>
  formatValue(value, field(given), wording).replace(/[\u00a0\u202f]/g, ' ');

describe('a value in words', () => {
  it('writes numbers with the marks of the language', () => {
    expect(words(1234567, { kind: 'integer' })).toBe('1 234 567');
    expect(words('-1234.50', { kind: 'decimal' })).toBe('-1 234,5');
  });

  it('keeps every digit of a decimal that is no binary number', () => {
    expect(words('123456789012345.123456', { kind: 'decimal' })).toBe('123 456 789 012 345,123456');
  });

  it('writes a day as that day in any time zone', () => {
    expect(words('2026-01-03', { kind: 'date' })).toBe('3 janv. 2026');
  });

  it('says yes and no', () => {
    expect(words(false, { kind: 'boolean' })).toBe('Non');
  });

  it('groups what people read in groups', () => {
    expect(words('73282932000074', { format: 'siret' })).toBe('732 829 320 00074');
    expect(words('FR7630006000011234567890189', { format: 'iban' })).toBe(
      'FR76 3000 6000 0112 3456 7890 189',
    );
  });

  it('names a country', () => {
    expect(words('DE', { format: 'country' })).toBe('Allemagne');
    expect(words('france', { format: 'country' })).toBe('france');
  });

  it('has no words for nothing', () => {
    for (const value of [undefined, null, '', []]) expect(words(value, { kind: 'list' })).toBe('');
  });

  it('shows unreadable dates and numbers as they are', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,12}$/),
        fc.constantFrom('integer', 'decimal'),
        (value, kind) => {
          expect(words(value, { kind })).toBe(value);
        },
      ),
    );
    expect(words('soon', { kind: 'date' })).toBe('soon');
  });
});

describe('one part of a list in words', () => {
  const addresses = field({
    kind: 'list',
    part: {
      label: field({ kind: 'choice' }),
      line1: field({}),
      postalCode: field({}),
      city: field({}),
      country: field({ format: 'country' }),
    },
  });

  it('puts the postal code before its city and leaves the label out', () => {
    const address = {
      label: 'work',
      line1: '3 quai Ney',
      postalCode: '44000',
      city: 'Nantes',
      country: 'FR',
    };
    expect(formatItem(address, addresses, 'fr')).toBe('3 quai Ney, 44000 Nantes, France');
    expect(formatItem({ label: 'work', city: 'Nantes' }, addresses, 'fr')).toBe('Nantes');
  });
});
