import { describe, expect, it } from '@jest/globals';
import type { Duplicate, DuplicateReason } from '../../duplicates/duplicates';
import { conversionBody, hasPerson, lacksName, opportunityName, pageAfter, proposed } from './conversion';

const person = { id: '1', firstName: 'Léa', lastName: 'Roux', title: 'Léa Roux' };
const firm = { id: '2', companyName: 'Garage Lemasson', title: 'Garage Lemasson' };
const nobody = { id: '3', phone: '+33612345678', title: '+33612345678' };
const stages = [{ id: 'stage', pipelineId: 'pipeline' }];

describe('the conversion of a lead', () => {
  it('repeats nothing that the lead says', () => {
    expect(conversionBody(person, { companyChoice: 'new', contactChoice: 'new' }, [])).toEqual({});
  });

  it('links what exists, and leaves out what is not wanted', () => {
    expect(conversionBody(person, { companyChoice: 'none', contactChoice: 'abc' }, [])).toEqual({
      withCompany: false,
      contactId: 'abc',
    });
    expect(conversionBody(firm, { companyChoice: 'def' }, [])).toEqual({ companyId: 'def' });
  });

  it('asks for a name only where there is none', () => {
    expect([person, firm, nobody].map(lacksName)).toEqual([false, false, true]);
    expect(lacksName({ ...firm, firstName: 'Luc' })).toBe(true);
    expect([person, firm, nobody].map(hasPerson)).toEqual([true, false, true]);
    const contact = { firstName: 'Zoé', lastName: 'Etcheverry' };
    expect(conversionBody(nobody, { contact }, [])).toEqual({
      company: { name: 'Zoé Etcheverry' },
      contact,
    });
    expect(conversionBody({ ...firm, firstName: 'Luc' }, { contact: { lastName: 'Roy' } }, [])).toEqual({
      contact: { lastName: 'Roy' },
    });
  });

  it('opens an opportunity where it was put', () => {
    const values = { withOpportunity: true, opportunity: { name: 'Terrasse', amount: '1200.00' } };
    expect(conversionBody(person, { ...values, stageId: 'stage' }, stages)).toEqual({
      opportunity: { name: 'Terrasse', amount: '1200.00', pipelineId: 'pipeline', stageId: 'stage' },
    });
    expect(conversionBody(person, { ...values, withOpportunity: false }, stages)).toEqual({});
  });

  it('names the opportunity by what is needed', () => {
    const named = (need: string | null) => opportunityName({ ...person, need });
    expect(named(null)).toBe('Léa Roux');
    expect(named('Terrasse et pergola.  Terrain en pente.')).toBe('Terrasse et pergola');
    expect(named('Extension de 25.5 m²\nen bois')).toBe('Extension de 25.5 m²');
    const long = named('Rénovation '.repeat(20));
    expect(long.length).toBeLessThanOrEqual(81);
    expect(long).toMatch(/^(Rénovation )+Rénovation…$/);
  });

  it('proposes what is likely the same', () => {
    const found = (id: string, ...codes: DuplicateReason[]): Duplicate => ({
      resource: 'crm.company',
      id,
      title: '',
      subtitle: '',
      reasons: codes.map((code) => ({ code })),
    });
    expect(proposed([], 'Léa Roux')).toBe('new');
    expect(proposed([found('a', 'phone')], '')).toBe('new');
    expect(proposed([found('a', 'phone'), found('b', 'email', 'phone')], '')).toBe('b');
    expect(proposed([found('a', 'phone'), { ...found('b', 'email'), title: 'LEA ROUX' }], 'Léa Roux')).toBe(
      'b',
    );
  });

  it('goes on with what the lead has become', () => {
    const became = { convertedCompanyId: 'c', convertedContactId: 'p', convertedOpportunityId: 'o' };
    expect(pageAfter({ ...person, ...became })).toBe('/crm/opportunities/o');
    expect(pageAfter({ ...person, ...became, convertedOpportunityId: null })).toBe('/crm/contacts/p');
    expect(pageAfter({ ...firm, convertedCompanyId: 'c' })).toBe('/crm/companies/c');
  });
});
