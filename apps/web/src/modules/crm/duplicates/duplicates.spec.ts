import { describe, expect, it } from '@jest/globals';
import { crmCompany } from '@/api/generated/records/crm/company';
import { crmContact } from '@/api/generated/records/crm/contact';
import { crmLead } from '@/api/generated/records/crm/lead';
import { comparedFields, type DuplicateReason, isLikely, saysEnough, subtitleOf } from './duplicates';

describe('what records are compared by', () => {
  it('is made of fields that the server has', () => {
    const kinds = [crmCompany, crmContact, crmLead];
    for (const { name, fields } of kinds)
      expect(Object.keys(fields)).toEqual(expect.arrayContaining([...(comparedFields[name] ?? [''])]));
  });

  it.each([
    [{ siren: '732829320' }],
    [{ phone: '05 59 00 00 01' }],
    [{ emails: [{ address: 'a@b.example' }] }],
    [{ name: 'Dupont', addresses: [{ postalCode: '64000' }] }],
    [{ lastName: 'Dupont', addresses: [{ city: 'Pau' }, { postalCode: '64000' }] }],
  ])('is asked about: %j', (record) => expect(saysEnough(record)).toBe(true));

  it.each([
    [{}],
    [{ name: 'Dupont' }],
    [{ name: 'Dupont', addresses: [{ city: 'Pau' }] }],
    [{ firstName: 'Jean', addresses: [{ postalCode: '64000' }] }],
    [{ email: ' ', phones: [] }],
  ])('is not: %j', (record) => expect(saysEnough(record)).toBe(false));

  it('is shown as people read it', () => {
    const found = { resource: 'crm.company', id: '1', title: '', reasons: [] };
    expect(subtitleOf({ ...found, subtitle: 'Pau · 732829320 · +33559000011' })).toBe(
      'Pau · 732\u00a0829\u00a0320 · 05\u00a059\u00a000\u00a000\u00a011',
    );
  });

  it('is likely one record by its number, or for two reasons', () => {
    const found = (...codes: DuplicateReason[]) =>
      isLikely({
        resource: 'crm.company',
        id: '1',
        title: '',
        subtitle: '',
        reasons: codes.map((code) => ({ code })),
      });
    expect([found('siret'), found('siren'), found('email', 'name')]).toEqual([true, true, true]);
    expect([found('email'), found('phone'), found('name')]).toEqual([false, false, false]);
  });
});
