import { Injectable } from '@nestjs/common';
import { Databases, UnitOfWork } from '#runtime';
import type { DecidedSlot, SlotKind } from './slots.js';

export type SlotState = 'waiting' | 'running' | 'done' | 'failed' | 'missed' | 'superseded' | 'idle';

/** A slot that a worker took: nobody else works on it while the lease holds. */
export interface TakenSlot {
  readonly instanceId: string;
  readonly kind: SlotKind;
  readonly businessDate: string;
  readonly at: Date;
  readonly attempts: number;
  readonly holder: string;
}

/** How long a worker that says nothing is believed to be alive. */
const lease = "interval '90 seconds'";
/** Attempts at a slot before it has failed, and what lies between them. */
const attempts = 3;
const pause = "interval '5 minutes'";
/** By how much the clocks of two servers may differ. */
const tolerance = '5 minutes';
/** Slots are remembered for so long, for whoever asks what became of a copy. */
const remembered = "interval '400 days'";

const key = 'instance_id = $1 AND kind = $2 AND business_date = $3 AND lease_holder = $4';
const keyOf = ({ instanceId, kind, businessDate, holder }: TakenSlot) => [
  instanceId,
  kind,
  businessDate,
  holder,
];

/**
 * What became of each slot of each instance. Several processes plan and work from it: a slot is inserted once, and taken
 * by one of them at a time. Leases are measured by the clock of the database.
 */
