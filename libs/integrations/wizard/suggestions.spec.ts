import { CompanyInput, ContactInput, companyType, contactType } from '#crm';
import type { RegisteredRecord } from '#runtime';
import type { AnalysedColumn } from '../uploads/upload-analysis.js';
import { folded, suggest } from './suggestions.js';
import { targetDefinitions } from './target-definitions.js';
import { targetFields } from './target-fields.js';

const records: Record<string, Pick<RegisteredRecord, 'importInput' | 'importFields'>> = {
  'crm.company': { importInput: CompanyInput, importFields: companyType.fields },
  'crm.contact': { importInput: ContactInput, importFields: contactType.fields },
};
const column = (name: string, guessedType: AnalysedColumn['guessedType'] = 'text'): AnalysedColumn => ({
  name,
  guessedType,
  dateFormat: null,
  samples: [],
  values: null,
  filled: 1,
});
function suggested(target: string, ...names: (string | AnalysedColumn)[]): Record<string, string> {
  const definition = targetDefinitions.find(({ record }) => record === target);
  if (!definition) throw new Error(target);
  const fields = targetFields(records[target] as RegisteredRecord, definition);
  const columns = names.map((each) => (typeof each === 'string' ? column(each) : each));
  return Object.fromEntries(suggest(target, fields, columns));
}

describe('what columns probably are', () => {
  it('is told by their names, as French files write them', () => {
    expect(
      suggested(
        'crm.company',
        'Raison sociale',
        'N° SIRET',
        'Tél.',
        'Courriel',
        'CP',
        'Ville',
        'Code client',
        'Zzz',
      ),
    ).toEqual({
      'Raison sociale': 'name',
      'N° SIRET': 'siret',
      'Tél.': 'phone',
      Courriel: 'email',
      CP: 'addresses.work.postalCode',
      Ville: 'addresses.work.city',
      'Code client': 'externalId',
    });
    expect(
      suggested('crm.contact', 'Civilité', 'Nom', 'Prénom', 'Mobile', 'Tél', 'E-mail', 'Société', 'Fonction'),
    ).toEqual({
      Civilité: 'civility',
      Nom: 'lastName',
      Prénom: 'firstName',
      Mobile: 'phones.mobile.number',
      Tél: 'phones.work.number',
      'E-mail': 'emails.work.address',
      Société: 'company.name',
      Fonction: 'jobTitle',
    });
  });

  it('is told by the labels of the product itself, in both languages', () => {
    expect(suggested('crm.company', 'Name', 'VAT number', 'Website')).toEqual({
      Name: 'name',
      'VAT number': 'vatNumber',
      Website: 'website',
    });
    expect(suggested('crm.contact', 'LastName', 'firstName')).toEqual({
      LastName: 'lastName',
      firstName: 'firstName',
    });
  });

  it('is told by words within a name, then by the values', () => {
    expect(suggested('crm.contact', 'Adresse email du contact', column('X1', 'phone'))).toEqual({
      'Adresse email du contact': 'emails.work.address',
      X1: 'phones.work.number',
    });
    expect(suggested('crm.company', column('Numéro', 'siret'))).toEqual({ Numéro: 'siret' });
  });

  it('uses a field once, and one way to name the company', () => {
    expect(suggested('crm.contact', 'SIREN', 'Société', 'Nom', 'Nom de famille')).toEqual({
      SIREN: 'company.siren',
      Nom: 'lastName',
    });
  });

  it('compares words without accents, case and signs', () => {
    expect(folded('  N° de Téléphone (fixe) ')).toBe('n de telephone fixe');
    expect(folded('firstName')).toBe('first name');
  });
});
