import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppConfig, Databases } from '#runtime';
import { Checkpoints } from '../checkpoints.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import { CopyReader } from '../copy/copy-reader.js';

/** Names under which attachments lie beside the copies; drafts of them, which a crash left, are none. */
const blobName = /^[0-9a-f]{64}(\.age)?$/;

/** Removes the files of copies that expired. For the holder of the instance's lock: nobody writes a copy meanwhile. */
@Injectable()
export class CopyRemoval {
  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly reader: CopyReader,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Removes the folders of expired runs, those too that a crash left. @returns how many. */
  async removeExpired(instanceId: string): Promise<number> {
    const runs = await this.databases.asOwner('retention', async (client) => {
      const { rows } = await client.query<{ id: string; token: number }>(
        `SELECT id, token FROM platform.backup_run
         WHERE instance_id = $1 AND state = 'expired' AND directory IS NOT NULL ORDER BY token`,
        [instanceId],
      );
      return rows;
    });
    const copies = new InstanceCopies(this.config.backupDir, instanceId);
    // What was set aside before a crash has the name of a draft, and goes with them.
    if (runs.length > 0) await copies.removeDrafts();
    for (const { id, token } of runs) {
      // Half a copy must not be found under the name of a whole one.
      const aside = join(copies.folder, `tmp.${id}.${token}`);
      await rename(copies.run(id), aside).catch(ignoreMissing);
      await this.checkpoints.reach('retention: folder set aside');
      await rm(aside, { recursive: true, force: true });
      await this.checkpoints.reach('retention: folder removed');
      await this.databases.asOwner('retention', (client) =>
        client.query("UPDATE platform.backup_run SET directory = NULL WHERE id = $1 AND state = 'expired'", [
          id,
        ]),
      );
      await this.checkpoints.reach('retention: row emptied');
    }
    return runs.length;
  }

  /**
   * Removes attachments that no copy names any more; none while the list of a single copy cannot be read.
   * @returns how many, or undefined where nothing could be told.
   */
  async sweep(instanceId: string): Promise<number | undefined> {
    const runs = await this.databases.asOwner('retention', async (client) => {
      const { rows } = await client.query<{ runId: string; manifestSha256: string | null }>(
        `SELECT id AS "runId", manifest_sha256 AS "manifestSha256" FROM platform.backup_run
         WHERE instance_id = $1 AND state = 'verified'`,
        [instanceId],
      );
      return rows;
    });
    const copies = new InstanceCopies(this.config.backupDir, instanceId);
    const named = new Set<string>();
    for (const run of runs) {
      const attachments = await this.reader.attachments({ ...run, instanceId });
      if (!attachments) return undefined;
      for (const { file } of attachments.flatMap(({ blobs }) => blobs)) named.add(file);
    }
    await this.checkpoints.reach('retention: attachments listed');
    const folder = dirname(copies.blob('0'.repeat(64)));
    let removed = 0;
    for (const name of await readdir(folder).catch(() => [])) {
      if (!blobName.test(name) || named.has(name)) continue;
      await rm(join(folder, name), { force: true });
      removed += 1;
      await this.checkpoints.reach('retention: attachment removed');
    }
    await this.checkpoints.reach('retention: swept');
    return removed;
  }
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
