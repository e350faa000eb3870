import { Injectable } from '@nestjs/common';
import { Databases, quoteIdentifier } from '#runtime';
import type { InstanceRow } from '#tenancy';
import { BackupRuns } from '../runs/backup-runs.js';

/** No transaction of ours lasts longer: one that was open when a copy was taken has ended by then. */
const longest = "interval '15 minutes'";
/** Every change of a record leaves a line in one of these, every sign-in, export and setting one in the last. */
const traces = [
  ['change_journal', 'n'],
  ['hr_change_journal', 'n'],
  ['identity_audit_event', 'n'],
] as const;

/** Tells whether a copy would hold anything that the newest one does not. Says yes where it cannot tell. */
@Injectable()
export class QuietCheck {
  constructor(
    private readonly databases: Databases,
    private readonly runs: BackupRuns,
  ) {}

  async changedSinceCopy(row: InstanceRow): Promise<boolean> {
    const newest = (await this.runs.newest(row.id)).get(row.id);
    if (!newest) return true;
    return this.databases.asOwner('backup need', async (client) => {
      for (const [table, order] of traces) {
        // The newest lines suffice: numbers are given in the order of writing, but for transactions side by side.
        const { rows } = await client.query<{ changed: boolean }>(
          `SELECT EXISTS (SELECT FROM (SELECT at FROM ${quoteIdentifier(row.schema)}.${table}
             ORDER BY ${order} DESC LIMIT 1000) newest WHERE at > $1::timestamptz - ${longest}) AS changed`,
          [newest.startedAt],
        );
        if (rows[0]?.changed !== false) return true;
      }
      return false;
    });
  }
}
