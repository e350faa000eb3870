import { Injectable } from '@nestjs/common';
import { Databases, quoteIdentifier } from '#runtime';
import type { InstanceRow } from '#tenancy';
import { ChangePredicate } from '../copy/change-predicate.js';

/** Between them they tell of every change of what is copied. */
const journals = ['change_journal', 'hr_change_journal', 'copy_journal'];

/** Tells whether a copy would hold anything that the newest full one does not. Says yes where it cannot tell. */
@Injectable()
export class QuietCheck {
  constructor(
    private readonly databases: Databases,
    private readonly predicate: ChangePredicate,
  ) {}

  async changedSinceCopy(row: InstanceRow): Promise<boolean> {
    return this.databases.asOwner('backup need', async (client) => {
      const { rows } = await client.query<{ snapshot: string | null; same: boolean }>(
        `SELECT snapshot, schema_oid = to_regnamespace($2)::oid
           AND system_identifier = (SELECT system_identifier::text FROM pg_control_system()) AS same
         FROM platform.backup_run WHERE instance_id = $1 AND kind = 'full' AND state = 'verified'
         ORDER BY token DESC LIMIT 1`,
        [row.id, quoteIdentifier(row.schema)],
      );
      const [newest] = rows;
      if (!newest?.snapshot || !newest.same) return true;
      const since = this.predicate.since(newest.snapshot);
      for (const journal of journals) {
        const found = await client.query<{ changed: boolean }>(
          `SELECT EXISTS (SELECT FROM ${quoteIdentifier(row.schema)}.${journal} WHERE ${since}) AS changed`,
        );
        if (found.rows[0]?.changed !== false) return true;
      }
      return false;
    });
  }
}
