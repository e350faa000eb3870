import { Injectable } from '@nestjs/common';
import { AppConfig, FileStore, quoteIdentifier, Scopes, TenantDb } from '#runtime';
import { type Blob, damaged, restoreBlobs } from '../copy/blobs.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import { CopyReader } from '../copy/copy-reader.js';
import { BackupRuns } from '../runs/backup-runs.js';
import type { RowSets } from './dependants.repository.js';

/** The contents of files whose entries come back. They are on disk before an entry that names them can commit. */
@Injectable()
export class ReturnedFiles {
  constructor(
    private readonly config: AppConfig,
    private readonly runs: BackupRuns,
    private readonly reader: CopyReader,
    private readonly files: FileStore,
    private readonly db: TenantDb,
  ) {}

  /** What is needed of the file store; in a unit of the live data. */
  async contentsOf(copy: string, rows: RowSets): Promise<Blob[]> {
    const ids = rows.get('stored_file');
    if (!ids) return [];
    return this.db.query<Blob>(
      `SELECT DISTINCT sha256, size FROM ${quoteIdentifier(copy)}.stored_file WHERE id = ANY($1::uuid[])`,
      [[...ids]],
    );
  }

  /** Outside any unit. @throws Problem BACKUP_FILE_DAMAGED, BACKUP_RUN_UNKNOWN for a copy that is gone by now. */
  async putBack(runId: string, contents: readonly Blob[]): Promise<void> {
    if (contents.length === 0) return;
    const instanceId = Scopes.instance().id;
    const run = await this.runs.pick(instanceId, runId);
    const attachments = (await this.reader.attachments({ ...run, instanceId })) ?? [];
    const copies = new InstanceCopies(this.config.backupDir, instanceId);
    for (const { sha256 } of contents) {
      const held = attachments.find(({ blobs }) => blobs.some((each) => each.sha256 === sha256));
      const blob = held?.blobs.find((each) => each.sha256 === sha256);
      if (!blob) throw damaged(sha256);
      await restoreBlobs([blob], this.files, copies, held?.cipher);
    }
  }
}
