import { describe, expect, it } from '@jest/globals';
import { crmCompany } from '@/api/generated/records/crm/company';
import { crmContact } from '@/api/generated/records/crm/contact';
import { mergeChoices, refusalsOf } from './merge-choices';

const company = (more: object) => ({ name: 'Dupont', kind: 'prospect', email: null, addresses: [], ...more });

describe('what is chosen when two records become one', () => {
  it('is nothing when they say the same', () => {
    expect(mergeChoices(crmCompany, company({ email: '' }), company({ notes: undefined }))).toEqual([]);
  });

  it('is every field that differs, two values first; a value wins over none', () => {
    const kept = company({ kind: 'customer', phone: '+33559000001' });
    const other = company({ email: 'a@dupont.example', phone: '+33559000002', city: 'Pau', version: 7 });
    expect(mergeChoices(crmCompany, kept, other)).toEqual([
      { name: 'kind', isList: false, initial: 'this' },
      { name: 'phone', isList: false, initial: 'this' },
      { name: 'email', isList: false, initial: 'other' },
    ]);
  });

  it('is which list comes first, where both have something', () => {
    const [pau, bayonne] = [{ city: 'Pau' }, { city: 'Bayonne' }];
    const choices = (mine: object[], theirs: object[]) =>
      mergeChoices(crmCompany, company({ addresses: mine }), company({ addresses: theirs }));
    expect(choices([pau], [bayonne])).toEqual([{ name: 'addresses', isList: true, initial: 'this' }]);
    expect(choices([pau], [])).toEqual([]);
    expect(choices([], [pau])).toEqual([]);
  });

  it('is no refusal of a person', () => {
    const [kept, other] = [
      { doNotCall: false, emailOptOut: false },
      { doNotCall: true, emailOptOut: false },
    ];
    expect(mergeChoices(crmContact, kept, other)).toEqual([]);
    expect(refusalsOf(crmContact, kept, other)).toEqual(['doNotCall']);
    expect(refusalsOf(crmCompany, kept, other)).toEqual([]);
  });
});
