import { Injectable } from '@nestjs/common';
import { quoteIdentifier, RecordRegistry, type RecordType, Scopes, TenantDb } from '#runtime';

/** The records that belong to a user, of every kind that has an owner, whichever module it is of. */
@Injectable()
export class OwnedRecords {
  constructor(
    private readonly records: RecordRegistry,
    private readonly db: TenantDb,
  ) {}

  /** How many records a user owns, by kind. */
  async countOf(userId: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name, table, owner } of this.owned()) {
      const [row] = await this.db.query<{ count: number }>(
        `SELECT count(*) AS count FROM ${table} WHERE ${owner} = $1`,
        [userId],
      );
      counts[name] = row?.count ?? 0;
    }
    return counts;
  }

  /** Gives all records of one user to another: one statement a kind, in the unit in hand. @returns counts by kind. */
  async handOver(fromId: string, toId: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name, table, owner } of this.owned()) {
      const { count } = await this.db.execute(
        `UPDATE ${table} SET ${owner} = $2, version = version + 1, updated_at = clock_timestamp(), updated_by = $3
         WHERE ${owner} = $1`,
        [fromId, toId, Scopes.actor().userId ?? null],
      );
      counts[name] = count;
    }
    return counts;
  }

  /** Not those of the vault: no one but its own roles may write there, and an HR file has no owner to hand over. */
  private owned(): { name: string; table: string; owner: string }[] {
    return this.records
      .all()
      .map(({ type }) => type)
      .filter(
        (type): type is RecordType & { ownerField: object } => !type.vault && type.ownerField !== undefined,
      )
      .map(({ name, table, ownerField }) => ({
        name,
        table: quoteIdentifier(table),
        owner: quoteIdentifier(ownerField.column),
      }));
  }
}
