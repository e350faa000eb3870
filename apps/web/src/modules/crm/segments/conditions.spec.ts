import { crmContact } from '@/api/generated/records/crm/contact';
import { crmOpportunity } from '@/api/generated/records/crm/opportunity';
import { type Condition, conditionOf, draftOf, emptyDraft, sameConditions } from './conditions';

const me = '018f0000-0000-7000-8000-000000000001';

describe('a condition of a segment', () => {
  it.each<[Condition, typeof crmContact | typeof crmOpportunity | undefined]>([
    [
      { fact: 'contact', not: true, where: { city: 'Nantes', 'createdAt.in': 'last-month', q: 'roy' } },
      crmContact,
    ],
    [
      { fact: 'won', not: false, where: { 'total.from': '10000', 'closedAt.from': '2026-01-01' } },
      crmOpportunity,
    ],
    [{ fact: 'consent', not: false, where: { channel: 'sms', state: 'refused' } }, undefined],
    [{ fact: 'contact', not: false, where: { 'tagIds.none': `${me}` } }, crmContact],
  ])('is the same after it was looked at: %j', (condition, meta) => {
    expect(sameConditions([conditionOf(draftOf(condition, 'a', meta), me)], [condition])).toBe(true);
  });

  it('names who writes it where it says « me »', () => {
    const draft = {
      ...emptyDraft('contact', 'a'),
      filters: { ownerId: { kind: 'any' as const, values: ['me'] } },
    };
    expect(conditionOf(draft, me).where).toEqual({ ownerId: me });
  });

  it('says nothing of what was left empty', () => {
    const draft = { ...emptyDraft('won', 'a'), beside: { 'total.from': '', 'total.to': '5' } };
    expect(conditionOf(draft, me).where).toEqual({ 'total.to': '5' });
  });
});
