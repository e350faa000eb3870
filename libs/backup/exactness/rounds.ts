import type { TestInstance, TestPlatform } from '#testing';
import { BackupService } from '../backup.service.js';
import { digestsOf, type Sql, uncopied, without } from '../backup-test-kit.js';
import { Snapshots } from '../copy/snapshot.js';
import { RestoreService } from '../restore/restore.service.js';
import type { RunResult } from '../runs/copy-runner.js';

/** A copy, and what PostgreSQL itself says of the tables in the copy's own snapshot. */
export interface Witnessed {
  readonly run: RunResult;
  readonly truth: Record<string, string>;
}

/** Takes copies of an instance beside a witness, and compares what comes back with what was seen. */
export class Rounds {
  constructor(
    private readonly platform: TestPlatform,
    private readonly instance: TestInstance,
  ) {}

  async copy(kind: 'full' | 'incremental'): Promise<Witnessed> {
    const snapshots = this.platform.app.get(Snapshots);
    const original = snapshots.with;
    let truth: Record<string, string> = {};
    snapshots.with = (schema, work) =>
      original.call(snapshots, schema, async (snapshot) => {
        const sql: Sql = async <Row extends object>(text: string, values: unknown[] = []) =>
          (await snapshot.client.query(text, values)).rows as Row[];
        truth = await digestsOf(sql, schema);
        return work(snapshot);
      }) as never;
    try {
      const run = await this.platform.app.get(BackupService).run(this.instance.slug, { kind, actor: 'test' });
      return { run, truth };
    } finally {
      snapshots.with = original;
    }
  }

  /** @returns the tables whose restored rows are not those that were seen; none when the copy is exact. */
  async differing({ run, truth }: Witnessed): Promise<string[]> {
    const sql: Sql = (text, values) => this.platform.sql(text, values);
    return this.restored(run, async (schema) => {
      const found = without(await digestsOf(sql, schema), ...uncopied);
      return Object.keys(found).filter((name) => found[name] !== truth[name]);
    });
  }

  /** Looks at a copy restored beside the instance, and drops it again. */
  async restored<T>({ runId }: RunResult, look: (schema: string) => Promise<T>): Promise<T> {
    const { schema } = await this.platform.app
      .get(RestoreService)
      .restore(this.instance.slug, { runId, into: 'side', actor: 'test' });
    const result = await look(schema);
    await this.platform.sql(`DROP SCHEMA ${schema} CASCADE`);
    return result;
  }
}
