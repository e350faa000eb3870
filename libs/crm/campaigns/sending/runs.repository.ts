import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { TenantDb } from '#runtime';

/** Another number in each copy of the table; see the migration. */
const here = "'crm_campaign_run'::regclass::oid::bigint";

/**
 * Which batch of a campaign comes next. A batch has a number, and only the job that names it may run it, so that a
 * repeated or late job does nothing; a lease tells the others that a process is at it.
 */
@Injectable()
export class RunsRepository {
  constructor(private readonly db: TenantDb) {}

  /** Begins a new line of batches: jobs of the one before do nothing any more. @returns the number of its first. */
  async begin(campaignId: string): Promise<number> {
    const [row] = await this.db.query<{ number: number }>(
      `INSERT INTO crm_campaign_run (id, number, place) VALUES ($1, 1, ${here})
       ON CONFLICT (id) DO UPDATE SET number = crm_campaign_run.number + 1, lease = NULL, leased_until = NULL,
         failures = 0, place = excluded.place, touched_at = clock_timestamp()
       RETURNING number`,
      [campaignId],
    );
    return row?.number ?? 0;
  }

  /** Takes a batch for this process. @returns its lease; undefined where the batch is done or another is at it. */
  async take(campaignId: string, number: number, now: Date, until: Date): Promise<string | undefined> {
    const lease = newId();
    const { count } = await this.db.execute(
      `UPDATE crm_campaign_run r SET lease = $3, leased_until = $5, touched_at = $4 FROM crm_campaign c
       WHERE r.id = $1 AND r.number = $2 AND c.id = r.id AND c.state = 'sending' AND r.place = ${here}
         AND (r.leased_until IS NULL OR r.leased_until <= $4)`,
      [campaignId, number, lease, now, until],
    );
    return count > 0 ? lease : undefined;
  }

  /** Whether a campaign was set going here, not in what this instance was restored from. */
  async isOfHere(campaignId: string): Promise<boolean> {
    const own = `SELECT 1 FROM crm_campaign_run WHERE id = $1 AND place = ${here}`;
    return (await this.db.execute(own, [campaignId])).count > 0;
  }

  /** Until when another process is at this very batch; undefined where none is. */
  async heldUntil(campaignId: string, number: number): Promise<Date | undefined> {
    const [row] = await this.db.query<{ until: Date | null }>(
      `SELECT r.leased_until AS until FROM crm_campaign_run r JOIN crm_campaign c USING (id)
       WHERE r.id = $1 AND r.number = $2 AND c.state = 'sending'`,
      [campaignId, number],
    );
    return row?.until ?? undefined;
  }

  /** Ends the batch of a lease. @returns the number of the next one; undefined where the lease was lost. */
  async release(
    campaignId: string,
    lease: string,
    failed: boolean,
  ): Promise<{ next: number; failures: number } | undefined> {
    const [row] = await this.db.query<{ next: number; failures: number }>(
      `UPDATE crm_campaign_run SET number = number + 1, lease = NULL, leased_until = NULL,
         failures = CASE WHEN $3 THEN failures + 1 ELSE 0 END, touched_at = clock_timestamp()
       WHERE id = $1 AND lease = $2 RETURNING number AS next, failures`,
      [campaignId, lease, failed],
    );
    return row;
  }
}
