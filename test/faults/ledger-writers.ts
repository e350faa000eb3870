import { openSync, writeSync } from 'node:fs';
import { systemActor, TenantDb, UnitOfWork } from '#runtime';
import { InstanceRegistry, InstanceScope } from '#tenancy';
import { type LedgerKey, type LedgerLine, ledgerName } from './ledger-lines.js';
import { ready, tell } from './warm.js';

/** Where writers write, and where they say what became of it. */
export interface WritersOrder {
  readonly slug: string;
  readonly file: string;
  readonly keys: readonly LedgerKey[];
  /** From here on values go up: none is used twice. */
  readonly first: number;
}

class GivenUp extends Error {}

// People at work on an instance, until somebody kills them: each write is in the ledger before it is sent, and what
// PostgreSQL said of it after. The ledger is opened with O_SYNC, so that it outlives its writers.
const { app, order } = await ready<WritersOrder>();
const ledger = openSync(order.file, 'as');
const note = (line: LedgerLine) => writeSync(ledger, `${JSON.stringify(line)}\n`);
const [registry, scope, units, db] = [
  app.get(InstanceRegistry),
  app.get(InstanceScope),
  app.get(UnitOfWork),
  app.get(TenantDb),
];

/** Two rows of two tables: half of a write shows. */
async function write({ company, contact }: LedgerKey, value: number, givesUp: boolean): Promise<void> {
  const row = await registry.bySlug(order.slug);
  await scope.run(row, systemActor('ledger'), () =>
    units.run({ mode: 'write' }, async () => {
      await db.query(
        `INSERT INTO crm_company (id, name, notes) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET notes = excluded.notes`,
        [company, ledgerName, String(value)],
      );
      await db.query(
        `INSERT INTO crm_contact (id, last_name, notes) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET notes = excluded.notes`,
        [contact, ledgerName, String(value)],
      );
      if (givesUp) throw new GivenUp();
    }),
  );
}

async function goOn(key: number): Promise<void> {
  for (let value = order.first; ; value += 1) {
    note({ key, value, what: 'sent', at: Date.now() });
    const what = await write(order.keys[key] as LedgerKey, value, value % 4 === 0).then(
      () => 'kept' as const,
      (error: unknown) => (error instanceof GivenUp ? ('given up' as const) : ('unknown' as const)),
    );
    note({ key, value, what, at: Date.now() });
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
  }
}
tell({ begun: true });
await Promise.all(order.keys.map((_, key) => goOn(key)));
