import { Injectable } from '@nestjs/common';
import type { Text } from '#kernel';
import { TenantDb } from '#runtime';
import type { ImportMappingInput } from '../wizard/import-input.js';
import type { Counts, StepCounts } from './import-report.js';
import type { StoredFinding } from './imports.repository.js';

/** An import that somebody asked for on the web, as it waits. */
export interface WebRun {
  readonly userId: string;
  readonly uploadId: string;
  readonly dryRun: boolean;
  readonly request: ImportMappingInput;
}

export interface StoredReject {
  readonly line: number;
  readonly column: string | null;
  readonly reason: Text;
}

const rejectColumns = `line, column_name AS "column", jsonb_build_object('fr', reason_fr, 'en', reason_en) AS reason`;

/** What imports from the web keep beside what every import does. */
@Injectable()
export class WebRunsRepository {
  constructor(private readonly db: TenantDb) {}

  async enqueue(
    run: WebRun & {
      id: string;
      name: string;
      sha256: string;
      targets: string[];
      vault: boolean;
      startedBy: string;
      rowCount: number;
      /** Columns that become nothing, for the report. */
      untaken: readonly string[];
    },
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO integrations_import (id, name, mapping, mapping_sha256, targets, vault, started_by, state, dry_run,
         user_id, upload_id, request, row_count)
       VALUES ($1, $2, $2, $3, $4, $5, $6, 'queued', $7, $8, $9, $10, $11)`,
      [
        run.id,
        run.name,
        run.sha256,
        run.targets,
        run.vault,
        run.startedBy,
        run.dryRun,
        run.userId,
        run.uploadId,
        JSON.stringify({ ...run.request, untaken: run.untaken }),
        run.rowCount,
      ],
    );
  }

  /** How many imports of a user wait or are at work. */
  async unfinished(userId: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*) AS count FROM integrations_import
       WHERE user_id = $1 AND (state = 'running' AND seen_at > clock_timestamp() - interval '60 seconds'
         OR state = 'queued' AND seen_at > clock_timestamp() - interval '5 minutes')`,
      [userId],
    );
    return row?.count ?? 0;
  }

  /** Takes a waiting import to work; undefined when somebody else did, or it was stopped. */
  async claim(id: string): Promise<WebRun | undefined> {
    const [row] = await this.db.query<WebRun>(
      `UPDATE integrations_import SET state = 'running', seen_at = clock_timestamp()
       WHERE id = $1 AND state = 'queued'
       RETURNING user_id AS "userId", upload_id AS "uploadId", dry_run AS "dryRun", request`,
      [id],
    );
    return row;
  }

  /** Whose import it is, and from which file; undefined for one of the operator's command. */
  async origin(id: string): Promise<{ userId: string; uploadId: string } | undefined> {
    const [row] = await this.db.query<{ userId: string; uploadId: string }>(
      `SELECT user_id AS "userId", upload_id AS "uploadId" FROM integrations_import
       WHERE id = $1 AND user_id IS NOT NULL AND upload_id IS NOT NULL`,
      [id],
    );
    return row;
  }

  /** How far a rehearsal is. @returns whether somebody asked it to stop. */
  async progress(id: string, counts: Counts): Promise<boolean> {
    const [row] = await this.db.query<{ stopAsked: boolean }>(
      `UPDATE integrations_import SET seen_at = clock_timestamp(), read = $2, created = $3, updated = $4,
         unchanged = $5, rejected = $6
       WHERE id = $1 AND state = 'running' RETURNING stop_asked AS "stopAsked"`,
      [id, counts.read, counts.created, counts.updated, counts.unchanged, counts.rejected],
    );
    return row?.stopAsked ?? true;
  }

  /** What a rehearsal found; it has no batches that counted. */
  async rehearsed(
    id: string,
    counts: Counts,
    found: {
      steps: readonly StepCounts[];
      warnings: number;
      rejects: StoredFinding[];
      firstWarnings: StoredFinding[];
    },
  ): Promise<void> {
    await this.progress(id, counts);
    await this.db.query(
      `UPDATE integrations_import SET state = 'done', ended_at = clock_timestamp(), steps = $2, warnings = $3,
         first_rejects = $4, first_warnings = $5
       WHERE id = $1 AND state = 'running'`,
      [
        id,
        JSON.stringify(found.steps),
        found.warnings,
        JSON.stringify(found.rejects),
        JSON.stringify(found.firstWarnings),
      ],
    );
  }

  /** Ends an import that could not go on, whatever it was doing; one that has ended keeps its state. */
  async fail(id: string, state: 'failed' | 'interrupted', reason: Text): Promise<void> {
    await this.db.query(
      `UPDATE integrations_import SET failure = $3, ended_at = coalesce(ended_at, clock_timestamp()),
         state = CASE WHEN state IN ('queued', 'running') THEN $2 ELSE state END
       WHERE id = $1`,
      [id, state, JSON.stringify(reason)],
    );
  }

  /** Asks an import to stop: one that waits stops at once. @returns whether there was anything to stop. */
  async askStop(id: string): Promise<boolean> {
    const { count } = await this.db.execute(
      `UPDATE integrations_import SET stop_asked = true,
         ended_at = CASE WHEN state = 'queued' THEN clock_timestamp() END,
         state = CASE WHEN state = 'queued' THEN 'interrupted' ELSE state END
       WHERE id = $1 AND (state = 'queued' OR state = 'running' AND seen_at > clock_timestamp() - interval '60 seconds')`,
      [id],
    );
    return count > 0;
  }

  async rejects(
    id: string,
    page: number,
    perPage: number,
  ): Promise<{ items: StoredReject[]; total: number }> {
    const [count] = await this.db.query<{ total: number }>(
      'SELECT count(*) AS total FROM integrations_reject WHERE import_id = $1',
      [id],
    );
    const items = await this.db.query<StoredReject>(
      `SELECT ${rejectColumns} FROM integrations_reject WHERE import_id = $1 ORDER BY n LIMIT $2 OFFSET $3`,
      [id, perPage, (page - 1) * perPage],
    );
    return { items, total: count?.total ?? 0 };
  }

  async allRejects(id: string): Promise<StoredReject[]> {
    return this.db.query<StoredReject>(
      `SELECT ${rejectColumns} FROM integrations_reject WHERE import_id = $1 ORDER BY n`,
      [id],
    );
  }

  async removeOldRejects(): Promise<number> {
    const { count } = await this.db.execute(
      "DELETE FROM integrations_reject WHERE created_at < now() - interval '30 days'",
    );
    return count;
  }
}
