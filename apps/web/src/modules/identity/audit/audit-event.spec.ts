import { type AuditEvent, actionKey, byDay, thingOf, toneOf } from './audit-event';

const event = (n: number, at: string): AuditEvent => ({
  n,
  at,
  action: 'identity.signed-in',
  actorId: null,
  actorLabel: 'x',
  object: null,
  details: {},
  address: null,
});

describe('an event of the audit trail', () => {
  it('has one wording for the exports of every kind of record', () => {
    expect(actionKey('crm.contact.exported')).toBe('identity.audit.actions.exported');
    expect(actionKey('identity.signed-in')).toBe('identity.audit.actions.identity.signed-in');
  });

  it('is about a record, a kind of record, or neither', () => {
    const id = '0190f3c5-0000-7000-8000-000000000001';
    expect(thingOf(`identity.user/${id}`)).toEqual({ kind: 'identity.user', id });
    expect(thingOf('identity.user/unknown')).toEqual({ kind: 'identity.user' });
    expect(thingOf('crm.contact')).toEqual({ kind: 'crm.contact' });
    expect(thingOf('crm.company.read')).toBeUndefined();
    expect(thingOf(null)).toBeUndefined();
  });

  it('stands out when something was refused or power was given', () => {
    expect(toneOf('identity.sign-in-refused')).toBe('danger');
    expect(toneOf('hr.employee.exported')).toBe('warning');
    expect(toneOf('identity.signed-in')).toBe('neutral');
  });

  it('stands with those of its day, in their order', () => {
    const days = byDay([
      event(3, '2026-03-02T10:00:00'),
      event(2, '2026-03-02T09:00:00'),
      event(1, '2026-03-01T09:00:00'),
    ]);
    expect(days.map(({ events }) => events.map(({ n }) => n))).toEqual([[3, 2], [1]]);
  });
});
