import { Injectable } from '@nestjs/common';
import { Databases, type pg, quoteIdentifier, UnitOfWork } from '#runtime';

/** What became of a run on the second site. Sizes in bytes. */
export interface SiteCopy {
  readonly instanceId: string;
  readonly runId: string;
  readonly site: string;
  readonly state: 'sending' | 'verified' | 'failed' | 'removed';
  readonly attempts: number;
  readonly bytes: number | null;
  readonly sentBytes: number;
  readonly startedAt: Date;
  readonly verifiedAt: Date | null;
  readonly error: string | null;
}

/** A verified run that is not on the site, or not proven there. */
export interface UnsentRun {
  readonly runId: string;
  readonly instanceId: string;
  readonly manifestSha256: string | null;
}

/** The rows of platform.backup_site_copy. */
@Injectable()
export class SiteCopies {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
  ) {}

  /** Runs work while no other process sends copies of an instance; undefined when one does. Ends with the process. */
  async alone<T>(instanceId: string, work: () => Promise<T>): Promise<T | undefined> {
    const client = await this.databases.ownerConnection('second site');
    try {
      await client.query(
        `BEGIN; SET LOCAL ROLE ${quoteIdentifier(this.databases.roles.owner)};
         SET LOCAL idle_in_transaction_session_timeout = 0`,
      );
      const { rows } = await client.query<{ got: boolean }>(
        'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS got',
        [`b2o second site ${instanceId}`],
      );
      return rows[0]?.got ? await work() : undefined;
    } finally {
      await client.end();
    }
  }

  async begin(runId: string, instanceId: string, site: string): Promise<void> {
    await this.write(
      `INSERT INTO platform.backup_site_copy AS c (run_id, instance_id, site, state) VALUES ($1, $2, $3, 'sending')
       ON CONFLICT (run_id, site) DO UPDATE SET state = 'sending', attempts = c.attempts + 1,
         started_at = clock_timestamp(), ended_at = NULL, sent_bytes = 0, error = NULL`,
      [runId, instanceId, site],
    );
  }

  async progress(runId: string, site: string, sentBytes: number, bytes: number): Promise<void> {
    await this.write(
      'UPDATE platform.backup_site_copy SET sent_bytes = $3, bytes = $4 WHERE run_id = $1 AND site = $2',
      [runId, site, sentBytes, bytes],
    );
  }

  async verified(runId: string, site: string, bytes: number): Promise<void> {
    await this.write(
      `UPDATE platform.backup_site_copy SET state = 'verified', bytes = $3, sent_bytes = $3,
         ended_at = clock_timestamp(), verified_at = clock_timestamp() WHERE run_id = $1 AND site = $2`,
      [runId, site, bytes],
    );
  }

  async failed(runId: string, site: string, error: string): Promise<void> {
    await this.write(
      `UPDATE platform.backup_site_copy SET state = 'failed', ended_at = clock_timestamp(), error = $3
       WHERE run_id = $1 AND site = $2`,
      [runId, site, error.slice(0, 500)],
    );
  }

  async removed(runId: string, site: string): Promise<void> {
    await this.write(
      `UPDATE platform.backup_site_copy SET state = 'removed', ended_at = clock_timestamp()
       WHERE run_id = $1 AND site = $2`,
      [runId, site],
    );
  }

  /**
   * Whether nothing went wrong with an instance on this site since a copy was last proven there: only then may files
   * that lie there already be believed unread.
   */
  async isTrusted(instanceId: string, site: string): Promise<boolean> {
    const rows = await this.units.onPlatform('read', (unit) =>
      unit.query<{ state: string }>(
        `SELECT state FROM platform.backup_site_copy
         WHERE instance_id = $1 AND site = $2 AND ended_at IS NOT NULL AND state <> 'removed'
         ORDER BY ended_at DESC LIMIT 1`,
        [instanceId, site],
      ),
    );
    const interrupted = await this.units.onPlatform('read', (unit) =>
      unit.query(
        "SELECT FROM platform.backup_site_copy WHERE instance_id = $1 AND site = $2 AND state = 'sending'",
        [instanceId, site],
      ),
    );
    return rows[0]?.state === 'verified' && interrupted.length === 0;
  }

  /** Runs that the site still lacks: the newest of every instance before older ones. */
  async unsent(site: string, instanceId?: string): Promise<UnsentRun[]> {
    return this.units.onPlatform('read', (unit) =>
      unit.query<UnsentRun>(
        `SELECT r.id AS "runId", r.instance_id AS "instanceId", r.manifest_sha256 AS "manifestSha256"
         FROM platform.backup_run r
         LEFT JOIN platform.backup_site_copy c ON c.run_id = r.id AND c.site = $1
         WHERE r.state = 'verified' AND ($2::uuid IS NULL OR r.instance_id = $2)
           AND coalesce(c.state, 'failed') IN ('failed', 'sending')
         ORDER BY row_number() OVER (PARTITION BY r.instance_id ORDER BY r.started_at DESC), r.started_at DESC`,
        [site, instanceId ?? null],
      ),
    );
  }

  /**
   * How many full copies a site has whole.
   * @param sentBy copies begun before should be there: whether the newest of them is.
   */
  async amount(
    instanceId: string,
    site: string,
    sentBy: Date,
  ): Promise<{ fulls: number; isNewestThere: boolean }> {
    const [row] = await this.units.onPlatform('read', (unit) =>
      unit.query<{ fulls: number; isNewestThere: boolean }>(
        `SELECT count(*) FILTER (WHERE r.there)::integer AS fulls,
           coalesce((array_agg(r.there ORDER BY r.token DESC) FILTER (WHERE r.state = 'verified' AND r.started_at < $3))[1], true)
             AS "isNewestThere"
         FROM (SELECT r.*, EXISTS (SELECT FROM platform.backup_site_copy c
             WHERE c.run_id = r.id AND c.site = $2 AND c.state = 'verified') AS there
           FROM platform.backup_run r WHERE r.instance_id = $1 AND r.kind = 'full') r`,
        [instanceId, site, sentBy],
      ),
    );
    return row ?? { fulls: 0, isNewestThere: false };
  }

  /** Newest first. */
  async list(instanceId?: string): Promise<SiteCopy[]> {
    return this.units.onPlatform('read', (unit) =>
      unit.query<SiteCopy>(
        `SELECT instance_id AS "instanceId", run_id AS "runId", site, state, attempts, bytes,
           sent_bytes AS "sentBytes", started_at AS "startedAt", verified_at AS "verifiedAt", error
         FROM platform.backup_site_copy WHERE $1::uuid IS NULL OR instance_id = $1
         ORDER BY started_at DESC, run_id DESC`,
        [instanceId ?? null],
      ),
    );
  }

  private write(statement: string, values: unknown[]): Promise<pg.QueryResult> {
    return this.databases.asOwner('second site', (client) => client.query(statement, values));
  }
}
