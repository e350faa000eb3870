import fc from 'fast-check';
import {
  type Changes,
  changedGrants,
  copiedGrants,
  countChanges,
  reachIn,
  storedReach,
  withChange,
} from './grants';

const read = { name: 'crm.company.read', vault: false };
const update = { name: 'crm.company.update', vault: false };
const files = { name: 'hr.employee.read', vault: true };
const admin = { id: 'admin', permissions: { '*': 'all' } } as const;
const seller = { id: 'seller', permissions: { 'crm.company.read': 'all' } } as const;

describe('the rights of roles', () => {
  it('gives the administrator everything but HR data', () => {
    expect(storedReach(admin, read)).toBe('all');
    expect(storedReach(admin, files)).toBeNull();
  });

  it('counts what is changed, and not what comes back to what is stored', () => {
    const once = withChange({}, seller, update, 'team');
    expect(countChanges(once)).toBe(1);
    expect(reachIn(seller, update, once)).toBe('team');
    expect(withChange(once, seller, update, null)).toEqual({});
  });

  it('sends the other rights of the role with those that changed', () => {
    const changes = withChange(withChange({}, seller, update, 'own'), seller, read, null);
    expect(changedGrants(seller, changes)).toEqual({ 'crm.company.update': 'own' });
  });

  it('keeps the changes of one role from another', () => {
    const changes = withChange({}, seller, read, null);
    expect(reachIn(admin, read, changes)).toBe('all');
  });

  it("spells out the administrator's rights in a copy, without those of HR data", () => {
    expect(copiedGrants(admin, [read, update, files])).toEqual({
      'crm.company.read': 'all',
      'crm.company.update': 'all',
    });
  });

  it('is left without a change, whatever is tried, once all is set back', () => {
    const reach = fc.constantFrom('own' as const, 'team' as const, 'all' as const, null);
    const right = fc.constantFrom(read, update);
    fc.assert(
      fc.property(fc.array(fc.tuple(right, reach)), (steps) => {
        let changes: Changes = {};
        for (const [each, wanted] of steps) changes = withChange(changes, seller, each, wanted);
        for (const each of [read, update])
          changes = withChange(changes, seller, each, storedReach(seller, each));
        expect(changes).toEqual({});
        expect(changedGrants(seller, changes)).toEqual(seller.permissions);
      }),
    );
  });
});
