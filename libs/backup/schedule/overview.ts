import { Injectable } from '@nestjs/common';
import { AppConfig, Clock, UnitOfWork } from '#runtime';
import { InstanceRegistry, type InstanceRow } from '#tenancy';
import { DiskSpace } from '../runs/disk-space.js';
import { Alerts, type StoredAlert } from './alerts.js';
import { diskCondition } from './conditions.js';
import { CopyFactsReader } from './copy-facts.js';
import { SlotCalendar } from './slot-calendar.js';
import { type SlotDay, type SlotOutcomeState, slotDays } from './slot-days.js';
import { nextSlots, type Slot, type SlotKind } from './slots.js';

/** What became of the newest slot of a kind. */
export interface SlotOutcome {
  readonly state: string;
  readonly businessDate: string;
  readonly slotAt: Date;
  readonly late: boolean;
  readonly error: string | null;
}

/** A copy that is being taken. Sizes in bytes. */
export interface RunningCopy {
  readonly kind: string;
  readonly startedAt: Date;
  readonly tablesDone: number | null;
  readonly tablesTotal: number | null;
  readonly bytesDone: number | null;
}

/** What the second site has of an instance's copies, each read back there. */
export interface OnSecondSite {
  /** When the newest of them was taken. */
  readonly newestAt: Date | null;
  readonly copies: number;
  /** Copies that it should have and lacks, and why the last attempt failed. */
  readonly missing: number;
  readonly error: string | null;
}

/** Where the copies of one instance stand. Sizes in bytes, speed in bytes a second. */
export interface InstanceStanding {
  readonly slug: string;
  readonly name: string;
  readonly state: string;
  readonly timeZone: string;
  readonly lastFullAt: Date | null;
  readonly lastFullBytes: number | null;
  readonly lastFullSpeed: number | null;
  readonly midday: SlotOutcome | null;
  readonly evening: SlotOutcome | null;
  readonly running: RunningCopy | null;
  readonly kept: number;
  readonly keptBytes: number;
  readonly oldestKept: string | null;
  /** When a copy last came back on another server, and on which PostgreSQL. */
  readonly provenAt: Date | null;
  readonly provenOn: string | null;
  /** When the contents of a copy were last found whole. */
  readonly contentsProvenAt: Date | null;
  /** Null without a second site. */
  readonly secondSite: OnSecondSite | null;
  readonly next: readonly Slot[];
  readonly alerts: number;
}

export interface Overview {
  readonly items: readonly InstanceStanding[];
  readonly alerts: readonly StoredAlert[];
  readonly freeBytes: number;
  /** What must be free for the next evening. */
  readonly neededBytes: number;
  readonly isDiskLow: boolean;
  /** Its address without credentials; null without one. */
  readonly secondSite: string | null;
}

type Stored = Omit<InstanceStanding, 'slug' | 'name' | 'state' | 'timeZone' | 'next' | 'alerts'> & {
  readonly instanceId: string;
};

const slotOf = (kind: string) => `(SELECT json_build_object('state', s.state, 'businessDate', s.business_date,
    'slotAt', s.slot_at, 'late', coalesce(sr.late, false), 'error', s.error)
  FROM platform.backup_slot s LEFT JOIN platform.backup_run sr ON sr.id = s.run_id
  WHERE s.instance_id = i.id AND s.kind = '${kind}' ORDER BY s.slot_at DESC LIMIT 1)`;

