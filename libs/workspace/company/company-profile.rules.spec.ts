import { frenchVatNumber } from '#kernel';
import { type CompanyProfile, legalForms } from './company-profile.entity.js';
import { checkProfile, completeProfile, missingMentions } from './company-profile.rules.js';

const office = { line1: '1 rue de la Paix', postalCode: '44000', city: 'Nantes' };
const whole = {
  legalName: 'Charpentes Martin',
  legalForm: 'sarl',
  shareCapital: '10000',
  siren: '732829320',
  register: 'rcs',
  registerCity: 'Nantes',
  vatNumber: frenchVatNumber('732829320'),
  vatExempt: false,
  addresses: [office],
} satisfies Partial<CompanyProfile>;

describe('what the law wants on documents', () => {
  it('is all there in a whole profile', () => expect(missingMentions(whole)).toEqual([]));

  it.each([
    'legalName',
    'legalForm',
    'shareCapital',
    'siren',
    'register',
    'registerCity',
    'vatNumber',
  ] as const)('lacks %s when that is empty', (field) =>
    expect(missingMentions({ ...whole, [field]: null })).toContain(field),
  );

  it.each([{ line1: null }, { postalCode: '' }, { city: null }])('lacks an address with %j', (part) => {
    expect(missingMentions({ ...whole, addresses: [{ ...office, ...part }] })).toEqual(['addresses']);
    expect(missingMentions({ ...whole, addresses: [] })).toEqual(['addresses']);
  });

  it('needs no capital of those who have none, and no VAT number of those who are exempt', () => {
    const bare = { ...whole, shareCapital: null };
    for (const legalForm of ['ei', 'gie', 'association', 'foreign'] as const)
      expect(missingMentions({ ...bare, legalForm })).toEqual([]);
    expect(missingMentions({ ...whole, vatNumber: null, vatExempt: true })).toEqual([]);
    const soleTrader = { ...bare, legalForm: 'ei' as const, register: null, registerCity: null };
    expect(missingMentions(soleTrader)).toEqual([]);
    expect(missingMentions({ ...soleTrader, register: 'rcs' })).toEqual(['registerCity']);
  });

  it('asks of every form for a name, an address and a VAT number', () => {
    for (const legalForm of legalForms)
      expect(missingMentions({ legalForm })).toEqual(
        expect.arrayContaining(['legalName', 'vatNumber', 'addresses']),
      );
  });
});

describe('the identifiers of the company', () => {
  it('follow from each other', () => {
    expect(completeProfile({ siret: '73282932000074' }, undefined)).toEqual({
      siret: '73282932000074',
      siren: '732829320',
      vatNumber: 'FR44732829320',
    });
    expect(completeProfile({ siren: '732829320', vatExempt: true }, undefined)).not.toHaveProperty(
      'vatNumber',
    );
    expect(completeProfile({ siren: '732829320', vatNumber: null }, undefined).vatNumber).toBeNull();
  });

  it('must be those of one company', () => {
    const fields = (input: Partial<CompanyProfile>) =>
      checkProfile(input, undefined).map(({ field }) => field);
    expect(fields({ siren: '732829320', siret: '73282932000074', vatNumber: 'FR44732829320' })).toEqual([]);
    expect(fields({ siren: '404833048', siret: '73282932000074', vatNumber: 'FR44732829320' })).toEqual([
      'siret',
      'vatNumber',
    ]);
    expect(fields({ siren: '404833048', vatNumber: 'DE123456789' })).toEqual([]);
  });
});
