import { Injectable } from '@nestjs/common';
import { AppConfig, Databases, FileStore, quoteIdentifier, systemActor } from '#runtime';
import { InstanceRegistry, type InstanceRow, InstanceScope } from '#tenancy';
import { type Blob, hashOfFile, restoreBlobs, type StoredBlob } from '../copy/blobs.js';
import type { CopyCipher } from '../copy/copy-cipher.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import { CopyReader } from '../copy/copy-reader.js';
import { BackupRuns } from '../runs/backup-runs.js';
import { InstanceLock } from '../runs/instance-lock.js';

/** What became of an instance's attachments. */
export interface ReturnedAttachments {
  readonly needed: number;
  readonly returned: number;
  /** Digests of contents that no copy here holds: they came after the last copy. */
  readonly missing: readonly string[];
}

/**
 * Puts attachments back that the instance's rows name and its file store lost: after the database came back by itself
 * (docs/cluster-backup.md), which holds no files. Rows stay as they are.
 */
@Injectable()
export class AttachmentReturn {
  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
    private readonly lock: InstanceLock,
    private readonly runs: BackupRuns,
    private readonly reader: CopyReader,
    private readonly files: FileStore,
    private readonly scope: InstanceScope,
  ) {}

  /** @throws Problem BACKUP_BUSY, BACKUP_KEY_MISSING */
  async bring(slug: string): Promise<ReturnedAttachments> {
    const row = await this.registry.bySlug(slug);
    return this.lock.hold(row, () =>
      this.scope.run(row, systemActor('restore'), async () => {
        const needed = await this.named(row);
        const lost = await this.lost(needed);
        const held = lost.length > 0 ? await this.held(row) : new Map<string, Held>();
        const copies = new InstanceCopies(this.config.backupDir, row.id);
        const missing: string[] = [];
        for (const { sha256 } of lost) {
          const found = held.get(sha256);
          if (found) await restoreBlobs([found.blob], this.files, copies, found.cipher);
          else missing.push(sha256);
        }
        return { needed: needed.length, returned: lost.length - missing.length, missing };
      }),
    );
  }

  private async named({ schema }: InstanceRow): Promise<Blob[]> {
    return this.databases.asOwner('attachments', async (client) => {
      const { rows } = await client.query<Blob>(
        `SELECT DISTINCT sha256, size FROM ${quoteIdentifier(schema)}.stored_file ORDER BY sha256`,
      );
      return rows;
    });
  }

  private async lost(needed: readonly Blob[]): Promise<Blob[]> {
    const lost: Blob[] = [];
    for (const blob of needed) {
      const found = await hashOfFile(this.files.pathOf(blob.sha256));
      if (found?.sha256 !== blob.sha256) lost.push(blob);
    }
    return lost;
  }

  /** What the copies here hold, by the digest of the content. */
  private async held({ id }: InstanceRow): Promise<Map<string, Held>> {
    const held = new Map<string, Held>();
    for (const run of await this.runs.list(id)) {
      if (run.state !== 'verified') continue;
      const lists = await this.reader.attachments({ ...run, instanceId: id });
      for (const { blobs, cipher } of lists ?? [])
        for (const blob of blobs) held.set(blob.sha256, { blob, cipher });
    }
    return held;
  }
}

interface Held {
  readonly blob: StoredBlob;
  readonly cipher: CopyCipher | undefined;
}
