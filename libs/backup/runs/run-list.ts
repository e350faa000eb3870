import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { AppConfig, type ListQuery, type Page, parseListQuery, Scopes, UnitOfWork } from '#runtime';
import type { BackupRun } from './backup-runs.js';
import { isDamaged } from './worth.js';

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
  /** When every row and every reference of it was last found whole. */
  readonly contentsProvenAt: Date | null;
  /** When it last came back on another server, and on which PostgreSQL. */
  readonly restoreProvenAt: Date | null;
  readonly restoreProvenOn: string | null;
  /** Since when it lies on a second site as well, read back there; null without one. */
  readonly secondSiteAt: Date | null;
}

/** The copies at noon and in the evening are apart by more hours than either may be late (backup.md, schedule). */
const afternoon = '17:00';

const columns = `r.id, r.kind, r.reason, r.state, r.business_date AS "businessDate", r.started_at AS "startedAt",
  r.ended_at AS "endedAt", r.tables, r.rows, r.bytes, r.manifest_sha256 AS "manifestSha256",
  r.late, r.tables_done AS "tablesDone", r.tables_total AS "tablesTotal", r.pinned_until AS "pinnedUntil",
  CASE WHEN r.slot IS NOT NULL THEN r.slot ELSE CASE r.reason WHEN 'manual' THEN 'manual' WHEN 'scheduled' THEN
    CASE WHEN (r.started_at AT TIME ZONE $2)::time < '${afternoon}' THEN 'midday' ELSE 'evening' END END END AS slot,
  (extract(epoch FROM r.ended_at - r.started_at) * 1000)::bigint AS "durationMs",
  CASE WHEN r.state = 'verified' AND NOT ${isDamaged('r.id')} THEN coalesce(v.intact, r.ended_at) END AS "verifiedAt",
  v.contents AS "contentsProvenAt", p.ended_at AS "restoreProvenAt", p.server_version AS "restoreProvenOn",
  (SELECT c.verified_at FROM platform.backup_site_copy c
   WHERE c.run_id = r.id AND c.site = $3 AND c.state = 'verified') AS "secondSiteAt"`;
const source = `platform.backup_run r LEFT JOIN LATERAL (
    SELECT max(ended_at) AS intact, max(ended_at) FILTER (WHERE kind = 'contents') AS contents
    FROM platform.backup_verification WHERE run_id = r.id AND state = 'intact') v ON true
  LEFT JOIN LATERAL (
    SELECT ended_at, server_version FROM platform.backup_verification
    WHERE run_id = r.id AND state = 'intact' AND kind = 'restore' ORDER BY ended_at DESC LIMIT 1) p ON true
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
  constructor(
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
  ) {}

  /** What the columns above ask for. */
  private values(): unknown[] {
    const { id, timeZone } = Scopes.instance();
    return [id, timeZone, this.config.secondSite?.name ?? null];
  }

  /** One page of them. @throws Problem INVALID_INPUT for a wrong parameter. */
  list(raw: unknown): Promise<Page<ListedRun>> {
    const query = parseListQuery(raw, rules);
    const values = this.values();
    const where = conditionsOf(query, values);
    return this.units.onPlatform('read', async (unit) => {
      const items = await unit.query<ListedRun>(
        `SELECT ${columns} FROM ${source}${where}
         ORDER BY r.started_at ${query.order}, r.id ${query.order} LIMIT ${query.perPage}
         OFFSET ${(query.page - 1) * query.perPage}`,
        values,
      );
      const [count] = await unit.query<{ total: number }>(
        `SELECT count(*) AS total FROM platform.backup_run r
         WHERE r.instance_id = $1 AND coalesce($2::text, $3::text) IS NOT NULL${where}`,
        values,
      );
      return { items, total: count?.total ?? 0, page: query.page, perPage: query.perPage };
    });
  }

  /** @throws Problem NOT_FOUND for an unknown run and one of another instance, alike. */
  async get(runId: string): Promise<ListedRun> {
    const [run] = await this.units.onPlatform('read', (unit) =>
      unit.query<ListedRun>(`SELECT ${columns} FROM ${source} AND r.id = $4`, [...this.values(), runId]),
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