@Injectable()
export class SlotBook {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
  ) {}

  /** The newest slot that was decided for each instance. Those of a clock that has gone back since do not count. */
  async newest(now: Date): Promise<Map<string, Date>> {
    const rows = await this.units.onPlatform('read', (unit) =>
      unit.query<{ instanceId: string; at: Date }>(
        `SELECT instance_id AS "instanceId", max(slot_at) AS at FROM platform.backup_slot
         WHERE slot_at <= $1 AND slot_at > $1 - interval '70 days' GROUP BY instance_id`,
        [now],
      ),
    );
    return new Map(rows.map(({ instanceId, at }) => [instanceId, at]));
  }

  /**
   * Takes back what a clock that was ahead wrote down: the slots of days to come will be due at their own time. The runs
   * that it took stay, as copies that somebody asked for.
   */
  async forgetFuture(now: Date): Promise<boolean> {
    const [found] = await this.units.onPlatform('read', (unit) =>
      unit.query('SELECT FROM platform.backup_slot WHERE slot_at > $1::timestamptz + $2::interval LIMIT 1', [
        now,
        tolerance,
      ]),
    );
    if (!found) return false;
    await this.databases.asOwner('backup slots', async (client) => {
      const values = [now, tolerance];
      const future = 'slot_at > $1::timestamptz + $2::interval';
      await client.query(`DELETE FROM platform.backup_slot WHERE ${future}`, values);
      await client.query(
        `UPDATE platform.backup_run SET slot = NULL, slot_at = NULL, late = false WHERE ${future}`,
        values,
      );
    });
    return true;
  }

  /** When something was last done about copies, by the order in which it was done. */
  async lastSign(now: Date): Promise<Date | undefined> {
    const [row] = await this.units.onPlatform('read', (unit) =>
      unit.query<{ at: Date | null }>(
        `SELECT coalesce(greatest(r.at, s.at), r.at) AS at
         FROM (SELECT (SELECT started_at FROM platform.backup_run ORDER BY token DESC LIMIT 1) AS at) r,
           (SELECT max(decided_at) AS at FROM platform.backup_slot
            WHERE state = 'idle' AND slot_at BETWEEN $1::timestamptz - interval '7 days' AND $1) s`,
        [now],
      ),
    );
    return row?.at ?? undefined;
  }

  /** Writes down what was decided; what another process wrote first stands. Older slots that still wait are given up. */
  async record(instanceId: string, slots: readonly DecidedSlot[], now: Date): Promise<void> {
    await this.databases.asOwner('backup slots', async (client) => {
      await client.query(
        `DELETE FROM platform.backup_slot WHERE instance_id = $1 AND slot_at < $2::timestamptz - ${remembered}`,
        [instanceId, now],
      );
      for (const { kind, businessDate, at, state } of slots) {
        const { rowCount } = await client.query(
          `INSERT INTO platform.backup_slot (instance_id, kind, business_date, slot_at, state, decided_at)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
          [instanceId, kind, businessDate, at, state, now],
        );
        if (rowCount === 0 || state !== 'waiting') continue;
        await client.query(
          `UPDATE platform.backup_slot SET ended_at = clock_timestamp(), state = CASE WHEN kind = $2 THEN 'missed' ELSE 'superseded' END
           WHERE instance_id = $1 AND slot_at < $3 AND state = 'waiting' AND (kind = $2 OR $2 = 'evening')`,
          [instanceId, kind, at],
        );
      }
    });
  }

  /** Takes the slot of the instance whose newest verified copy is the oldest, if one is to be had. */
  async take(holder: string): Promise<TakenSlot | undefined> {
    return this.databases.asOwner('backup slots', async (client) => {
      const { rows } = await client.query<Omit<TakenSlot, 'holder'>>(
        `UPDATE platform.backup_slot s SET state = 'running', lease_holder = $1, lease_until = clock_timestamp() + ${lease}
         FROM (
           SELECT w.instance_id, w.kind, w.business_date FROM platform.backup_slot w
           LEFT JOIN LATERAL (SELECT max(r.started_at) AS at FROM platform.backup_run r
             WHERE r.instance_id = w.instance_id AND r.state = 'verified') copy ON true
           WHERE (w.state = 'waiting' AND coalesce(w.not_before <= clock_timestamp(), true)
               OR w.state = 'running' AND w.lease_until < clock_timestamp())
             AND NOT EXISTS (SELECT FROM platform.backup_slot other WHERE other.instance_id = w.instance_id
               AND other.state = 'running' AND other.lease_until >= clock_timestamp())
           ORDER BY copy.at NULLS FIRST, w.slot_at LIMIT 1 FOR UPDATE OF w SKIP LOCKED) next
         WHERE (s.instance_id, s.kind, s.business_date) = (next.instance_id, next.kind, next.business_date)
         RETURNING s.instance_id AS "instanceId", s.kind, s.business_date AS "businessDate", s.slot_at AS at, s.attempts`,
        [holder],
      );
      return rows[0] && { ...rows[0], holder };
    });
  }

  /** Says that the worker is alive. */
  async extend(slot: TakenSlot): Promise<void> {
    await this.update(slot, `lease_until = clock_timestamp() + ${lease}`);
  }

  /** Puts a slot back for a minute: somebody else holds the instance, which is no failure. */
  async postpone(slot: TakenSlot): Promise<void> {
    await this.update(
      slot,
      "state = 'waiting', lease_until = NULL, not_before = clock_timestamp() + interval '1 minute'",
    );
  }

  async settle(slot: TakenSlot, state: SlotState, runId?: string): Promise<void> {
    await this.update(
      slot,
      'state = $5, run_id = $6, error = NULL, lease_until = NULL, ended_at = clock_timestamp()',
      [state, runId ?? null],
    );
  }

  /** Notes a failure; the slot is tried again a few times. */
  async failed(slot: TakenSlot, error: string): Promise<void> {
    await this.update(
      slot,
      `attempts = attempts + 1, error = $5, lease_until = NULL, ended_at = clock_timestamp(),
       not_before = clock_timestamp() + (attempts + 1) * ${pause},
       state = CASE WHEN attempts + 1 >= ${attempts} THEN 'failed' ELSE 'waiting' END`,
      [error.slice(0, 500)],
    );
  }

  private async update(slot: TakenSlot, set: string, values: readonly unknown[] = []): Promise<void> {
    await this.databases.asOwner('backup slots', (client) =>
      client.query(`UPDATE platform.backup_slot SET ${set} WHERE ${key} AND state = 'running'`, [
        ...keyOf(slot),
        ...values,
      ]),
    );
  }
}
