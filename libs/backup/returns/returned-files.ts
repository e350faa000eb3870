import { Injectable } from '@nestjs/common';
import { AppConfig, FileStore, quoteIdentifier, Scopes, TenantDb } from '#runtime';
import { type Blob, restoreBlobs } from '../copy/blobs.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import type { RowSets } from './dependants.repository.js';

/** The contents of files whose entries come back. They are on disk before an entry that names them can commit. */
@Injectable()
export class ReturnedFiles {
  constructor(
    private readonly config: AppConfig,
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

  /** Outside any unit. @throws Problem BACKUP_FILE_DAMAGED */
  async putBack(contents: readonly Blob[]): Promise<void> {
    if (contents.length === 0) return;
    await restoreBlobs(contents, this.files, new InstanceCopies(this.config.backupDir, Scopes.instance().id));
  }
}
