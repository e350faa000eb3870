import fc from 'fast-check';
import { text } from '#kernel';
import type { Reach } from '#runtime';
import { beyond, checkGrants, type Grants, isGrantMap, raised } from './grants.js';

const reach = fc.constantFrom<Reach>('own', 'team', 'all');
const grants: fc.Arbitrary<Grants> = fc.dictionary(
  fc.constantFrom('crm.contact.read', 'crm.contact.update', 'identity.user.read', 'identity.role.update'),
  reach,
  { noNullPrototype: true },
);
const order: Reach[] = ['own', 'team', 'all'];

describe('granting rights', () => {
  it('nobody grants beyond what they hold, and may grant all they hold', () => {
    fc.assert(
      fc.property(grants, grants, (held, wanted) => {
        expect(beyond(held, (name) => held[name])).toEqual([]);
        const refused = beyond(wanted, (name) => held[name]);
        for (const [name, far] of Object.entries(wanted)) {
          const own = held[name];
          const fits = own !== undefined && order.indexOf(far) <= order.indexOf(own);
          expect(refused.includes(name)).toBe(!fits);
        }
      }),
    );
  });

  it('only what rises counts: keeping or narrowing a role that has more is no grant', () => {
    fc.assert(
      fc.property(grants, grants, (before, after) => {
        expect(raised(before, before)).toEqual({});
        expect(raised({}, after)).toEqual(after);
        for (const [name, far] of Object.entries(raised(before, after))) {
          expect(far).toBe(after[name]);
          expect(far).not.toBe(before[name]);
        }
      }),
    );
  });

  it('refuses unknown rights, rights of the vault, and a limited reach where records have no owner', () => {
    const definition = { label: text('x', 'x'), module: 'm', vault: false, scoped: false };
    const known = new Map([
      ['m.a.read', { ...definition, name: 'm.a.read' }],
      ['m.b.read', { ...definition, name: 'm.b.read', scoped: true }],
      ['hr.c.read', { ...definition, name: 'hr.c.read', vault: true }],
    ]);
    const errors = checkGrants(
      { 'm.a.read': 'team', 'm.b.read': 'own', 'hr.c.read': 'all', 'm.z.read': 'all' },
      (name) => known.get(name),
    );
    expect(errors.map(({ field, code }) => [field, code])).toEqual([
      ['permissions.m.a.read', 'not-scoped'],
      ['permissions.hr.c.read', 'vault'],
      ['permissions.m.z.read', 'unknown'],
    ]);
  });

  it.each([[null], [[]], ['all'], [{ a: 'ALL' }], [{ a: 1 }], [{ a: 'toString' }], [{ a: null }]])(
    'does not take %j for rights',
    (value) => {
      expect(isGrantMap(value)).toBe(false);
    },
  );
});
