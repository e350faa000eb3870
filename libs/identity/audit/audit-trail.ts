import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { Clock, Scopes, TenantDb, UnitOfWork } from '#runtime';

/** What the trail keeps. Names of the form `<module>.<what happened>`. */
export interface AuditEntry {
  readonly action: string;
  /** What it was done to: `identity.user/<id>`, `crm.contact`. */
  readonly object?: string;
  /** Names of things, counts, reasons; never a secret, and no value of an HR field. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditRow {
  readonly n: number;
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly actorLabel: string;
  readonly object: string | null;
  readonly details: Record<string, unknown>;
  readonly address: string | null;
}

/** Which entries are wanted; days are of the instance's own calendar, both included. */
export interface AuditFilter {
  readonly action?: string | undefined;
  readonly actorId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface AuditVerdict {
  readonly intact: boolean;
  readonly entries: number;
  /** Number of the first entry that does not follow from the one before it. */
  readonly firstBroken: number | null;
  /** Hash of the last entry: kept elsewhere, it shows a tail cut off later. */
  readonly head: string;
}

const genesis = Buffer.alloc(32);

/**
 * The append-only trail of an instance: log-ins, rights, exports, refusals. Each entry's hash covers the previous
 * entry's hash and its own canonical JSON (RFC 8785), so that a changed, dropped or swapped entry shows.
 */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly db: TenantDb,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Appends in the unit in hand: the entry stands if and only if what it tells of does. */
  async append({ action, object, details = {} }: AuditEntry): Promise<void> {
    const { actor, address, correlationId } = Scopes.current();
    // One writer at a time for each chain; held to the end of the transaction.
    await this.db.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`audit ${this.db.unit.schema}`]);
    const [last] = await this.db.query<{ n: number; hash: Buffer }>(
      'SELECT n, hash FROM identity_audit_event ORDER BY n DESC LIMIT 1',
    );
    const n = (last?.n ?? 0) + 1;
    const at = this.clock.now();
    const entry = canonicalize({
      n,
      at: at.toISOString(),
      action,
      actor: actor?.userId ?? null,
      actorLabel: actor?.label ?? 'anonymous',
      object: object ?? null,
      details,
      address: address ?? null,
      correlationId,
    }) as string;
    const previous = last?.hash ?? genesis;
    await this.db.query(
      `INSERT INTO identity_audit_event (n, at, action, actor_id, actor_label, object, entry, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        n,
        at,
        action,
        actor?.userId ?? null,
        actor?.label ?? 'anonymous',
        object ?? null,
        entry,
        previous,
        hashOf(previous, entry),
      ],
    );
  }

  /** Appends in a unit of its own: for refusals, whose own unit is rolled back. */
  async appendApart(entry: AuditEntry): Promise<void> {
    await this.units.run({ mode: 'write' }, () => this.append(entry));
  }

  /** Checks the whole chain. */
  async verify(): Promise<AuditVerdict> {
    let previous: Buffer = genesis;
    let entries = 0;
    for (;;) {
      const rows = await this.db.query<{
        n: number;
        entry: string;
        previous: Buffer;
        hash: Buffer;
        action: string;
        object: string | null;
        actorId: string | null;
        actorLabel: string;
        at: Date;
      }>(
        `SELECT n, entry, previous_hash AS previous, hash, action, object, actor_id AS "actorId",
           actor_label AS "actorLabel", at
         FROM identity_audit_event WHERE n > $1 ORDER BY n LIMIT 1000`,
        [entries],
      );
      for (const row of rows) {
        const follows =
          row.n === entries + 1 &&
          row.previous.equals(previous) &&
          row.hash.equals(hashOf(previous, row.entry)) &&
          tellsTheSame(row);
        if (!follows)
          return { intact: false, entries, firstBroken: entries + 1, head: previous.toString('hex') };
        previous = row.hash;
        entries += 1;
      }
      if (rows.length < 1000)
        return { intact: true, entries, firstBroken: null, head: previous.toString('hex') };
    }
  }

  /** The newest entries first, `before` a number for the next page. */
  async list(before: number | undefined, limit: number, wanted: AuditFilter = {}): Promise<AuditRow[]> {
    const { action, actorId, from, to } = wanted;
    const rows = await this.db.query<Omit<AuditRow, 'details' | 'address'> & { entry: string }>(
      `SELECT n, at, action, actor_id AS "actorId", actor_label AS "actorLabel", object, entry
       FROM identity_audit_event
       WHERE n < $1 AND ($2::text IS NULL OR action = $2) AND ($3::uuid IS NULL OR actor_id = $3)
         AND ($4::date IS NULL OR at >= $4::timestamp AT TIME ZONE $6)
         AND ($5::date IS NULL OR at < ($5::date + 1)::timestamp AT TIME ZONE $6)
       ORDER BY n DESC LIMIT $7`,
      [
        before ?? Number.MAX_SAFE_INTEGER,
        action ?? null,
        actorId ?? null,
        from ?? null,
        to ?? null,
        Scopes.instance().timeZone,
        limit,
      ],
    );
    return rows.map(({ entry, ...row }) => {
      const { details, address } = JSON.parse(entry) as {
        details: Record<string, unknown>;
        address: string | null;
      };
      return { ...row, details, address };
    });
  }
}

const hashOf = (previous: Buffer, entry: string): Buffer =>
  createHash('sha256').update(previous).update(entry, 'utf8').digest();

/** The columns that lists show must say what the hashed entry says. Called once the entry's hash is known right. */
function tellsTheSame(row: {
  n: number;
  entry: string;
  action: string;
  object: string | null;
  actorId: string | null;
  actorLabel: string;
  at: Date;
}): boolean {
  const told = JSON.parse(row.entry) as Record<string, unknown>;
  return (
    told['n'] === row.n &&
    told['action'] === row.action &&
    told['object'] === row.object &&
    told['actor'] === row.actorId &&
    told['actorLabel'] === row.actorLabel &&
    told['at'] === row.at.toISOString()
  );
}
