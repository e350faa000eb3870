import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Databases, UnitOfWork } from '#runtime';
import type { AlertKind, Condition } from './conditions.js';

export interface StoredAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly instanceId: string | null;
  readonly slug: string | null;
  readonly instanceName: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly closedAt: Date | null;
}

const columns = `a.id, a.kind, a.instance_id AS "instanceId", i.slug, i.name AS "instanceName", a.details,
  a.opened_at AS "openedAt", a.seen_at AS "seenAt", a.closed_at AS "closedAt"`;
const source = 'platform.backup_alert a LEFT JOIN platform.instance i ON i.id = a.instance_id';
const keyOf = ({ kind, instanceId }: Pick<Condition, 'kind' | 'instanceId'>) => `${kind} ${instanceId ?? ''}`;

/** What is wrong with copies, from when it was seen until it was well again. In the control plane, told once each. */
@Injectable()
export class Alerts {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
  ) {}

  async isOpen(kind: AlertKind): Promise<boolean> {
    const rows = await this.units.onPlatform('read', (unit) =>
      unit.query('SELECT FROM platform.backup_alert WHERE kind = $1 AND closed_at IS NULL LIMIT 1', [kind]),
    );
    return rows.length > 0;
  }

  /** Those that are open, gravest first, and those that ended lately; of one instance, or of all and the platform. */
  async list(instanceId?: string): Promise<StoredAlert[]> {
    return this.units.onPlatform('read', (unit) =>
      unit.query<StoredAlert>(
        `SELECT ${columns} FROM ${source}
         WHERE (a.closed_at IS NULL OR a.closed_at > now() - interval '7 days') AND ($1::uuid IS NULL OR a.instance_id = $1)
         ORDER BY a.closed_at IS NOT NULL, a.opened_at DESC LIMIT 200`,
        [instanceId ?? null],
      ),
    );
  }

  /** Opens what is new, notes that the rest is still so, and closes what is well again. */
  async become(conditions: readonly Condition[], now: Date, kinds: readonly AlertKind[]): Promise<void> {
    const open = await this.units.onPlatform('read', (unit) =>
      unit.query<Condition & { id: string; seenAt: Date }>(
        `SELECT id, kind, instance_id AS "instanceId", details, seen_at AS "seenAt" FROM platform.backup_alert
         WHERE closed_at IS NULL AND kind = ANY($1)`,
        [kinds],
      ),
    );
    const known = new Map(open.map((each) => [keyOf(each), each]));
    const wanted = new Map(conditions.map((each) => [keyOf(each), each]));
    const opened = [...wanted].filter(([key]) => !known.has(key)).map(([, each]) => each);
    const closed = [...known].filter(([key]) => !wanted.has(key)).map(([, { id }]) => id);
    const still = [...known].filter(([key]) => wanted.has(key)).map(([key, { id }]) => ({ id, key }));
    if (opened.length + closed.length + still.length === 0) return;
    await this.databases.asOwner('backup alerts', async (client) => {
      for (const { kind, instanceId, details } of opened) {
        await client.query(
          `INSERT INTO platform.backup_alert (id, kind, instance_id, details, opened_at, seen_at)
           VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING`,
          [newId(), kind, instanceId, details, now],
        );
      }
      for (const { id, key } of still) {
        await client.query('UPDATE platform.backup_alert SET seen_at = $2, details = $3 WHERE id = $1', [
          id,
          now,
          wanted.get(key)?.details ?? {},
        ]);
      }
      await client.query(
        'UPDATE platform.backup_alert SET closed_at = $2 WHERE id = ANY($1) AND closed_at IS NULL',
        [closed, now],
      );
    });
  }

  /** Opens an alert of the platform, or notes that it was seen again; it is closed by somebody who knows when. */
  async seen(kind: AlertKind, details: Record<string, unknown>, now: Date): Promise<void> {
    await this.databases.asOwner('backup alerts', (client) =>
      client.query(
        `INSERT INTO platform.backup_alert (id, kind, details, opened_at, seen_at) VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (kind, instance_id) WHERE closed_at IS NULL DO UPDATE SET seen_at = excluded.seen_at`,
        [newId(), kind, details, now],
      ),
    );
  }

  /** Closes alerts of a kind that nobody has seen again for so long. A time to come is none that it was seen. */
  async closeUnseen(kind: AlertKind, before: Date, now: Date): Promise<void> {
    await this.databases.asOwner('backup alerts', (client) =>
      client.query(
        `UPDATE platform.backup_alert SET closed_at = CASE WHEN seen_at < $2 THEN $3::timestamptz END,
           seen_at = least(seen_at, $3)
         WHERE kind = $1 AND closed_at IS NULL AND (seen_at < $2 OR seen_at > $3)`,
        [kind, before, now],
      ),
    );
  }

  /**
   * Takes the alerts whose beginning or whose end is to be told; nobody else tells them then. What began and ended
   * before anybody could be told is told to nobody.
   */
  async takeUntold(): Promise<{ opened: StoredAlert[]; ended: StoredAlert[] }> {
    const ids = await this.databases.asOwner('backup alerts', async (client) => {
      const opened = await client.query<{ id: string }>(
        `UPDATE platform.backup_alert SET told_at = clock_timestamp()
         WHERE told_at IS NULL AND closed_at IS NULL RETURNING id`,
      );
      const ended = await client.query<{ id: string }>(
        `UPDATE platform.backup_alert SET end_told_at = clock_timestamp()
         WHERE told_at IS NOT NULL AND closed_at IS NOT NULL AND end_told_at IS NULL RETURNING id`,
      );
      return { opened: opened.rows.map(({ id }) => id), ended: ended.rows.map(({ id }) => id) };
    });
    if (ids.opened.length + ids.ended.length === 0) return { opened: [], ended: [] };
    const found = await this.units.onPlatform('read', (unit) =>
      unit.query<StoredAlert>(`SELECT ${columns} FROM ${source} WHERE a.id = ANY($1) ORDER BY a.opened_at`, [
        [...ids.opened, ...ids.ended],
      ]),
    );
    return {
      opened: found.filter(({ id }) => ids.opened.includes(id)),
      ended: found.filter(({ id }) => ids.ended.includes(id)),
    };
  }

  /** Gives back what could not be told to anybody. */
  async untell(ids: readonly string[], what: 'beginning' | 'end'): Promise<void> {
    const column = what === 'beginning' ? 'told_at' : 'end_told_at';
    await this.databases.asOwner('backup alerts', (client) =>
      client.query(`UPDATE platform.backup_alert SET ${column} = NULL WHERE id = ANY($1)`, [ids]),
    );
  }
}
