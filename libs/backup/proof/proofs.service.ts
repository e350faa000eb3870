import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Problem } from '#kernel';
import { AppLogger, Clock } from '#runtime';
import { InstanceRegistry, type InstanceRow, Migrator, Scheduler } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { reasonOf } from '../runs/copy-runner.js';
import { ContentsProof, type ProofResult } from './contents-proof.js';
import { ProofBook, type ProofOrder, type ProvableRun } from './proof-book.js';
import { isNight, isRestoreDue } from './proof-due.js';
import { ProofServer } from './proof-server.js';
import { RestoreProof } from './restore-proof.js';

const actor = 'schedule';

/** What a proof found; `problems` say what is wrong with the copy. Durations in milliseconds. */
export interface Proof {
  readonly slug: string;
  readonly runId: string;
  readonly proven: boolean;
  readonly problems: readonly string[];
  readonly tables: number;
  readonly rows: number;
  readonly serverVersion: string | null;
  readonly durationMs: number;
}

interface DueProof {
  readonly row: InstanceRow;
  readonly runId: string;
}

/**
 * Proves copies beyond their own bytes: every night what the newest full one holds, and every week, and after each
 * migration, that one comes back on another server.
 */
@Injectable()
export class Proofs implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly registry: InstanceRegistry,
    private readonly migrator: Migrator,
    private readonly book: ProofBook,
    private readonly contents: ContentsProof,
    private readonly restore: RestoreProof,
    private readonly server: ProofServer,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('proofs of copies', 38, () => this.proveDue());
  }

  /** Makes the proofs that are due. One that fails does not keep the others from theirs. */
  async proveDue(): Promise<void> {
    const now = this.clock.now();
    const due: DueProof[] = [];
    for (const row of await this.registry.list()) {
      const facts = await this.book.facts(row.id);
      if (facts?.newestRunId && isRestoreDue(facts, now)) due.push({ row, runId: facts.newestRunId });
      if (!isNight(now, row.timeZone)) continue;
      const runId = await this.book.unprovenContents(row.id);
      if (runId) await this.proveContents(row, runId, actor, now);
    }
    if (due.length > 0) await this.proveRestores(due, now);
  }

  /**
   * Brings the newest copy of an instance back on another server now.
   * @throws Problem BACKUP_RUN_UNKNOWN, BACKUP_BUSY while a proof is under way; Error where there is no such server.
   */
  async proveRestore(slug: string, by: string): Promise<Proof> {
    const row = await this.registry.bySlug(slug);
    const runId = (await this.book.facts(row.id))?.newestRunId;
    if (!runId) throw new Problem(BackupProblems.BACKUP_RUN_UNKNOWN);
    const started = performance.now();
    const result = await this.server.with((server) =>
      this.prove(row, { kind: 'restore', runId, actor: by }, (run) => this.restore.prove(server, row, run)),
    );
    if (!result) throw new Problem(BackupProblems.BACKUP_BUSY);
    if (result instanceof Error) throw result;
    const durationMs = Math.round(performance.now() - started);
    const { problems, tables, rows, serverVersion = null } = result;
    return { slug, runId, proven: problems.length === 0, problems, tables, rows, serverVersion, durationMs };
  }

  /** Reads the contents of a full copy. */
  async proveContents(
    row: InstanceRow,
    runId: string,
    by: string,
    decidedAt?: Date,
  ): Promise<ProofResult | Error | undefined> {
    return this.prove(row, { kind: 'contents', runId, actor: by, ...(decidedAt && { decidedAt }) }, (run) =>
      this.contents.prove({ ...run, instanceId: row.id }),
    );
  }

  /** Where there is no server to prove on, that is written down for every copy that was to be proved. */
  private async proveRestores(due: readonly DueProof[], decidedAt: Date): Promise<void> {
    const left = new Set(due);
    const each = async (one: DueProof, work: (run: ProvableRun) => Promise<ProofResult>) => {
      left.delete(one);
      await this.prove(one.row, { kind: 'restore', runId: one.runId, actor, decidedAt }, work);
    };
    try {
      await this.server.with(async (server) => {
        for (const one of due) await each(one, (run) => this.restore.prove(server, one.row, run));
      });
    } catch (error) {
      for (const one of left) await each(one, () => Promise.reject(error));
    }
  }

  /** @returns undefined while another process makes the same proof; an error where it could not be made. */
  private async prove(
    row: InstanceRow,
    order: ProofOrder,
    work: (run: ProvableRun) => Promise<ProofResult>,
  ): Promise<ProofResult | Error | undefined> {
    const run = await this.book.begin(row.id, order);
    if (!run) return undefined;
    try {
      const result = await work(run);
      await this.book.end(run.id, this.migrator.latest, result);
      return result;
    } catch (error) {
      this.logger.error(`the ${order.kind} of a copy of instance ${row.id} cannot be proved`, error);
      await this.book.end(run.id, this.migrator.latest, undefined, reasonOf(error));
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}
