import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import type { Activity } from '../activities/activity.entity.js';

export const importOutcomes = ['created', 'updated', 'unchanged', 'refused'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

export interface CalendarImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly userId: string;
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  readonly undone: number | null;
  readonly kept: number | null;
}

export interface CalendarImportTrace {
  readonly place: number;
  readonly uid: string | null;
  readonly title: string;
  readonly startsAt: Date | null;
  readonly outcome: ImportOutcome;
  readonly reason: string | null;
  readonly activityId: string | null;
  readonly madeVersion: number | null;
  readonly before: Partial<Activity> | null;
}

const columns = `id, file_name AS "fileName", user_id AS "userId", read, created, updated, unchanged, refused,
  created_at AS "createdAt", undone_at AS "undoneAt", undone, kept`;
const mostShown = 20;

/** Calendars that were read into activities; each user's own. */
@Injectable()
export class CalendarImportsRepository {
  constructor(private readonly db: TenantDb) {}

  async latest(): Promise<CalendarImportRow[]> {
    return this.db.query<CalendarImportRow>(
      `SELECT ${columns} FROM crm_calendar_import WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT ${mostShown}`,
      [this.userId],
    );
  }

  async find(id: string, lock = false): Promise<CalendarImportRow | undefined> {
    const [row] = await this.db.query<CalendarImportRow>(
      `SELECT ${columns} FROM crm_calendar_import WHERE id = $1 AND user_id = $2${lock ? ' FOR UPDATE' : ''}`,
      [id, this.userId],
    );
    return row;
  }

  async tracesOf(importId: string): Promise<CalendarImportTrace[]> {
    return this.db.query<CalendarImportTrace>(
      `SELECT place, uid, title, starts_at AS "startsAt", outcome, reason, activity_id AS "activityId",
         made_version AS "madeVersion", before FROM crm_calendar_import_entry WHERE import_id = $1 ORDER BY place, id`,
      [importId],
    );
  }

  async create(
    fileName: string,
    counts: Record<ImportOutcome, number>,
    traces: readonly CalendarImportTrace[],
  ): Promise<string> {
    const id = newId();
    const { created, updated, unchanged, refused } = counts;
    await this.db.query(
      `INSERT INTO crm_calendar_import (id, file_name, user_id, read, created, updated, unchanged, refused)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        fileName,
        this.userId,
        created + updated + unchanged + refused,
        created,
        updated,
        unchanged,
        refused,
      ],
    );
    const rows = traces.map((trace) => ({ ...trace, id: newId() }));
    await this.db.query(
      `INSERT INTO crm_calendar_import_entry
         (id, import_id, place, uid, title, starts_at, outcome, reason, activity_id, made_version, before)
       SELECT r.id, $1, r.place, r.uid, r.title, r."startsAt", r.outcome, r.reason, r."activityId", r."madeVersion", r.before
       FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, place int, uid text, title text, "startsAt" timestamptz,
         outcome text, reason text, "activityId" uuid, "madeVersion" int, before jsonb)`,
      [id, JSON.stringify(rows)],
    );
    return id;
  }

  async undone(id: string, undone: number, kept: number): Promise<void> {
    await this.db.query(
      'UPDATE crm_calendar_import SET undone_at = clock_timestamp(), undone = $2, kept = $3 WHERE id = $1',
      [id, undone, kept],
    );
  }

  /** The contact with one of these addresses, where it is a single one. */
  async contactsWith(addresses: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.query<{ address: string; id: string }>(
      `SELECT given.address, min(c.id::text) AS id FROM unnest($1::text[]) given (address)
       JOIN crm_contact c ON c.emails @> jsonb_build_array(jsonb_build_object('address', given.address))
       GROUP BY given.address HAVING count(*) = 1`,
      [addresses],
    );
    return new Map(rows.map(({ address, id }) => [address, id]));
  }

  private get userId(): string | null {
    return Scopes.actor().userId ?? null;
  }
}
