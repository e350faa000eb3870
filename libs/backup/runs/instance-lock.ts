import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Databases, quoteIdentifier } from '#runtime';
import type { InstanceRow } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';

const migrationWaitMs = 10_000;

/**
 * One copy or restore of an instance at a time. The lock belongs to an open transaction on a connection of its own,
 * so that it works behind a pooler in transaction mode and ends with the process that holds it. It saves work and
 * tells the dead from the living; what may be published is decided by the run's row alone.
 */
@Injectable()
export class InstanceLock {
  constructor(private readonly databases: Databases) {}

  /** Runs work under the lock. @throws Problem BACKUP_BUSY when another process has it. */
  async hold<T>(row: Pick<InstanceRow, 'id' | 'schema'>, work: () => Promise<T>): Promise<T> {
    const result = await this.tryHold(row, async () => ({ value: await work() }));
    if (!result) throw new Problem(BackupProblems.BACKUP_BUSY);
    return result.value;
  }

  /** Like `hold`, but answers undefined when another process has the lock. */
  async tryHold<T>(row: Pick<InstanceRow, 'id' | 'schema'>, work: () => Promise<T>): Promise<T | undefined> {
    const client = await this.databases.ownerConnection('instance lock');
    try {
      await client.query(
        `BEGIN; SET LOCAL ROLE ${quoteIdentifier(this.databases.roles.owner)};
         SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
         SET LOCAL lock_timeout = ${migrationWaitMs}`,
      );
      const { rows } = await client.query<{ got: boolean }>(
        'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS got',
        [`b2o copy ${row.id}`],
      );
      if (!rows[0]?.got) return undefined;
      // The migrator and the erasure take this one: neither changes the schema under a copy or a restore.
      try {
        await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`migrate ${row.schema}`]);
      } catch (error) {
        if ((error as { code?: string }).code === '55P03') return undefined;
        throw error;
      }
      return await work();
    } finally {
      // Before the connection ends: behind a pooler PostgreSQL hears of that later than of whoever comes next.
      await client.query('ROLLBACK').catch(() => undefined);
      await client.end();
    }
  }
}
