import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Scopes } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { CopyReader } from '../copy/copy-reader.js';
import { RecordKinds } from '../inspection/record-kinds.js';
import { RunList } from './run-list.js';

/** What a copy holds of one table. */
export interface RunContent {
  readonly table: string;
  /** The kind of record whose rows the table holds; null for what lies under records, and settings. */
  readonly resource: string | null;
  readonly rows: number;
  /** Size in this copy, compressed: an incremental one holds only what changed. */
  readonly bytes: number;
}

export interface RunContents {
  readonly tables: readonly RunContent[];
  readonly files: { readonly count: number; readonly bytes: number };
}

/** What comes back from a copy, by its manifest: counts and sizes, and no data. */
@Injectable()
export class RunContentsReader {
  constructor(
    private readonly runs: RunList,
    private readonly reader: CopyReader,
    private readonly kinds: RecordKinds,
  ) {}

  /** @throws Problem NOT_FOUND, BACKUP_NOT_WHOLE for one that is not finished, or not there any more. */
  async of(runId: string): Promise<RunContents> {
    const { state, manifestSha256 } = await this.runs.get(runId);
    const expected = { runId, instanceId: Scopes.instance().id, manifestSha256 };
    const manifest = state === 'verified' ? await this.reader.manifest(expected) : undefined;
    const attachments = manifest && (await this.reader.attachments(expected));
    if (!manifest || !attachments) throw new Problem(BackupProblems.BACKUP_NOT_WHOLE);
    const sizes = new Map(
      attachments.flatMap(({ blobs }) => blobs).map(({ sha256, size }) => [sha256, size]),
    );
    return {
      tables: manifest.tables.map(({ name, rows, bytes, changes }) => ({
        table: name,
        resource: this.kinds.ofTable(name)?.type.name ?? null,
        rows: changes?.total ?? rows,
        bytes,
      })),
      files: { count: sizes.size, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) },
    };
  }
}
