import { Injectable } from '@nestjs/common';
import { newId, Problem } from '#kernel';
import { Databases, type pg, Scopes, UnitOfWork } from '#runtime';
import { BackupProblems } from '../backup.problems.js';

/** `ended`: its time has passed, or the software was updated since. */
export const inspectionStates = ['preparing', 'open', 'ended', 'closed', 'failed'] as const;
export type InspectionState = (typeof inspectionStates)[number];

/** A copy that is open to look into. */
export interface Inspection {
  readonly id: string;
  readonly runId: string;
  /** When the copy was begun. */
  readonly copiedAt: Date;
  readonly state: InspectionState;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date | null;
  /** Why it could not be opened: the code of a problem. */
  readonly error: string | null;
}

/** Where the data of an open inspection lie. */
export interface OpenInspection extends Inspection {
  readonly schema: string;
}

/** Each one is a whole copy on disk. */
export const mostAtOnce = 3;
export const mostADay = 12;
/** How long one may look. */
export const openHours = 24;
/** Preparing takes minutes; one that says so much later died with its process. */
const isDead = "n.state = 'preparing' AND n.requested_at < now() - interval '1 hour'";
const isOver = "n.state = 'open' AND (n.expires_at <= now() OR n.schema_version <> i.schema_version)";
const select = `SELECT n.id, n.run_id AS "runId", r.started_at AS "copiedAt", n.requested_by AS "requestedBy",
    n.requested_at AS "requestedAt", n.expires_at AS "expiresAt", n.schema_name AS schema,
    CASE WHEN ${isDead} THEN 'failed' WHEN ${isOver} THEN 'ended' ELSE n.state END AS state, n.error
  FROM platform.inspection n JOIN platform.backup_run r ON r.id = n.run_id JOIN platform.instance i ON i.id = n.instance_id`;

/** Inspections of the instance in scope, in the control plane: no restore rewinds them. */
@Injectable()
export class InspectionsRepository {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
  ) {}

  /**
   * Notes that a copy is to be opened; while it is open, or about to be, that is the one.
   * @throws Problem INSPECTION_TOO_MANY, BACKUP_TOO_OFTEN
   */
  async begin(runId: string): Promise<{ id: string; isNew: boolean }> {
    const { id: instanceId } = Scopes.instance();
    const { userId, label } = Scopes.actor();
    return this.databases.asOwner('inspection', async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`b2o ask ${instanceId}`]);
      await endOver(client, instanceId);
      const { rows } = await client.query<{ id: string; runId: string }>(
        `SELECT id, run_id AS "runId" FROM platform.inspection
         WHERE instance_id = $1 AND state IN ('preparing', 'open')`,
        [instanceId],
      );
      const same = rows.find((each) => each.runId === runId);
      if (same) return { id: same.id, isNew: false };
      if (rows.length >= mostAtOnce) throw new Problem(BackupProblems.INSPECTION_TOO_MANY);
      await refuseTooOften(client, instanceId);
      const id = newId();
      await client.query(
        `INSERT INTO platform.inspection (id, instance_id, run_id, state, requester_id, requested_by)
         VALUES ($1, $2, $3, 'preparing', $4, $5)`,
        [id, instanceId, runId, userId, label],
      );
      return { id, isNew: true };
    });
  }

  /** One of this instance; undefined for an unknown one and one of another, alike. */
  async find(id: string): Promise<(Inspection & { schema: string | null }) | undefined> {
    const [found] = await this.units.onPlatform('read', (unit) =>
      unit.query<Inspection & { schema: string | null }>(`${select} WHERE n.id = $1 AND n.instance_id = $2`, [
        id,
        Scopes.instance().id,
      ]),
    );
    return found;
  }

  /** The newest twenty. */
  async list(): Promise<Inspection[]> {
    const rows = await this.units.onPlatform('read', (unit) =>
      unit.query<Inspection & { schema: string | null }>(
        `${select} WHERE n.instance_id = $1 ORDER BY n.requested_at DESC, n.id DESC LIMIT 20`,
        [Scopes.instance().id],
      ),
    );
    return rows.map(({ schema: _, ...shown }) => shown);
  }

  /** In the transaction that lets its readers in. @returns false where it was closed meanwhile. */
  async opened(client: pg.Client, id: string, schema: string): Promise<boolean> {
    const { rowCount } = await client.query(
      `UPDATE platform.inspection n SET state = 'open', schema_name = $2, schema_version = i.schema_version,
         opened_at = clock_timestamp(), expires_at = clock_timestamp() + ${openHours} * interval '1 hour'
       FROM platform.instance i WHERE n.id = $1 AND n.state = 'preparing' AND i.id = n.instance_id`,
      [id, schema],
    );
    return rowCount === 1;
  }

  /** In the transaction that shuts the door. @returns its schema; undefined where it was not open any more. */
  async closed(client: pg.Client, id: string): Promise<{ schema: string | null } | undefined> {
    const { rows } = await client.query<{ schema: string | null }>(
      `UPDATE platform.inspection SET state = 'closed', closed_at = clock_timestamp()
       WHERE id = $1 AND state IN ('preparing', 'open') RETURNING schema_name AS schema`,
      [id],
    );
    return rows[0];
  }

  async failed(id: string, code: string): Promise<void> {
    await this.databases.asOwner('inspection', (client) =>
      client.query(
        `UPDATE platform.inspection SET state = 'failed', closed_at = clock_timestamp(), error = $2
         WHERE id = $1 AND state = 'preparing'`,
        [id, code],
      ),
    );
  }

  /** Ends, in the catalogue, those whose time has passed; their schemas go with the expired restores. */
  async endAll(): Promise<number> {
    return this.databases.asOwner('inspection', (client) => endOver(client, null));
  }
}

async function endOver(client: pg.Client, instanceId: string | null): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE platform.inspection n SET state = CASE n.state WHEN 'open' THEN 'closed' ELSE 'failed' END,
       closed_at = clock_timestamp()
     FROM platform.instance i WHERE i.id = n.instance_id AND ($1::uuid IS NULL OR i.id = $1) AND (${isDead} OR ${isOver})`,
    [instanceId],
  );
  return rowCount ?? 0;
}

async function refuseTooOften(client: pg.Client, instanceId: string): Promise<void> {
  const { rows } = await client.query<{ count: number; wait: number }>(
    `SELECT count(*)::integer AS count,
       ceil(extract(epoch FROM min(requested_at) + interval '1 day' - now()))::integer AS wait
     FROM platform.inspection WHERE instance_id = $1 AND requested_at > now() - interval '1 day'`,
    [instanceId],
  );
  const { count = 0, wait = 1 } = rows[0] ?? {};
  if (count >= mostADay)
    throw new Problem(BackupProblems.BACKUP_TOO_OFTEN, { extra: { retryAfter: Math.max(1, wait) } });
}
