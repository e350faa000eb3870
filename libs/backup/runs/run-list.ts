import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { type ListQuery, type Page, parseListQuery, Scopes, UnitOfWork } from '#runtime';
import type { BackupRun } from './backup-runs.js';

export const slots = ['midday', 'evening', 'manual'] as const;
export const runStates = ['running', 'written', 'verified', 'failed', 'expired'] as const;
export const runReasons = [
  'manual',
  'scheduled',
  'before-restore',
  'after-restore',
  'before-migration',
] as const;

/** A run as its instance's admin sees it. */
export interface ListedRun extends Omit<BackupRun, 'runId' | 'error'> {
  readonly id: string;
  /** Of the working day's two copies, or one that somebody asked for; null for those around restores and migrations. */
  readonly slot: (typeof slots)[number] | null;
  /** It began more than half an hour after its slot. */
  readonly late: boolean;
  /** How far it is, while it runs. */
  readonly tablesDone: number | null;
  readonly tablesTotal: number | null;
  /** Kept until then whatever comes. */
  readonly pinnedUntil: Date | null;
  readonly durationMs: number | null;
  /** When it was last read back whole; null for one that never was, or was found damaged since. */
  readonly verifiedAt: Date | null;
}

/** The copies at noon and in the evening are apart by more hours than either may be late (backup.md, schedule). */
const afternoon = '17:00';

const columns = `r.id, r.kind, r.reason, r.state, r.business_date AS "businessDate", r.started_at AS "startedAt",
  r.ended_at AS "endedAt", r.tables, r.rows, r.bytes, r.manifest_sha256 AS "manifestSha256",
  r.late, r.tables_done AS "tablesDone", r.tables_total AS "tablesTotal", r.pinned_until AS "pinnedUntil",
  CASE WHEN r.slot IS NOT NULL THEN r.slot ELSE CASE r.reason WHEN 'manual' THEN 'manual' WHEN 'scheduled' THEN
    CASE WHEN (r.started_at AT TIME ZONE $2)::time < '${afternoon}' THEN 'midday' ELSE 'evening' END END END AS slot,
  (extract(epoch FROM r.ended_at - r.started_at) * 1000)::bigint AS "durationMs",
  CASE WHEN r.state <> 'verified' OR v.state = 'damaged' THEN NULL ELSE coalesce(v.ended_at, r.ended_at) END AS "verifiedAt"`;
const source = `platform.backup_run r LEFT JOIN LATERAL (
    SELECT state, ended_at FROM platform.backup_verification
    WHERE run_id = r.id AND state IN ('intact', 'damaged') ORDER BY started_at DESC LIMIT 1) v ON true
  WHERE r.instance_id = $1`;

const rules = {
  fields: [
    {
      name: 'startedAt',
      column: 'started_at',
      kind: 'instant' as const,
      label: text('Début', 'Start'),
      sortable: true,
    },
    {
      name: 'state',
      column: 'state',
      kind: 'choice' as const,
      choices: runStates,
      label: text('État', 'State'),
      filterable: true,
    },
    {
      name: 'reason',
      column: 'reason',
      kind: 'choice' as const,
      choices: runReasons,
      label: text('Motif', 'Reason'),
      filterable: true,
    },
  ],
  defaultSort: 'startedAt',
  defaultOrder: 'desc' as const,
  searchable: false,
};

/** The runs of the instance in scope, from the control plane. */
@Injectable()
export class RunList {
  constructor(private readonly units: UnitOfWork) {}

  /** One page of them. @throws Problem INVALID_INPUT for a wrong parameter. */
  list(raw: unknown): Promise<Page<ListedRun>> {
    const query = parseListQuery(raw, rules);
    const { id, timeZone } = Scopes.instance();
    const values: unknown[] = [id, timeZone];
    const where = conditionsOf(query, values);
    return this.units.onPlatform('read', async (unit) => {
      const items = await unit.query<ListedRun>(
        `SELECT ${columns} FROM ${source}${where}
         ORDER BY r.started_at ${query.order}, r.id ${query.order} LIMIT ${query.perPage}
         OFFSET ${(query.page - 1) * query.perPage}`,
        values,
      );
      const [count] = await unit.query<{ total: number }>(
        `SELECT count(*) AS total FROM platform.backup_run r WHERE r.instance_id = $1 AND $2::text IS NOT NULL${where}`,
        values,
      );
      return { items, total: count?.total ?? 0, page: query.page, perPage: query.perPage };
    });
  }

  /** @throws Problem NOT_FOUND for an unknown run and one of another instance, alike. */
  async get(runId: string): Promise<ListedRun> {
    const { id, timeZone } = Scopes.instance();
    const [run] = await this.units.onPlatform('read', (unit) =>
      unit.query<ListedRun>(`SELECT ${columns} FROM ${source} AND r.id = $3`, [id, timeZone, runId]),
    );
    if (!run) throw new Problem(CommonProblems.NOT_FOUND);
    return run;
  }
}

function conditionsOf({ filters }: ListQuery, values: unknown[]): string {
  return filters
    .map(({ field, operator, value }) => {
      if (operator === 'null') return ' AND false';
      values.push(Array.isArray(value) ? value : [value]);
      const column = `r."${field.column}"`;
      if (operator === '=' || operator === 'in') return ` AND ${column} = ANY($${values.length}::text[])`;
      return ` AND ${column} ${operator} ($${values.length}::text[])[1]`;
    })
    .join('');
}
