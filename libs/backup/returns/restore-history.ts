import { Injectable } from '@nestjs/common';
import { type Page, Scopes, UnitOfWork } from '#runtime';
import { deadReturn } from './return-log.js';

export const restoreKinds = ['whole', 'table', 'record'] as const;

/** Something that was brought back into the live data. */
export interface PastRestore {
  readonly id: string;
  readonly kind: (typeof restoreKinds)[number];
  readonly runId: string;
  /** When the copy was begun. */
  readonly copiedAt: Date;
  readonly state: 'running' | 'done' | 'failed' | 'undone';
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Null where B2O's operators did it: which of them is B2O's own matter. */
  readonly by: string | null;
  /** Of a restore of everything: until when it can be taken back. */
  readonly undoableUntil: Date | null;
  readonly resource: string | null;
  readonly recordId: string | null;
  readonly total: number;
  readonly created: number;
  readonly changed: number;
  readonly dependants: number;
  readonly refused: number;
  readonly refusals: readonly { readonly id: string; readonly code: string }[];
}

const union = `
  SELECT l.id, 'whole' AS kind, l.run_id, l.state, l.started_at, l.ended_at, NULL AS by,
    CASE WHEN l.state = 'done' AND l.kept_schema IS NOT NULL AND l.kept_until > now() AND NOT EXISTS (
      SELECT FROM platform.restore_log later WHERE later.instance_id = l.instance_id AND later.target = 'same'
        AND later.state IN ('done', 'undone') AND later.started_at > l.started_at) THEN l.kept_until END AS undoable_until,
    NULL AS resource, NULL::uuid AS record_id, 0 AS total, 0 AS created, 0 AS changed, 0 AS dependants, 0 AS refused,
    '[]'::jsonb AS refusals
  FROM platform.restore_log l WHERE l.instance_id = $1 AND l.target = 'same'
  UNION ALL
  SELECT id, CASE WHEN record_id IS NULL THEN 'table' ELSE 'record' END, run_id,
    CASE WHEN ${deadReturn} THEN 'failed' ELSE state END, started_at, ended_at, requested_by, NULL, resource, record_id,
    total, created, changed, dependants, refused, refusals
  FROM platform.record_return WHERE instance_id = $1`;

/** What was brought back into the instance in scope, by whom, and what can still be taken back. */
@Injectable()
export class RestoreHistory {
  constructor(private readonly units: UnitOfWork) {}

  async list(page: number, perPage: number): Promise<Page<PastRestore>> {
    const { id } = Scopes.instance();
    return this.units.onPlatform('read', async (unit) => {
      const items = await unit.query<PastRestore>(
        `SELECT d.id, d.kind, d.run_id AS "runId", r.started_at AS "copiedAt", d.state, d.started_at AS "startedAt",
           d.ended_at AS "endedAt", d.by, d.undoable_until AS "undoableUntil", d.resource, d.record_id AS "recordId",
           d.total, d.created, d.changed, d.dependants, d.refused, d.refusals
         FROM (${union}) d JOIN platform.backup_run r ON r.id = d.run_id
         ORDER BY d.started_at DESC, d.id DESC LIMIT $2 OFFSET $3`,
        [id, perPage, (page - 1) * perPage],
      );
      const [count] = await unit.query<{ total: number }>(`SELECT count(*) AS total FROM (${union}) d`, [id]);
      return { items, total: count?.total ?? 0, page, perPage };
    });
  }
}
