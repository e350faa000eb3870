import { Injectable } from '@nestjs/common';
import { AppConfig, UnitOfWork } from '#runtime';
import { InstanceRegistry } from '#tenancy';
import { isDamaged } from '../runs/worth.js';
import { type CopyFacts, siteAttempts, siteHours } from './conditions.js';
import { SlotCalendar } from './slot-calendar.js';

type Found = Omit<CopyFacts, 'timeZone' | 'holidays' | 'createdAt'>;

const sql = `SELECT i.id AS "instanceId",
    (SELECT max(r.started_at) FROM platform.backup_run r
     WHERE r.instance_id = i.id AND r.kind = 'full' AND r.state = 'verified') AS "newestFullAt",
    (SELECT max(v.ended_at) FROM platform.backup_verification v
     WHERE v.instance_id = i.id AND v.kind = 'restore' AND v.state = 'intact') AS "provenAt",
    coalesce((SELECT json_agg(json_build_object('kind', s.kind, 'businessDate', s.business_date, 'at', s.slot_at,
        'state', s.state, 'error', s.error))
      FROM (SELECT DISTINCT ON (kind) * FROM platform.backup_slot WHERE instance_id = i.id
          AND state NOT IN ('idle', 'superseded') AND slot_at > $1::timestamptz - interval '70 days'
        ORDER BY kind, slot_at DESC) s), '[]') AS slots,
    coalesce((SELECT json_agg(json_build_object('kind', s.kind, 'businessDate', s.business_date) ORDER BY s.slot_at)
      FROM platform.backup_slot s WHERE s.instance_id = i.id AND s.state = 'missed'
        AND coalesce(s.ended_at, s.decided_at) > $1::timestamptz - interval '1 day'), '[]') AS missed,
    (SELECT r.id FROM platform.backup_run r WHERE r.instance_id = i.id AND r.state = 'verified'
       AND ${isDamaged('r.id')} ORDER BY r.token DESC LIMIT 1) AS "damagedRunId",
    (SELECT coalesce(p.problems[1], '') FROM (SELECT DISTINCT ON (v.kind) v.state, v.problems
       FROM platform.backup_verification v WHERE v.instance_id = i.id AND v.kind IN ('contents', 'restore')
         AND v.state <> 'running' ORDER BY v.kind, v.ended_at DESC) p WHERE p.state = 'failed' LIMIT 1) AS "proofError",
    (SELECT json_build_object('runId', r.id, 'since', r.ended_at, 'error', c.error)
     FROM platform.backup_run r LEFT JOIN platform.backup_site_copy c ON c.run_id = r.id AND c.site = $3
     WHERE $3::text IS NOT NULL AND r.instance_id = i.id AND r.state = 'verified'
       AND coalesce(c.state, 'sending') IN ('sending', 'failed')
       AND (c.state = 'failed' AND c.attempts >= ${siteAttempts} OR r.ended_at < $1::timestamptz - interval '${siteHours} hours'
         AND r.ended_at > (SELECT min(f.started_at) FROM platform.backup_site_copy f WHERE f.site = $3))
     ORDER BY r.token DESC LIMIT 1) AS "notOnSite"
  FROM platform.instance i WHERE i.id = ANY($2)`;

/** Reads what the watchdog judges, of every instance that works. */
@Injectable()
export class CopyFactsReader {
  constructor(
    private readonly config: AppConfig,
    private readonly units: UnitOfWork,
    private readonly registry: InstanceRegistry,
    private readonly calendar: SlotCalendar,
  ) {}

  async all(now: Date): Promise<CopyFacts[]> {
    const rows = (await this.registry.list()).filter(({ state }) => state !== 'suspended');
    const found = await this.units.onPlatform('read', (unit) =>
      unit.query<Found>(sql, [now, rows.map(({ id }) => id), this.config.secondSite?.name ?? null]),
    );
    const byId = new Map(found.map((each) => [each.instanceId, each]));
    const facts: CopyFacts[] = [];
    for (const row of rows) {
      const each = byId.get(row.id);
      if (!each) continue;
      facts.push({
        ...each,
        slots: each.slots.map((slot) => ({ ...slot, at: new Date(slot.at) })),
        createdAt: row.createdAt,
        timeZone: row.timeZone,
        holidays: await this.calendar.holidaysOf(row),
      });
    }
    return facts;
  }

  /** Bytes of the newest full copies of all instances together. */
  async newestBytes(): Promise<number> {
    const [row] = await this.units.onPlatform('read', (unit) =>
      unit.query<{ bytes: number }>(
        `SELECT coalesce(sum(bytes), 0)::bigint AS bytes FROM (SELECT DISTINCT ON (instance_id) bytes
           FROM platform.backup_run WHERE kind = 'full' AND state = 'verified'
           ORDER BY instance_id, token DESC) newest`,
      ),
    );
    return row?.bytes ?? 0;
  }
}
