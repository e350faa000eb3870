import { array, assert, integer, property } from 'fast-check';
import { atWork, InstanceHomes } from './instance-homes.js';

describe('the homes of instances', () => {
  it('are never given to one connection twice as often as to another, and never change', () => {
    assert(
      property(integer({ min: 1, max: 8 }), array(integer({ min: 0, max: 60 })), (connections, asked) => {
        const homes = new InstanceHomes(connections, 10);
        const given = new Map<number, number>();
        for (const instance of asked) {
          const home = homes.homeOf(`t_${instance}`);
          expect(given.get(instance) ?? home).toBe(home);
          given.set(instance, home);
        }
        const residents = Array.from(
          { length: connections },
          (_, place) => [...given.values()].filter((home) => home === place).length,
        );
        expect(Math.max(...residents) - Math.min(...residents)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('matter while more instances are at work than one connection may know', () => {
    let now = 0;
    const homes = new InstanceHomes(2, 2, () => now);
    for (const schema of ['a', 'b', 'a']) homes.ask(schema);
    expect(homes.crowded).toBe(false);
    homes.ask('c');
    expect(homes.crowded).toBe(true);
    now = atWork;
    homes.ask('a');
    expect(homes.crowded).toBe(true);
    now = 2 * atWork;
    homes.ask('a');
    expect(homes.crowded).toBe(false);
    for (const schema of ['b', 'c']) homes.ask(schema);
    expect(homes.crowded).toBe(true);
    now = 4 * atWork;
    homes.ask('b');
    expect(homes.crowded).toBe(false);
  });
});
