import { newId } from '#kernel';
import type { House } from './house.js';

/** Writes that go on whatever happens, and what PostgreSQL said of each: the truth that copies are held against. */
export class Ledger {
  readonly acknowledged = new Set<string>();
  readonly rolledBack = new Set<string>();
  private going = true;
  private readonly writing: Promise<void>;

  constructor(private readonly house: House) {
    this.writing = this.write();
  }

  async stop(): Promise<void> {
    this.going = false;
    await this.writing;
  }

  /** What a schema lacks of writes that were acknowledged, and what it has of those that were rolled back. */
  async wrongIn(schema: string, acknowledged: ReadonlySet<string> = this.acknowledged): Promise<string[]> {
    const rows = await this.house.sql<{ name: string }>(
      `SELECT name FROM ${schema}.crm_company WHERE starts_with(name, 'ledger ')`,
    );
    const there = new Set(rows.map(({ name }) => name));
    return [
      ...[...acknowledged].filter((name) => !there.has(name)).map((name) => `lost: ${name}`),
      ...[...this.rolledBack].filter((name) => there.has(name)).map((name) => `never happened: ${name}`),
    ];
  }

  private async write(): Promise<void> {
    const { victim } = this.house;
    for (let n = 1; this.going; n += 1) {
      const name = `ledger ${n}`;
      const givesUp = n % 3 === 0;
      const write = victim.work(async (db) => {
        await db.query('INSERT INTO crm_company (id, name) VALUES ($1, $2)', [newId(), name]);
        if (givesUp) throw new Error('given up');
      });
      await write.then(
        () => this.acknowledged.add(name),
        () => this.rolledBack.add(name),
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
