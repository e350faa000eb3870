import type { TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../index.js';
import { Proofs } from './proofs.service.js';
import type { RestoreProof } from './restore-proof.js';

export const hourMs = 3_600_000;

/** Eleven in the evening in Paris, at least five hours from now. */
export function nextNight(): Date {
  const night = new Date(Date.now() + 5 * hourMs);
  night.setUTCHours(22, 0, 0, 0);
  return night.getTime() < Date.now() + 5 * hourMs ? new Date(night.getTime() + 24 * hourMs) : night;
}

/** What a test restore finds that has nothing to find. */
export const whole: Awaited<ReturnType<RestoreProof['prove']>> = {
  problems: [],
  tables: 1,
  rows: 1,
  serverVersion: '18.0',
};

/** Copies of an instance and what was proved of them. */
export class ProofKit {
  constructor(
    private readonly platform: TestPlatform,
    readonly instance: TestInstance,
  ) {}

  async copy(kind: 'full' | 'incremental' = 'full'): Promise<string> {
    const backups = this.platform.app.get(BackupService);
    return (await backups.run(this.instance.slug, { kind, actor: 'test' })).runId;
  }

  /** What was proved, oldest first. */
  made() {
    return this.platform.sql<{
      kind: string;
      state: string;
      run: string;
      problems: string[];
      version: string | null;
    }>(
      `SELECT kind, state, run_id AS run, problems, server_version AS version FROM platform.backup_verification
       WHERE instance_id = $1 ORDER BY started_at, id`,
      [this.instance.row.id],
    );
  }

  async lines(): Promise<string[]> {
    return (await this.made()).map(({ kind, state }) => `${kind} ${state}`);
  }

  /** Makes what was proved lie further back. */
  async age(hours: number): Promise<void> {
    await this.platform.sql(
      `UPDATE platform.backup_verification SET started_at = started_at - $2 * interval '1 hour',
         ended_at = ended_at - $2 * interval '1 hour' WHERE instance_id = $1`,
      [this.instance.row.id, hours],
    );
  }

  async alerts(): Promise<string[]> {
    const rows = await this.platform.sql<{ kind: string }>(
      'SELECT kind FROM platform.backup_alert WHERE instance_id = $1 AND closed_at IS NULL ORDER BY kind',
      [this.instance.row.id],
    );
    return rows.map(({ kind }) => kind);
  }

  /** Proves the contents of a copy. @returns what is written down of it. */
  async contents(runId: string) {
    await this.platform.app.get(Proofs).proveContents(this.instance.row, runId, 'test');
    return (await this.made()).at(-1);
  }

  /** Changes rows as nothing of the product may. */
  async behind(statement: string): Promise<void> {
    await this.platform.sql(
      `SET session_replication_role = replica; SET search_path TO ${this.instance.schema}; ${statement}`,
    );
  }
}
