import { Scopes } from '../context/scope.js';
import { goodFor, KnownTotals, TotalsOfKind } from './known-totals.js';
import type { Signals } from './signals.js';

/** Signals that a test sends by hand. */
class Told {
  change: (instanceId: string, changes: unknown) => void = () => undefined;
  gap: () => void = () => undefined;

  on(_topic: string, handler: (instanceId: string, changes: unknown) => void): void {
    this.change = handler;
  }

  onGap(handler: () => void): void {
    this.gap = handler;
  }
}

const inInstance = <T>(id: string, work: () => T): T =>
  Scopes.run({ instance: { id } } as Parameters<typeof Scopes.run>[0], work);

describe('the totals of long lists', () => {
  let told: Told;
  let totals: KnownTotals;
  const known = (instance: string, kind: string) => inInstance(instance, () => totals.ofKind(kind).of('all'));
  const count = (instance: string, kind: string, rows: number) =>
    inInstance(instance, () => totals.ofKind(kind).remember('all', rows));

  beforeEach(() => {
    told = new Told();
    totals = new KnownTotals(told as unknown as Signals);
    count('dupont', 'crm.contact', 5_000);
    count('dupont', 'crm.company', 2_000);
    count('martin', 'crm.contact', 7_000);
  });

  it('are known until a record of the kind changes in the instance', () => {
    told.change('dupont', [{ resource: 'crm.contact', owned: true }]);
    expect(known('dupont', 'crm.contact')).toBeUndefined();
    expect(known('dupont', 'crm.company')).toBe(2_000);
    expect(known('martin', 'crm.contact')).toBe(7_000);
  });

  it('are forgotten when signals may have been missed', () => {
    told.gap();
    expect(known('dupont', 'crm.company')).toBeUndefined();
    expect(known('martin', 'crm.contact')).toBeUndefined();
  });

  it('that were counted while a record changed are never used', () => {
    const asked = inInstance('dupont', () => totals.ofKind('crm.lead'));
    told.change('dupont', [{ resource: 'crm.lead', owned: true }]);
    asked.remember('all', 3_000);
    expect(known('dupont', 'crm.lead')).toBeUndefined();
  });

  it('are those of one list, are good for seconds, and are not kept of short lists', () => {
    let now = 0;
    const kind = new TotalsOfKind(() => now);
    kind.remember('in Nantes', 1_000);
    kind.remember('in Brest', 999);
    expect([kind.of('in Nantes'), kind.of('in Brest'), kind.of('all')]).toEqual([
      1_000,
      undefined,
      undefined,
    ]);
    now = goodFor - 1;
    expect(kind.of('in Nantes')).toBe(1_000);
    now = goodFor;
    expect(kind.of('in Nantes')).toBeUndefined();
  });

  it('take bounded memory, however many lists and instances there are', () => {
    const kind = new TotalsOfKind(() => 0);
    for (let n = 0; n < 1_000; n += 1) kind.remember(`list ${n}`, 1_000);
    const kept = Array.from({ length: 1_000 }, (_, n) => kind.of(`list ${n}`)).filter(Boolean).length;
    expect(kept).toBeLessThanOrEqual(200);
    expect(kind.of('list 999')).toBe(1_000);
    for (let n = 0; n < 1_000; n += 1) count(`instance ${n}`, 'crm.contact', 1_000);
    const instances = Array.from({ length: 1_000 }, (_, n) => known(`instance ${n}`, 'crm.contact'));
    expect(instances.filter(Boolean).length).toBeLessThanOrEqual(500);
  });
});
