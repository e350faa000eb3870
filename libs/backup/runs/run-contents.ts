import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { AppConfig, Scopes } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import { ManifestError, parseManifest } from '../copy/manifest.js';
import { RecordKinds } from '../inspection/record-kinds.js';
import { RunList } from './run-list.js';

/** What a copy holds of one table. */
export interface RunContent {
  readonly table: string;
  /** The kind of record whose rows the table holds; null for what lies under records, and settings. */
  readonly resource: string | null;
  readonly rows: number;
  /** Size in the copy, compressed. */
  readonly bytes: number;
}

export interface RunContents {
  readonly tables: readonly RunContent[];
  readonly files: { readonly count: number; readonly bytes: number };
}

/** What is in a copy, by its manifest: counts and sizes, and no data. */
@Injectable()
export class RunContentsReader {
  constructor(
    private readonly config: AppConfig,
    private readonly runs: RunList,
    private readonly kinds: RecordKinds,
  ) {}

  /** @throws Problem NOT_FOUND, BACKUP_NOT_WHOLE for one that is not finished, or not there any more. */
  async of(runId: string): Promise<RunContents> {
    const run = await this.runs.get(runId);
    if (run.state !== 'verified') throw new Problem(BackupProblems.BACKUP_NOT_WHOLE);
    const copies = new InstanceCopies(this.config.backupDir, Scopes.instance().id);
    try {
      const manifest = parseManifest(await readFile(join(copies.run(runId), 'manifest.json'), 'utf8'));
      return {
        tables: manifest.tables.map(({ name, rows, bytes }) => ({
          table: name,
          resource: this.kinds.ofTable(name)?.type.name ?? null,
          rows,
          bytes,
        })),
        files: {
          count: manifest.blobs.length,
          bytes: manifest.blobs.reduce((sum, { size }) => sum + size, 0),
        },
      };
    } catch (cause) {
      const isGone = (cause as NodeJS.ErrnoException).code === 'ENOENT';
      if (!isGone && !(cause instanceof ManifestError)) throw cause;
      throw new Problem(BackupProblems.BACKUP_NOT_WHOLE, { cause });
    }
  }
}
