import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatIdentifier, frenchPhone, textFormat } from './text-formats';

describe('texts with a format', () => {
  it.each([
    '0240000000',
    '02 40 00 00 00',
    '02.40.00.00.00',
    '+33 2 40 00 00 00',
    '+33 (0)2 40 00 00 00',
    '0033240000000',
  ])('%s is a French number', (typed) => expect(frenchPhone(typed)).toBe('+33240000000'));

  it.each(['', '3615', '+32 2 000 00 00', '0040000000', '02 40 00 00 0', '02 40 00 00 00 0', 'poste 12'])(
    'leaves "%s" to the server',
    (typed) => expect(frenchPhone(typed)).toBeUndefined(),
  );

  it('groups identifiers as official papers do', () => {
    expect(formatIdentifier('siren', '732829320')).toBe('732 829 320');
    expect(formatIdentifier('siret', '73282932000074')).toBe('732 829 320 00074');
    expect(formatIdentifier('vat', 'FR44732829320')).toBe('FR 44 732 829 320');
    expect(formatIdentifier('vat', 'BE0123456789')).toBe('BE0123456789');
    expect(formatIdentifier('naf', '4120A')).toBe('41.20A');
    expect(formatIdentifier('iban', 'FR7630006000011234567890189')).toBe('FR76 3000 6000 0112 3456 7890 189');
    expect(formatIdentifier('siren', '7328')).toBe('732 8');
  });

  it('stores of what it shows what it was given', () => {
    const format = fc.constantFrom('siren', 'siret', 'vat', 'naf', 'nir', 'iban' as const);
    fc.assert(
      fc.property(format, fc.stringMatching(/^[A-Z0-9]{0,30}$/), (kind, value) => {
        const { show, read } = textFormat(kind);
        expect(read(show(value))).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^\+33[1-9]\d{8}$/), (value) => {
        const { show, read } = textFormat('phone');
        expect(read(show(value))).toBe(value);
      }),
    );
  });
});
