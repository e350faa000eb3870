import fc from 'fast-check';
import { roleKeyOf } from './role-key.js';

describe('the key of a role', () => {
  it.each([
    ['Chargé d’affaires', 'charge-d-affaires'],
    ['2e ligne', 'e-ligne'],
    ['火星', 'role'],
  ])('of %s is %s', (name, key) => {
    expect(roleKeyOf(name, () => false)).toBe(key);
  });

  it('is always valid and never taken', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), fc.integer({ min: 0, max: 20 }), (name, taken) => {
        const keys = new Set<string>();
        for (let i = 0; i <= taken; i += 1) {
          const key = roleKeyOf(name, (each) => keys.has(each));
          expect(key).toMatch(/^[a-z][a-z0-9-]{0,49}$/);
          expect(keys.has(key)).toBe(false);
          keys.add(key);
        }
      }),
    );
  });
});
