import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, type Text } from '#kernel';
import { TenantDb } from '#runtime';
import { IntegrationsProblems } from '../integrations.problems.js';
import type { Finding } from './findings.js';
import type { Counts, StepCounts } from './import-report.js';

export const importStates = [
  'queued',
  'running',
  'done',
  'failed',
  'interrupted',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

/** A finding as it is kept with its import. */
export type StoredFinding = Pick<Finding, 'file' | 'line' | 'column' | 'reason'>;

/** A record that an undo left as it is, and why. */
export interface KeptRecord {
  readonly record: string;
  readonly recordId: string;
  readonly reason: Text;
}

export interface ImportSummary extends Counts {
  readonly id: string;
  readonly name: string;
  readonly mapping: string;
  readonly targets: string[];
  readonly vault: boolean;
  /** Wrote nothing: its figures are what the import would do. */
  readonly dryRun: boolean;
  /** The file it was made from, for an import from the web. */
  readonly uploadId: string | null;
  /** Rows of that file, for a bar of progress. */
  readonly rowCount: number | null;
  readonly state: ImportState;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly endedAt: Date | null;
  readonly warningCount: number;
  readonly undone: number | null;
}

export interface StoredImport extends ImportSummary {
  /** Columns of the file with something in them that became nothing. */
  readonly untakenColumns: string[];
  readonly steps: StepCounts[];
  readonly rejects: StoredFinding[];
  readonly warnings: StoredFinding[];
  readonly undoId: string | null;
  readonly undoneAt: Date | null;
  readonly kept: KeptRecord[];
  /** Why it failed, where that can be told. */
  readonly failure: Text | null;
}

/** An import or undo that was not heard of for so long died with its process. */
const silence = "interval '60 seconds'";
const isDead = `seen_at < clock_timestamp() - ${silence}`;
/** Messages may take a while to be carried: one that waits is believed longer. */
const isLost = `(state = 'running' AND ${isDead} OR state = 'queued' AND seen_at < clock_timestamp() - interval '5 minutes')`;

const summary = `id, name, mapping, targets, vault, started_at AS "startedAt", started_by AS "startedBy",
  ended_at AS "endedAt", read, created, updated, unchanged, rejected, warnings AS "warningCount", undone,
  dry_run AS "dryRun", upload_id AS "uploadId", row_count AS "rowCount",
  CASE WHEN ${isLost} THEN 'interrupted' ELSE state END AS state`;

@Injectable()
export class ImportsRepository {
  constructor(private readonly db: TenantDb) {}

  async start(entry: {
    id: string;
    name: string;
    mapping: string;
    sha256: string;
    targets: string[];
    vault: boolean;
    startedBy: string;
  }): Promise<void> {
    await this.db.query(
      `INSERT INTO integrations_import (id, name, mapping, mapping_sha256, targets, vault, started_by, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'running')`,
      [entry.id, entry.name, entry.mapping, entry.sha256, entry.targets, entry.vault, entry.startedBy],
    );
  }

  /**
   * Adds a batch's counts, in the batch's own unit.
   * @returns whether somebody asked it to stop.
   * @throws Problem IMPORT_INTERRUPTED once others took it for dead.
   */
  async advance(id: string, counts: Counts): Promise<boolean> {
    const [row] = await this.db.query<{ stopAsked: boolean }>(
      `UPDATE integrations_import SET seen_at = clock_timestamp(), read = read + $2, created = created + $3,
         updated = updated + $4, unchanged = unchanged + $5, rejected = rejected + $6
       WHERE id = $1 AND state = 'running' RETURNING stop_asked AS "stopAsked"`,
      [id, counts.read, counts.created, counts.updated, counts.unchanged, counts.rejected],
    );
    if (!row) throw new Problem(IntegrationsProblems.IMPORT_INTERRUPTED);
    return row.stopAsked;
  }

  /** Says that the import or its undo is alive. */
  async touch(id: string): Promise<void> {
    await this.db.query('UPDATE integrations_import SET seen_at = clock_timestamp() WHERE id = $1', [id]);
  }

  async end(
    id: string,
    state: 'done' | 'failed' | 'interrupted',
    found: {
      steps: readonly StepCounts[];
      warnings: number;
      rejects: StoredFinding[];
      firstWarnings: StoredFinding[];
    },
  ): Promise<void> {
    await this.db.query(
      `UPDATE integrations_import SET state = $2, ended_at = clock_timestamp(), steps = $3, warnings = $4,
         first_rejects = $5, first_warnings = $6
       WHERE id = $1 AND state = 'running'`,
      [
        id,
        state,
        JSON.stringify(found.steps),
        found.warnings,
        JSON.stringify(found.rejects),
        JSON.stringify(found.firstWarnings),
      ],
    );
  }

  /** Keeps refused rows; `from` is how many were kept before. */
  async addRejects(id: string, from: number, rejects: readonly Finding[]): Promise<void> {
    await this.db.query(
      `INSERT INTO integrations_reject (id, import_id, n, line, column_name, reason_fr, reason_en)
       SELECT gen_random_uuid(), $1, $2 + at, line, column_name, fr, en
       FROM unnest($3::integer[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY
         AS each (line, column_name, fr, en, at)`,
      [
        id,
        from,
        rejects.map(({ line }) => line),
        rejects.map(({ column }) => column),
        rejects.map(({ reason }) => reason.fr),
        rejects.map(({ reason }) => reason.en),
      ],
    );
  }

  async list(page: number, perPage: number): Promise<{ items: ImportSummary[]; total: number }> {
    const [count] = await this.db.query<{ total: number }>(
      'SELECT count(*) AS total FROM integrations_import',
    );
    const items = await this.db.query<ImportSummary>(
      `SELECT ${summary} FROM integrations_import ORDER BY started_at DESC, id DESC LIMIT $1 OFFSET $2`,
      [perPage, (page - 1) * perPage],
    );
    return { items, total: count?.total ?? 0 };
  }

  /** @throws Problem NOT_FOUND */
  async get(id: string): Promise<StoredImport> {
    const [found] = await this.db.query<StoredImport>(
      `SELECT ${summary}, coalesce(request -> 'untaken', '[]') AS "untakenColumns", steps, first_rejects AS rejects, first_warnings AS warnings, undo_id AS "undoId",
         undone_at AS "undoneAt", kept, failure
       FROM integrations_import WHERE id = $1`,
      [id],
    );
    if (!found) throw new Problem(CommonProblems.NOT_FOUND);
    return found;
  }

  /**
   * Claims an import for undoing; one whose undo died is claimed again, under the undo's id of then.
   * @throws Problem IMPORT_ALREADY_UNDONE, IMPORT_STILL_RUNNING
   */
  async beginUndo(id: string, newUndoId: string): Promise<string> {
    const [claimed] = await this.db.query<{ undoId: string }>(
      `UPDATE integrations_import SET state = 'undoing', seen_at = clock_timestamp(), undo_id = coalesce(undo_id, $2)
       WHERE id = $1 AND NOT dry_run AND (state IN ('done', 'failed', 'interrupted') OR state IN ('running', 'undoing') AND ${isDead})
       RETURNING undo_id AS "undoId"`,
      [id, newUndoId],
    );
    if (claimed) return claimed.undoId;
    const { state, dryRun } = await this.get(id);
    if (dryRun) throw new Problem(IntegrationsProblems.IMPORT_WROTE_NOTHING);
    throw new Problem(
      state === 'undone'
        ? IntegrationsProblems.IMPORT_ALREADY_UNDONE
        : IntegrationsProblems.IMPORT_STILL_RUNNING,
    );
  }

  /** Counts records brought back, in the unit that did so. */
  async advanceUndo(id: string, undone: number): Promise<void> {
    await this.db.query(
      `UPDATE integrations_import SET seen_at = clock_timestamp(), undone = coalesce(undone, 0) + $2 WHERE id = $1`,
      [id, undone],
    );
  }

  /** Lets an undo that failed be taken up again at once. */
  async abandonUndo(id: string): Promise<void> {
    await this.db.query(
      `UPDATE integrations_import SET seen_at = 'epoch' WHERE id = $1 AND state = 'undoing'`,
      [id],
    );
  }

  async endUndo(id: string, kept: readonly KeptRecord[]): Promise<void> {
    await this.db.query(
      `UPDATE integrations_import SET state = 'undone', undone_at = clock_timestamp(), undone = coalesce(undone, 0),
         kept = $2
       WHERE id = $1`,
      [id, JSON.stringify(kept)],
    );
  }
}