const sql = `SELECT i.id AS "instanceId", newest.started_at AS "lastFullAt", newest.bytes AS "lastFullBytes",
    (newest.bytes / greatest(extract(epoch FROM newest.ended_at - newest.started_at), 0.001))::bigint AS "lastFullSpeed",
    ${slotOf('midday')} AS midday, ${slotOf('evening')} AS evening,
    (SELECT json_build_object('kind', r.kind, 'startedAt', r.started_at, 'tablesDone', r.tables_done,
        'tablesTotal', r.tables_total, 'bytesDone', r.bytes_done)
      FROM platform.backup_run r WHERE r.instance_id = i.id AND r.state IN ('running', 'written')
      ORDER BY r.token DESC LIMIT 1) AS running,
    coalesce(stored.kept, 0) AS kept, coalesce(stored.bytes, 0)::bigint AS "keptBytes", stored.oldest AS "oldestKept",
    proven.ended_at AS "provenAt", proven.server_version AS "provenOn",
    (SELECT max(v.ended_at) FROM platform.backup_verification v
     WHERE v.instance_id = i.id AND v.kind = 'contents' AND v.state = 'intact') AS "contentsProvenAt",
    (SELECT json_build_object('newestAt', max(r.started_at) FILTER (WHERE c.state = 'verified'),
        'copies', count(*) FILTER (WHERE c.state = 'verified'),
        'missing', count(*) FILTER (WHERE r.state = 'verified' AND coalesce(c.state, 'failed') IN ('sending', 'failed')),
        'error', (array_agg(c.error ORDER BY r.token DESC) FILTER (WHERE r.state = 'verified' AND c.state = 'failed'))[1])
      FROM platform.backup_run r LEFT JOIN platform.backup_site_copy c ON c.run_id = r.id AND c.site = $2
      WHERE r.instance_id = i.id AND $2::text IS NOT NULL HAVING $2::text IS NOT NULL) AS "secondSite"
  FROM platform.instance i
  LEFT JOIN LATERAL (SELECT * FROM platform.backup_run r WHERE r.instance_id = i.id AND r.kind = 'full'
    AND r.state = 'verified' ORDER BY r.token DESC LIMIT 1) newest ON true
  LEFT JOIN LATERAL (SELECT v.ended_at, v.server_version FROM platform.backup_verification v WHERE v.instance_id = i.id
    AND v.kind = 'restore' AND v.state = 'intact' ORDER BY v.ended_at DESC LIMIT 1) proven ON true
  LEFT JOIN LATERAL (SELECT count(*)::integer AS kept, sum(r.bytes) AS bytes, min(r.business_date) AS oldest
    FROM platform.backup_run r WHERE r.instance_id = i.id AND r.state = 'verified') stored ON true
  WHERE i.id = ANY($1)`;

/** Tells operators, and each instance's admins, where copies stand. */
@Injectable()
export class BackupOverview {
  constructor(
    private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly units: UnitOfWork,
    private readonly registry: InstanceRegistry,
    private readonly calendar: SlotCalendar,
    private readonly alerts: Alerts,
    private readonly disk: DiskSpace,
    private readonly facts: CopyFactsReader,
  ) {}

  async all(): Promise<Overview> {
    const alerts = await this.alerts.list();
    const [freeBytes, newest] = [await this.disk.free(this.config.backupDir), await this.facts.newestBytes()];
    return {
      items: await this.of(await this.registry.list(), alerts),
      alerts,
      freeBytes,
      neededBytes: Number(diskCondition(-1, newest)?.details['needed'] ?? 0),
      isDiskLow: diskCondition(freeBytes, newest) !== undefined,
      secondSite: this.config.secondSite?.name ?? null,
    };
  }

  async one(row: InstanceRow): Promise<{ copies: InstanceStanding; alerts: readonly StoredAlert[] }> {
    const alerts = await this.alerts.list(row.id);
    const [copies] = await this.of([row], alerts);
    return { copies: copies as InstanceStanding, alerts };
  }

  /** The calendar of an instance: its last six working days with what became of their slots. */
  async days(row: InstanceRow): Promise<SlotDay[]> {
    const known = await this.units.onPlatform('read', (unit) =>
      unit.query<{ kind: SlotKind; day: string; state: SlotOutcomeState }>(
        `SELECT kind, business_date AS day, state FROM platform.backup_slot
         WHERE instance_id = $1 AND slot_at > $2`,
        [row.id, new Date(this.clock.now().getTime() - 30 * 86_400_000)],
      ),
    );
    const states = new Map(known.map(({ kind, day, state }) => [`${kind} ${day}`, state]));
    const place = await this.calendar.placeOf(row);
    return slotDays(this.clock.now(), place, (kind, day) => states.get(`${kind} ${day}`));
  }

  private async of(
    rows: readonly InstanceRow[],
    alerts: readonly StoredAlert[],
  ): Promise<InstanceStanding[]> {
    const stored = await this.units.onPlatform('read', (unit) =>
      unit.query<Stored>(sql, [rows.map(({ id }) => id), this.config.secondSite?.name ?? null]),
    );
    const byId = new Map(stored.map((each) => [each.instanceId, each]));
    const now = this.clock.now();
    const found: InstanceStanding[] = [];
    for (const row of rows) {
      const each = byId.get(row.id);
      if (!each) continue;
      const { instanceId, ...figures } = each;
      const isOpen = (alert: StoredAlert) => alert.instanceId === instanceId && alert.closedAt === null;
      found.push({
        slug: row.slug,
        name: row.name,
        state: row.state,
        timeZone: row.timeZone,
        ...figures,
        next: nextSlots(now, await this.calendar.placeOf(row)),
        alerts: alerts.filter(isOpen).length,
      });
    }
    return found;
  }
}
